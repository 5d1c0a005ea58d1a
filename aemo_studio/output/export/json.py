"""Renders the whole project as JSON for other programs: tracks over time, shots, scenes, music."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.character_colours import shade
from aemo_studio.base.character_names import character_name
from aemo_studio.domain.addresses import file_url
from aemo_studio.domain.bursts import Burst
from aemo_studio.domain.doubt import Doubt
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.emotion import GRID_S, EmotionTrack, scores_to_dict
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.music import AS_LAID, Recommendation, Track
from aemo_studio.domain.project import Analysis, Marker, Project, SceneRow
from aemo_studio.domain.scene import Scene, Shot
from aemo_studio.domain.video import AudioTrack, VideoInfo
from aemo_studio.music.fit.pieces import Fit
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import Placement, placements
from aemo_studio.music.recommend.wishes import serving_styles
from aemo_studio.output.export.characters import heard_spans, seen_spans
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.project.editing.arcs import CharacterArc, character_arcs
from aemo_studio.project.editing.doubts import doubt_of

VERSION = 1
_TIME_DIGITS = 3
_SHARE_DIGITS = 5

Json = dict[str, Any]


def render_json(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole file, UTF-8. Raises ValueError if a number in it is not finite."""
    text = json.dumps(with_links(to_json(project), options), ensure_ascii=False, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def to_json(project: Project) -> Json:
    """Converts a project to plain dicts and lists. Times in seconds, shares and scores in [0,
    1]."""
    analysis = project.analysis
    return {
        "version": VERSION,
        "video": _video(analysis.video, project.start_timecode) | _sound(analysis),
        "grid_s": GRID_S,
        "tracks": _tracks(analysis),
        "shots": [_span(shot) for shot in analysis.shots],
        "scenes": [
            scene | {"styles": _styles(row)} | _trust(project, row)
            for scene, row in zip(scenes_json(project), project.rows(), strict=True)
        ],
        "models": {model.name: model.sha256 for model in analysis.models},
        "markers": [_marker(marker) for marker in project.markers],
        "placements": [_placement(placed) for placed in _placements(project)],
        "bursts": [_burst(burst) for burst in analysis.bursts],
        "characters": [_character(project, arc) for arc in _arcs(project)],
        "heard": [_heard(event) for event in analysis.heard],
        "effects": [_effect(picked) for picked in project.effects],
    }


def with_links(told: Json, options: ExportOptions) -> Json:
    """Names the copies in a bundle in place of the files."""
    if not options.bundle_links:
        return told
    urls = {file_url(path): link for path, link in options.bundle_links.items()}
    return {name: _linked(item, name, urls, options.copy_by_file) for name, item in told.items()}


def _linked(value: Any, key: str, urls: Mapping[str, str], files: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _linked(item, name, urls, files) for name, item in value.items()}
    if isinstance(value, list):
        return [_linked(item, "", urls, files) for item in value]
    known = urls if key == "file_url" else files if key == "file" else {}
    return known.get(value, value)


def _video(video: VideoInfo, start_timecode: str) -> Json:
    return {
        "path": str(video.path),
        "name": video.file_name,
        "fingerprint": video.fingerprint,
        "size_bytes": video.size_bytes,
        "container": video.container,
        "duration_s": round(video.duration_s, _TIME_DIGITS),
        "start_s": round(video.start_s, 6),
        "start_timecode": start_timecode,
        "width": video.width,
        "height": video.height,
        "rotation": video.rotation,
        "frame_rate": None if video.frame_rate is None else str(video.frame_rate),
        "variable_rate": video.variable_rate,
        "video_codec": video.video_codec,
        "audio_codec": video.audio_codec,
        "audio_rate_hz": video.audio_rate_hz,
        "audio_channels": video.audio_channels,
        "timecode": video.timecode,
        "drop_frame": video.timecode_rate.drop_frame,
    }


def _sound(analysis: Analysis) -> Json:
    """Converts the audio tracks, and the numbers of those that the voices were read from."""
    return {
        "audio_tracks": [_audio_track(track) for track in analysis.video.audio_tracks],
        "dialogue_tracks": list(analysis.dialogue),
        "faint_speech_s": [list(span) for span in analysis.faint_speech_s],
    }


def _audio_track(track: AudioTrack) -> Json:
    return {
        "number": track.number,
        "title": track.title,
        "language": track.language,
        "codec": track.codec,
        "channels": track.channels,
        "default": track.default,
        "speech_s": track.speech_s,
    }


def _arcs(project: Project) -> list[CharacterArc]:
    return sorted(character_arcs(project), key=lambda arc: arc.character.number)


def _character(project: Project, arc: CharacterArc) -> Json:
    """Converts who somebody is, where they are seen and heard, and what they feel; no picture."""
    character = arc.character
    tracks = {"speech": arc.tracks.speech, "face": arc.tracks.face, "fused": arc.tracks.fused}
    return {
        "number": character.number + 1,
        "name": str(character_name(character)),
        "named": bool(character.name),
        "colour": shade(character.colour, dark=False) or None,
        "hidden": character.hidden,
        "off_screen": character.is_voice,
        "on_screen_s": round(arc.screen_s, _TIME_DIGITS),
        "speaking_s": round(arc.speaking_s, _TIME_DIGITS),
        "seen": [_stretch(*span) for span in seen_spans(project, character)],
        "heard": [_stretch(*span) for span in heard_spans(project, character)],
        "tracks": {name: _covered(track) for name, track in tracks.items()},
    }


def _stretch(start_s: float, end_s: float) -> Json:
    return {"start_s": round(start_s, _TIME_DIGITS), "end_s": round(end_s, _TIME_DIGITS)}


def _covered(track: EmotionTrack) -> Json:
    """Converts only the cells in which there is evidence: a big cast would fill the file with
    nothing else."""
    cells = np.flatnonzero(track.coverage > 0)
    part = EmotionTrack(track.scores[cells], track.coverage[cells])
    return {"cells": cells.tolist()} | _track(part)


def _tracks(analysis: Analysis) -> Json:
    return {
        "speech": _track(analysis.speech),
        "face": _track(analysis.face),
        "fused": _track(analysis.fused),
    }


def _track(track: EmotionTrack) -> Json:
    return {"scores": _rounded(track.scores), "coverage": _rounded(track.coverage)}


def _rounded(array: NDArray[np.float32]) -> list[Any]:
    """Rounds as float64: rounded float32 values print with their binary noise."""
    values: list[Any] = np.round(array.astype(np.float64), _SHARE_DIGITS).tolist()
    return values


def _span(span: Shot | Scene | Burst) -> Json:
    return {
        "start_s": round(span.start_s, _TIME_DIGITS),
        "end_s": round(span.end_s, _TIME_DIGITS),
    }


def scenes_json(project: Project) -> list[Json]:
    """Converts every scene: its time, the scores that count and those of voice and face, its
    recommendations and its pick, and what the editor decided about it."""
    return [_scene(row) for row in project.rows()]


def _burst(burst: Burst) -> Json:
    return _span(burst) | {"kind": burst.kind, "claimed": burst.claimed}


def _heard(event: HeardEvent) -> Json:
    return {
        "start_s": round(event.start_s, _TIME_DIGITS),
        "end_s": round(event.end_s, _TIME_DIGITS),
        "kind": event.kind,
        "certainty": event.certainty,
    }


def _scene(row: SceneRow) -> Json:
    scene, track = row.scene, row.track
    return _span(scene) | {
        "scores": scores_to_dict(row.feeling.scores),
        "speech": scores_to_dict(scene.speech),
        "face": scores_to_dict(scene.face),
        "coverage": {
            "speech": round(scene.coverage.speech, _SHARE_DIGITS),
            "face": round(scene.coverage.face, _SHARE_DIGITS),
            "fused": round(row.feeling.coverage, _SHARE_DIGITS),
        },
        "disagreement": round(scene.disagreement, _SHARE_DIGITS),
        "recommendations": [_recommendation(item) for item in row.recommendations],
        "pick": None if track is None else music_json(track),
        "locked": row.pick is not None and row.pick.locked,
        "emotion": row.feeling.emotion,
        "by_hand": row.feeling.by_hand,
        "muted": list(row.edit.muted),
        "intention": row.edit.intention,
        "note": row.edit.note,
    }


def _styles(row: SceneRow) -> list[Json]:
    """Converts the genres that serve a scene, the best first."""
    return [
        {"genre": style.genre, "lift": round(style.lift, _SHARE_DIGITS)}
        for style in serving_styles(row.feeling, row.edit.intention)
    ]


def _trust(project: Project, row: SceneRow) -> Json:
    """Converts what voice and face keep of their votes, and who is believed less."""
    trust, doubt = row.scene.trust, doubt_of(project, row)
    return {
        "trust": {"speech": trust.speech, "face": trust.face},
        "doubt": None if doubt is None else _doubt(doubt),
    }


def _doubt(doubt: Doubt) -> Json:
    return {
        "modality": doubt.modality,
        "kept": round(doubt.kept, _SHARE_DIGITS),
        "characters": [one.number + 1 for one in doubt.characters],
    }


def _marker(marker: Marker) -> Json:
    return {
        "time_s": round(marker.time_s, _TIME_DIGITS),
        "name": marker.name,
        "colour": marker.hue.value,
        "note": marker.note,
    }


def _effect(picked: PickedEffect) -> Json:
    effect = picked.effect
    return {
        "time_s": round(picked.time_s, _TIME_DIGITS),
        "length_s": round(picked.length_s, _TIME_DIGITS),
        "sound_id": effect.sound_id,
        "title": effect.title,
        "author": effect.author,
        "kind": effect.kind.value,
        "category": effect.category,
        "licence": effect.terms.joined,
        "url": effect.url,
        "file_url": file_url(effect.file) if effect.file else None,
        "catalogue": effect.catalogue,
    }


def _placements(project: Project) -> list[Placement]:
    """Finds where the picks play, by the known structures; nothing is listened to here."""
    return list(placements(project, known_in(project.catalogues)))


def _placement(placed: Placement) -> Json:
    """Converts a pick as it plays. Scenes count from 1 and times in seconds of the film, those of
    the pieces in seconds of the track."""
    return {
        "scenes": [index + 1 for index in placed.scenes],
        "track_id": placed.track.track_id,
        "catalogue": placed.track.catalogue,
        "file": placed.track.file,
        "file_url": placed.track.file_url,
        "start_s": round(placed.start_s, _TIME_DIGITS),
        "end_s": round(placed.stops_s, _TIME_DIGITS),
        "pieces": [
            {"in_s": round(piece.in_s, _TIME_DIGITS), "out_s": round(piece.out_s, _TIME_DIGITS)}
            for piece in placed.pieces
        ],
        "fit": None if placed.fit is None else _fit(placed.fit),
    } | _exact_and_mixed(placed)


def _exact_and_mixed(placed: Placement) -> Json:
    """Tells of an exact length, and of gain, fades and mute, only where somebody asked for them."""
    told: Json = {"exact": True} if placed.fit is not None and placed.fit.exact else {}
    if placed.mix != AS_LAID:
        fade_in_s, fade_out_s = (round(fade_s, _TIME_DIGITS) for fade_s in placed.fades_s)
        told["mix"] = {
            "gain_db": round(placed.mix.gain_db, 2),
            "fade_in_s": fade_in_s,
            "fade_out_s": fade_out_s,
            "muted": placed.mix.muted,
        }
    return told


def _fit(fit: Fit) -> Json:
    """Converts how a track is laid under its scenes."""
    return {
        "entry": fit.entry,
        "exit": fit.exit,
        "score": round(fit.score, _SHARE_DIGITS),
        "loops": fit.too_short,
        "fade_in_s": round(fit.fade_in_s, _TIME_DIGITS),
        "fade_out_s": round(fit.fade_out_s, _TIME_DIGITS),
    }


def _recommendation(recommendation: Recommendation) -> Json:
    return {
        "rank": recommendation.rank,
        "track": music_json(recommendation.track),
        "score": round(recommendation.score, _SHARE_DIGITS),
        "parts": {part.name: round(part.value, _SHARE_DIGITS) for part in recommendation.parts},
        "reason": recommendation.reason,
    }


def music_json(track: Track) -> Json:
    """Converts a track; None where something is not known."""
    return {
        "track_id": track.track_id,
        "title": track.title,
        "artist": track.artist,
        "moods": list(track.moods),
        "emotion": track.emotion,
        "duration_s": track.duration_s,
        "bpm": track.bpm,
        "genre": track.genre or None,
        "genre_from": track.genre_from or None,
        "licence": track.terms.joined,
        "url": track.url,
        "file_url": track.file_url,
        "catalogue": track.catalogue,
    }
