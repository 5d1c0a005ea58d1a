"""Holds what the user prefers as a value, and remembers it. The dialog is in `dialogs`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from aemo_studio.domain.time import DEFAULT_START, TimecodeRate
from aemo_studio.gui.language.i18n import LANGUAGES, SYSTEM
from aemo_studio.gui.look.theme import ThemeChoice
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.music.catalogue.store import SHIPPED

_GROUP = "preferences"
DEVICES = ("auto", "cpu", "cuda", "mps")
FACE_RATE_HZ = (0.5, 30.0)
MIN_SCENE_S = (0.5, 600.0)
SCALE_PERCENT = (80, 200)


class KeySet(StrEnum):
    """Names the programs whose keys the window can have."""

    OWN = "own"
    RESOLVE = "resolve"
    PREMIERE = "premiere"
    AVID = "avid"


class WheelUse(StrEnum):
    """Names what the wheel does on the timeline without a key."""

    SCROLL = "scroll"
    ZOOM = "zoom"


@dataclass(frozen=True)
class Preferences:
    """The settings that the program remembers."""

    #: Where models run: auto, cpu, cuda or mps.
    device: str = "auto"
    #: Frames per second in which faces are searched.
    face_rate_hz: float = 4.0
    #: Seconds of the shortest scene.
    min_scene_s: float = 8.0
    #: Names of shipped catalogues and paths of CSV files.
    catalogues: tuple[str, ...] = tuple(SHIPPED)
    #: Timecode of the first frame of new projects.
    start_timecode: str = DEFAULT_START
    #: A language code, or `system`.
    language: str = SYSTEM
    #: Dark, light, or as the system.
    theme: ThemeChoice = ThemeChoice.SYSTEM
    #: Size of all texts and buttons in per cent, from the next start on.
    scale_percent: int = 100
    #: The program whose keys the window has.
    keys: KeySet = KeySet.OWN
    #: What the wheel does on the timeline; with Alt or Ctrl it does the other.
    wheel: WheelUse = WheelUse.SCROLL
    #: Whether music is recommended to begin when the line has ended that is spoken then.
    after_line: bool = False
    #: Whether nobody sings in recommended music where people speak.
    hold_back: bool = False


class PreferenceStore(QObject):
    """Holds the Preferences in force. changed carries them."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = load_preferences()

    @property
    def now(self) -> Preferences:
        return self._now

    def set(self, preferences: Preferences) -> None:
        """Remembers the preferences and emits `changed` if they are others."""
        if preferences == self._now:
            return
        self._now = preferences
        save_preferences(preferences)
        self.changed.emit(preferences)


def load_preferences() -> Preferences:
    """Reads the remembered preferences; what is missing or makes no sense becomes the default."""
    store = settings()
    good: dict[str, Any] = {}
    for field in fields(Preferences):
        value = store.value(f"{_GROUP}/{field.name}")
        if value is not None:
            try:
                good[field.name] = _READ[field.name](value)
            except (ValueError, TypeError):
                continue
    return Preferences(**good)


def save_preferences(preferences: Preferences) -> None:
    store = settings()
    for field in fields(Preferences):
        value = getattr(preferences, field.name)
        stored = list(value) if isinstance(value, tuple) else str(value)
        store.setValue(f"{_GROUP}/{field.name}", stored)


def is_timecode(text: str) -> bool:
    """Returns whether a film could start there at some rate."""
    try:
        TimecodeRate.of(None).parse(text.replace(";", ":"))
    except ValueError:
        return False
    return True


def _one_of(words: tuple[str, ...]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in words:
            raise ValueError(value)
        return str(value)

    return read


def _between(limits: tuple[float, float]) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        number = float(value)
        if not limits[0] <= number <= limits[1]:
            raise ValueError(value)
        return number

    return read


def _names(value: Any) -> tuple[str, ...]:
    names = (value,) if isinstance(value, str) else tuple(map(str, value))
    if not names:
        raise ValueError("no catalogue")
    return names


def _timecode(value: Any) -> str:
    if not is_timecode(str(value)):
        raise ValueError(value)
    return str(value)


_READ: dict[str, Callable[[Any], Any]] = {
    "device": _one_of(DEVICES),
    "face_rate_hz": _between(FACE_RATE_HZ),
    "min_scene_s": _between(MIN_SCENE_S),
    "catalogues": _names,
    "start_timecode": _timecode,
    "language": _one_of((SYSTEM, *LANGUAGES)),
    "theme": lambda value: ThemeChoice(str(value)),
    "scale_percent": lambda value: round(_between(SCALE_PERCENT)(value)),
    "keys": lambda value: KeySet(str(value)),
    "wheel": lambda value: WheelUse(str(value)),
    "after_line": lambda value: _one_of(("True", "False"))(str(value)) == "True",
    "hold_back": lambda value: _one_of(("True", "False"))(str(value)) == "True",
}
