"""Parses musical keys as tags write them: in English, German, in Romance languages, in 中文 and
Japanese, and as DJ programs number them."""

from __future__ import annotations

import re
import unicodedata

_FIFTHS = ("C", "G", "D", "A", "E", "B", "F#", "C#", "Ab", "Eb", "Bb", "F")
"""Tonics by how many fifths they lie above C, as the listening names them."""

_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SYLLABLES = {"do": "C", "ut": "C", "re": "D", "mi": "E", "fa": "F", "sol": "G", "la": "A",
              "si": "B", "ハ": "C", "ニ": "D", "ホ": "E", "ヘ": "F", "ト": "G", "イ": "A",
              "ロ": "B"}  # fmt: skip
_SHARP = frozenset({"#", "sharp", "is", "dièse", "diese", "diesis", "sostenido", "升", "嬰"})
_FLAT = frozenset({"b", "flat", "es", "s", "bémol", "bemol", "bemolle", "降", "変", "變"})
_MINOR = frozenset({"m", "min", "minor", "moll", "mineur", "menor", "minore", "小調", "小调",
                    "短調"})  # fmt: skip
_GERMAN = frozenset({"dur", "moll"})

_KEY = re.compile(
    r"""^(?P<before>[升降嬰変變])?(?P<note>do|ut|r[ée]|mi|fa|sol|la|si|[a-h]|[イロハニホヘト])
    [\s-]*(?P<sign>\#|b|sharp|flat|is|es|s|di[èe]se|diesis|sostenido|b[ée]mol(?:le)?)?
    [\s\-:]*(?P<mode>min(?:or|eur|ore)?|menor|moll|m|maj(?:or|eur)?|mayor|maggiore|dur
      |[大小長短][調调])?\.?$""",
    re.IGNORECASE | re.VERBOSE,
)
_WHEEL = re.compile(r"^0?(?P<hour>[1-9]|1[0-2])\s*(?P<side>[ABabDMdm])$")
_FIRST_HOUR = {"a": 5, "b": 8, "m": 10, "d": 1}
"""Hour of C on the wheels of Camelot (a minor, b major) and of Open Key (m minor, d major)."""


def parse_key(text: str) -> tuple[str, str]:
    """Parses `Am`, `F# minor`, `Bb`, `Es-Dur`, `la mineur`, `C大調`, `8A`: tonic and mode; empty
    for anything else."""
    text = unicodedata.normalize("NFKC", text).strip().replace("♯", "#").replace("♭", "b")
    wheel = _WHEEL.match(text)
    if wheel is not None:
        side = wheel["side"].lower()
        return (
            _FIFTHS[(int(wheel["hour"]) - _FIRST_HOUR[side]) % 12],
            "minor" if side in "am" else "major",
        )
    parts = _KEY.match(text)
    if parts is None:
        return "", ""
    mode = parts["mode"] or ""
    minor = mode == "m" or (mode != "M" and mode.lower() in _MINOR)
    return _tonic(parts, german=mode.lower() in _GERMAN), "minor" if minor else "major"


def _tonic(parts: re.Match[str], *, german: bool) -> str:
    note = parts["note"].lower().replace("é", "e")
    letter = _SYLLABLES.get(note, note.upper())
    sign = (parts["before"] or parts["sign"] or "").lower()
    step = _STEPS["B" if letter == "H" else letter] + (sign in _SHARP) - (sign in _FLAT)
    if german and letter == "B":
        step -= 1
    return next(name for name in _FIFTHS if _step(name) == step % 12)


def _step(name: str) -> int:
    return (_STEPS[name[0]] + ("#" in name) - ("b" in name)) % 12
