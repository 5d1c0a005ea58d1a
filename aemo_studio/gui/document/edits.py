"""Lists the edits: one row for each decision that the editor can take, and undo.

A row holds the function of `aemo_studio.project.editing` that makes the new Project, the name of
the step in the history, and which steps merge into one. It becomes a method of the Session, which
takes what that function takes after the Project. docs/adding-an-edit.md adds one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from inspect import signature
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QCoreApplication, QObject

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import ClipMix
from aemo_studio.domain.project import Project
from aemo_studio.gui.language import words
from aemo_studio.project.editing import (
    boundaries,
    cast,
    decisions,
    effects,
    markers,
    music_choices,
    music_cuts,
    music_mixes,
)

Arguments = ParamSpec("Arguments")

_translate = QCoreApplication.translate


@dataclass(frozen=True)
class Step:
    """Describes one use of a row: a step of the history that is still to be taken."""

    #: Makes the new Project. Raises EditError where the decision is impossible.
    apply: Callable[[], Project]
    #: Gives the name of the step in the language of the moment.
    name: Callable[[], str]
    #: Steps with the same key that follow each other quickly merge; None: this one never does.
    merge_key: Hashable | None = None


def _edit(
    decide: Callable[Concatenate[Project, Arguments], Project],
    name: Callable[..., str],
    *,
    merge_by: tuple[str, ...] | None = None,
) -> Callable[Concatenate[SessionEdits, Arguments], None]:
    """Makes a row of the table.

    name: receives all that `decide` receives, the Project and defaults included. merge_by: steps of
    this row merge where these parameters are the same; (): always; None: never.
    """
    parameters = signature(decide)

    def edit(session: SessionEdits, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        if session.project is None:
            return
        bound = parameters.bind(session.project, *args, **kwargs)
        bound.apply_defaults()
        key = None if merge_by is None else tuple(bound.arguments[each] for each in merge_by)
        session.take(
            Step(
                apply=lambda: decide(*bound.args, **bound.kwargs),
                name=lambda: name(*bound.args),
                merge_key=None if key is None else (decide, key),
            )
        )

    return edit


def _numbered(text: str, *indices: int) -> str:
    """Fills scene numbers into a text; people count scenes from 1."""
    return text.format(*(index + 1 for index in indices))


def _merge_name(_project: Project, first: int, last: int | None) -> str:
    if last is None or last == first + 1:
        return _numbered(_translate("EditNames", "merge scenes {0} and {1}"), first, first + 1)
    return _numbered(_translate("EditNames", "merge scenes {0} to {1}"), first, last)


def _mute_name(_project: Project, index: int, modality: str, muted: bool) -> str:
    names = {
        ("speech", True): _translate("EditNames", "ignore speech in scene {0}"),
        ("speech", False): _translate("EditNames", "let speech count in scene {0}"),
        ("face", True): _translate("EditNames", "ignore faces in scene {0}"),
        ("face", False): _translate("EditNames", "let faces count in scene {0}"),
    }
    return _numbered(names[modality, muted], index)


def _follow_name(_project: Project, index: int, modality: str) -> str:
    names = {
        "speech": _translate("EditNames", "follow the voice in scene {0}"),
        "face": _translate("EditNames", "follow the face in scene {0}"),
    }
    return _numbered(names[modality], index)


def _emotion_name(_project: Project, index: int, emotion: Emotion | None) -> str:
    if emotion is None:
        return _numbered(_translate("EditNames", "scene {0} as measured"), index)
    word = words.emotion_word(emotion)
    return _translate("EditNames", "set scene {0} to {1}").format(index + 1, word)


def _mix_name(project: Project, index: int, mix: ClipMix) -> str:
    """Names what of the mix is another one now: the gain first."""
    old = project.pick_of(index)
    if old is not None and old.mix.gain_db != mix.gain_db:
        return _numbered(_translate("EditNames", "level of the music of scene {0}"), index)
    return _numbered(_translate("EditNames", "fades of the music of scene {0}"), index)


class SessionEdits(QObject):
    """Gives a Session its edits. Scenes, markers and faces are counted from 0.

    They work as slots, too: without a project nothing happens.
    """

    set_emotion = _edit(decisions.set_emotion, _emotion_name)
    follow = _edit(decisions.follow, _follow_name)
    split_scene = _edit(
        boundaries.split_scene,
        lambda project, time_s: _numbered(
            _translate("EditNames", "split scene {0}"), boundaries.scene_at(project, time_s)
        ),
    )
    merge_scenes = _edit(boundaries.merge_scenes, _merge_name)
    move_boundary = _edit(
        boundaries.move_boundary_near,
        lambda _, index, _t: _numbered(
            _translate("EditNames", "move the boundary of scenes {0} and {1}"), index, index + 1
        ),
        merge_by=("index",),
    )
    ignore_face = _edit(
        decisions.ignore_face,
        lambda _, _n, ignored: (
            _translate("EditNames", "ignore a face")
            if ignored
            else _translate("EditNames", "let a face count again")
        ),
    )
    rename_character = _edit(
        cast.rename_character,
        lambda *_: _translate("EditNames", "name of a character"),
        merge_by=("number",),
    )
    colour_character = _edit(
        cast.colour_character, lambda *_: _translate("EditNames", "colour of a character")
    )
    hide_character = _edit(
        cast.hide_character,
        lambda _, _n, hidden: (
            _translate("EditNames", "hide a character")
            if hidden
            else _translate("EditNames", "show a character again")
        ),
    )
    merge_characters = _edit(
        cast.merge_characters, lambda *_: _translate("EditNames", "merge characters")
    )
    move_parts = _edit(
        cast.move_parts,
        lambda _, _f, _l, to: (
            _translate("EditNames", "divide a character")
            if to is None
            else _translate("EditNames", "move to another character")
        ),
    )
    not_a_person = _edit(
        cast.not_a_person, lambda *_: _translate("EditNames", "remove what is not a person")
    )
    ignore_faces = _edit(
        decisions.ignore_faces,
        lambda _, _n, ignored: (
            _translate("EditNames", "ignore somebody's faces")
            if ignored
            else _translate("EditNames", "let somebody's faces count again")
        ),
    )
    mute = _edit(decisions.mute, _mute_name)
    set_intention = _edit(
        decisions.set_intention,
        lambda _, index, _m: _numbered(_translate("EditNames", "intention of scene {0}"), index),
    )
    pick = _edit(
        music_choices.pick,
        lambda _, index, _t: _numbered(_translate("EditNames", "pick for scene {0}"), index),
    )
    pick_best = _edit(
        music_choices.pick_best,
        lambda _, index: _numbered(_translate("EditNames", "pick for scene {0}"), index),
    )
    pick_everywhere = _edit(
        music_choices.pick_everywhere,
        lambda *_: _translate("EditNames", "pick the best everywhere"),
    )
    carry_on = _edit(
        music_cuts.carry_on,
        lambda _, first, _l, to: _numbered(
            _translate("EditNames", "music of scene {0} up to scene {1}"), first, max(first, to)
        ),
    )
    fit_to_scene = _edit(
        music_cuts.fit_to_scene,
        lambda _, index, _t, fit: _numbered(
            _translate("EditNames", "remove the fit of scene {0}")
            if fit is None
            else _translate("EditNames", "fit the music to scene {0}"),
            index,
        ),
    )
    set_mix = _edit(music_mixes.set_mix, _mix_name)
    mute_music = _edit(
        music_mixes.mute_music,
        lambda _, index, muted: _numbered(
            _translate("EditNames", "mute the music of scene {0}")
            if muted
            else _translate("EditNames", "let the music of scene {0} be heard"),
            index,
        ),
    )
    pick_and_lock = _edit(
        music_choices.pick_and_lock,
        lambda _, index, _t: _numbered(
            _translate("EditNames", "pick and lock for scene {0}"), index
        ),
    )
    unpick = _edit(
        music_choices.unpick,
        lambda _, index: _numbered(_translate("EditNames", "remove the pick of scene {0}"), index),
    )
    lock = _edit(
        music_choices.lock,
        lambda _, index, locked: _numbered(
            _translate("EditNames", "lock the pick of scene {0}")
            if locked
            else _translate("EditNames", "unlock the pick of scene {0}"),
            index,
        ),
    )
    reject = _edit(
        music_choices.reject,
        lambda _, index, _key, rejected: _numbered(
            _translate("EditNames", "reject a track for scene {0}")
            if rejected
            else _translate("EditNames", "allow a track for scene {0} again"),
            index,
        ),
    )
    set_note = _edit(
        decisions.set_note,
        lambda _, index, _n: _numbered(_translate("EditNames", "note on scene {0}"), index),
        merge_by=("index",),
    )
    add_marker = _edit(markers.add_marker, lambda *_: _translate("EditNames", "add a marker"))
    move_marker = _edit(markers.move_marker, lambda *_: _translate("EditNames", "move a marker"))
    describe_marker = _edit(
        markers.describe_marker, lambda *_: _translate("EditNames", "change a marker")
    )
    remove_marker = _edit(
        markers.remove_marker, lambda *_: _translate("EditNames", "remove a marker")
    )
    remove_all_markers = _edit(
        markers.remove_all_markers, lambda *_: _translate("EditNames", "remove all markers")
    )
    pick_effect = _edit(
        effects.pick_effect, lambda *_: _translate("EditNames", "pick a sound effect")
    )
    move_effect = _edit(
        effects.move_effect, lambda *_: _translate("EditNames", "move a sound effect")
    )
    remove_effect = _edit(
        effects.remove_effect, lambda *_: _translate("EditNames", "remove a sound effect")
    )
    set_filters = _edit(
        music_choices.set_filters,
        lambda *_: _translate("EditNames", "filters of the music"),
        merge_by=(),
    )
    set_catalogues = _edit(
        music_choices.set_catalogues, lambda *_: _translate("EditNames", "catalogues in use")
    )
    set_start_timecode = _edit(
        decisions.set_start_timecode, lambda *_: _translate("EditNames", "start timecode")
    )
    set_video = _edit(decisions.set_video, lambda *_: _translate("EditNames", "relink the video"))

    @property
    def project(self) -> Project | None:
        """Returns the Project that the next edit changes."""
        raise NotImplementedError

    def take(self, step: Step) -> None:
        """Puts the step on the history; `failed` reports why where it is impossible."""
        raise NotImplementedError
