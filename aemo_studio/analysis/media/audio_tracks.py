"""Reads what a film says of its audio tracks: titles, languages, what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import listed
from aemo_studio.domain.project import AudioChoice
from aemo_studio.domain.video import AudioTrack, VideoInfo

_TITLES = ("title", "name", "track_name", "handler_name")
# What muxers write where nobody gave a title.
_NO_TITLE = re.compile(r"handler|gpac|mainconcept|core media|isomedia|^audio$|^sound$", re.I)
_ASIDE = re.compile(
    r"comment|kommentar|descri[pb]|beschreibung|visual|m ?& ?e\b|\bm ?and ?e\b|\bmusic\b|"
    r"\bmusik\b|\bmusique\b|effects|\beffekte\b|\bs?fx\b|\bambien|\batmo|評論|解說|口述|音樂",
    re.I,
)
_SPOKEN = re.compile(r"dialog|\bdx\b|voice|\bvo\b|speech|full|對白", re.I)
_ASIDE_MARKS = (
    Disposition.comment
    | Disposition.visual_impaired
    | Disposition.clean_effects
    | Disposition.karaoke
    | Disposition.descriptions
)


def numbered_streams(container: InputContainer) -> Iterator[tuple[int, AudioStream]]:
    """Yields the streams of sound that can be decoded, with their numbers; others count, too."""
    for number, stream in enumerate(container.streams.audio, 1):
        context: object = stream.codec_context
        if context is not None:
            yield number, stream


def audio_tracks(container: InputContainer) -> tuple[AudioTrack, ...]:
    """Reads all AudioTracks of a container."""
    return tuple(_track(number, stream) for number, stream in numbered_streams(container))


def check_choice(video: VideoInfo, choice: AudioChoice) -> None:
    """Raises UsageError, with the tracks that there are, for one that the film does not have."""
    tracks = video.audio_tracks
    if isinstance(choice, str) or any(track.number == choice for track in tracks):
        return
    name = video.path.name
    if not tracks:
        raise UsageError(
            "{name} has no audio track {number}, and no other; leave it to auto.",
            name=name,
            number=choice,
        )
    raise UsageError(
        "{name} has no audio track {number} that can be decoded; choose auto, all or one of these: "
        "{tracks}.",
        name=name,
        number=choice,
        tracks=listed([track.name for track in tracks]),
    )


def _track(number: int, stream: AudioStream) -> AudioTrack:
    context = stream.codec_context
    title = _title(stream)
    marked = bool(stream.disposition & _ASIDE_MARKS)
    called = bool(_ASIDE.search(title)) and not _SPOKEN.search(title)
    return AudioTrack(
        number=number,
        codec=str(context.name),
        channels=_channels(stream),
        title=title,
        language=_language(stream),
        default=bool(stream.disposition & Disposition.default),
        aside=marked or called,
    )


def _channels(stream: AudioStream) -> int:
    try:
        return int(stream.codec_context.layout.nb_channels)
    except (AttributeError, ValueError):
        return 0


def _title(stream: AudioStream) -> str:
    tags = {name.lower(): value.strip() for name, value in stream.metadata.items()}
    named = (tags.get(name, "") for name in _TITLES)
    return next((title for title in named if title and not _NO_TITLE.search(title)), "")


def _language(stream: AudioStream) -> str:
    language = stream.metadata.get("language", "").strip()
    return "" if language.lower() in ("und", "unk", "mul", "zxx") else language


def wanted_tracks(tracks: Iterable[AudioTrack], choice: AudioChoice) -> tuple[int, ...]:
    """Lists the numbers of the tracks that are listened to."""
    if isinstance(choice, int):
        return (choice,)
    return tuple(track.number for track in tracks)
