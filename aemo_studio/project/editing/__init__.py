"""Edits projects by pure functions: a Project goes in, a new Project comes out.

Nothing here knows of windows. Every function raises EditError (one sentence) for what cannot be
done; then nothing has changed. Scenes stay as measured: the editor's decisions about them stand in
`edits` alone. Lists of recommendations go along with their scenes; `recommending.outdated` finds
those that are out of date afterwards.
"""

from aemo_studio.project.editing.boundaries import (
    boundary_range,
    frame_s,
    merge_scenes,
    move_boundary,
    scene_at,
    split_scene,
)
from aemo_studio.project.editing.decisions import (
    ignore_face,
    mute,
    set_emotion,
    set_intention,
    set_note,
    set_start_timecode,
)
from aemo_studio.project.editing.evidence import Evidence, effective_tracks
from aemo_studio.project.editing.markers import (
    add_marker,
    describe_marker,
    move_marker,
    remove_marker,
)
from aemo_studio.project.editing.music_choices import (
    lock,
    pick,
    pick_best,
    pick_everywhere,
    reject,
    set_catalogues,
    set_filters,
    unpick,
)
from aemo_studio.project.editing.music_cuts import carry_on, cut_to_scene, fit_to_scene
from aemo_studio.project.editing.music_mixes import mute_music, set_fades, set_gain, set_mix

__all__ = [
    "Evidence",
    "add_marker",
    "boundary_range",
    "carry_on",
    "cut_to_scene",
    "describe_marker",
    "effective_tracks",
    "fit_to_scene",
    "frame_s",
    "ignore_face",
    "lock",
    "merge_scenes",
    "move_boundary",
    "move_marker",
    "mute",
    "mute_music",
    "pick",
    "pick_best",
    "pick_everywhere",
    "reject",
    "remove_marker",
    "scene_at",
    "set_catalogues",
    "set_emotion",
    "set_fades",
    "set_filters",
    "set_gain",
    "set_intention",
    "set_mix",
    "set_note",
    "set_start_timecode",
    "split_scene",
    "unpick",
]
