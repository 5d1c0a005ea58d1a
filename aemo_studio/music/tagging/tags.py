"""Reads style, mood, voice and instruments out of the tags of a recording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aemo_studio.domain.listening import MusicTags

MSD_TAGS = (
    "rock", "pop", "alternative", "indie", "electronic", "female vocalists", "dance", "00s",
    "alternative rock", "jazz", "beautiful", "metal", "chillout", "male vocalists", "classic rock",
    "soul", "indie rock", "Mellow", "electronica", "80s", "folk", "90s", "chill", "instrumental",
    "punk", "oldies", "blues", "hard rock", "ambient", "acoustic", "experimental",
    "female vocalist", "guitar", "Hip-Hop", "70s", "party", "country", "easy listening", "sexy",
    "catchy", "funk", "electro", "heavy metal", "Progressive rock", "60s", "rnb", "indie pop",
    "sad", "House", "happy",
)  # fmt: skip
"""Tags of the first network: those that listeners gave most often at Last.fm."""

MTT_TAGS = (
    "guitar", "classical", "slow", "techno", "strings", "drums", "electronic", "rock", "fast",
    "piano", "ambient", "beat", "violin", "vocal", "synth", "female", "indian", "opera", "male",
    "singing", "vocals", "no vocals", "harpsichord", "loud", "quiet", "flute", "woman",
    "male vocal", "no vocal", "pop", "soft", "sitar", "solo", "man", "classic", "choir", "voice",
    "new age", "dance", "male voice", "female vocal", "beats", "harp", "cello", "no voice", "weird",
    "country", "metal", "female voice", "choral",
)  # fmt: skip
"""Tags of the second: those that players of MagnaTagATune agreed upon."""

INSTRUMENTS = ("guitar", "strings", "drums", "piano", "violin", "synth", "harpsichord", "flute",
               "sitar", "choir", "harp", "cello")  # fmt: skip
"""Tags of the second network that name what plays."""

VOICES = ("vocal", "female", "male", "singing", "vocals", "opera", "woman", "male vocal", "man",
          "choir", "voice", "male voice", "female vocal", "female voice", "choral")  # fmt: skip
"""Tags of the second network that say that somebody sings."""

MOODS = ("beautiful", "chillout", "Mellow", "chill", "easy listening", "sexy", "party", "sad",
         "happy")  # fmt: skip
"""Tags of the first network that name a mood."""

STYLES = ("rock", "pop", "alternative", "indie", "electronic", "dance", "alternative rock", "jazz",
          "metal", "chillout", "classic rock", "soul", "indie rock", "electronica", "folk", "chill",
          "punk", "blues", "hard rock", "ambient", "Hip-Hop", "country", "easy listening", "funk",
          "electro", "heavy metal", "Progressive rock", "rnb", "indie pop", "House")  # fmt: skip
"""Tags of the first network that name a style."""

OTHER_STYLES = ("classical", "indian", "opera", "new age", "choral")
"""Tags of the second that name a style which the first does not know."""


@dataclass(frozen=True)
class HeardTag:
    """A tag of a recording."""

    #: As the network names it, in lower case.
    name: str
    #: How certain the network is, in [0, 1].
    certainty: float


def styles(tags: MusicTags) -> Iterator[HeardTag]:
    """Yields the styles, the most certain first."""
    msd, mtt = _scores(tags)
    return _sorted([_tags(msd, STYLES), _tags(mtt, OTHER_STYLES)])


def moods(tags: MusicTags) -> Iterator[HeardTag]:
    """Yields the moods, the most certain first."""
    return _sorted([_tags(_scores(tags)[0], MOODS)])


def instruments(tags: MusicTags) -> Iterator[HeardTag]:
    """Yields what plays, the most certain first."""
    return _sorted([_tags(_scores(tags)[1], INSTRUMENTS)])


def certainties(tags: MusicTags) -> Mapping[str, float]:
    """Maps the tags in lower case to their certainty; of two networks' the first counts."""
    first, second = _scores(tags)
    return {name.lower(): value for name, value in {**second, **first}.items()}


def voice(tags: MusicTags) -> float:
    """Finds how certain the surest tag is that says that somebody sings, in [0, 1]."""
    return next(_sorted([_tags(_scores(tags)[1], VOICES)])).certainty


def all_tags(tags: MusicTags) -> Iterator[HeardTag]:
    """Yields the tags of both networks, the most certain first; each once."""
    msd, mtt = _scores(tags)
    seen: set[str] = set()
    for tag in _sorted([_tags(msd, MSD_TAGS), _tags(mtt, MTT_TAGS)]):
        if tag.name not in seen:
            seen.add(tag.name)
            yield tag


def _scores(tags: MusicTags) -> tuple[Mapping[str, float], Mapping[str, float]]:
    values = tags.scores.tolist()
    first = dict(zip(MSD_TAGS, values[: len(MSD_TAGS)], strict=True))
    return first, dict(zip(MTT_TAGS, values[len(MSD_TAGS) :], strict=True))


def _tags(scores: Mapping[str, float], names: Iterable[str]) -> Iterator[HeardTag]:
    return (HeardTag(name.lower(), scores[name]) for name in names)


def _sorted(parts: Iterable[Iterable[HeardTag]]) -> Iterator[HeardTag]:
    found = [tag for part in parts for tag in part]
    return iter(sorted(found, key=lambda tag: -tag.certainty))
