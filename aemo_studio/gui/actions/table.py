"""Lists everything that the window can be asked to do: name, text, keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "Actions"
_APPENDED = re.compile(r"\(&\w\)")


class Group(StrEnum):
    """Groups the actions into menus, and into the chapters of the shortcut sheet."""

    FILE = "file"
    EDIT = "edit"
    SCENE = "scene"
    PLAYBACK = "playback"
    VIEW = "view"
    HELP = "help"


@dataclass(frozen=True)
class ActionSpec:
    """An action of the window."""

    #: By which code refers to it.
    name: str
    #: The heading that it stands under.
    group: Group
    #: English, marked for translation.
    text: object
    #: The default shortcuts, in Qt's portable words.
    keys: tuple[str, ...] = ()
    #: Whether it is switched on and off.
    checkable: bool = False
    #: Whether it is enabled only with an analysed film.
    needs_project: bool = False
    #: Whether it is enabled with a film, also while it is analysed.
    needs_film: bool = False

    @property
    def label(self) -> str:
        """Translates the text into the user's language."""
        return translated(self.text)


def translated(source: object) -> str:
    return QCoreApplication.translate(CONTEXT, str(source))


def _file() -> tuple[ActionSpec, ...]:
    g = Group.FILE
    return (
        ActionSpec("open", g, QT_TRANSLATE_NOOP("Actions", "&Open…"), ("Ctrl+O",)),
        ActionSpec("save", g, QT_TRANSLATE_NOOP("Actions", "&Save"), ("Ctrl+S",),
                   needs_project=True),
        ActionSpec("save as", g, QT_TRANSLATE_NOOP("Actions", "Save &as…"), ("Ctrl+Shift+S",),
                   needs_project=True),
        ActionSpec("export", g, QT_TRANSLATE_NOOP("Actions", "&Export…"), ("Ctrl+E",),
                   needs_project=True),
        ActionSpec("import music", g, QT_TRANSLATE_NOOP("Actions", "&Import music…"),
                   ("Ctrl+I",)),
        ActionSpec("import effects", g,
                   QT_TRANSLATE_NOOP("Actions", "Add a folder of sound e&ffects…")),
        ActionSpec("relink", g, QT_TRANSLATE_NOOP("Actions", "&Find the moved video…"),
                   needs_project=True),
        ActionSpec("recut", g, QT_TRANSLATE_NOOP("Actions", "This film was re&cut…"),
                   needs_project=True),
        ActionSpec("analyse again", g, QT_TRANSLATE_NOOP("Actions", "Analyse a&gain"),
                   ("F5",), needs_project=True),
        ActionSpec("close", g, QT_TRANSLATE_NOOP("Actions", "&Close"), ("Ctrl+W",),
                   needs_film=True),
        ActionSpec("preferences", g, QT_TRANSLATE_NOOP("Actions", "&Preferences…"), ("Ctrl+,",)),
        ActionSpec("quit", g, QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",)),
    )  # fmt: skip


def _edit() -> tuple[ActionSpec, ...]:
    g = Group.EDIT
    return (
        ActionSpec("undo", g, QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",)),
        ActionSpec("redo", g, QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        ActionSpec("mark in", g, QT_TRANSLATE_NOOP("Actions", "Mark &in"), ("I",),
                   needs_film=True),
        ActionSpec("mark out", g, QT_TRANSLATE_NOOP("Actions", "Mark &out"), ("O",),
                   needs_film=True),
        ActionSpec("mark scene", g, QT_TRANSLATE_NOOP("Actions", "Mark the &scene"), ("X",),
                   needs_project=True),
        ActionSpec("clear marks", g, QT_TRANSLATE_NOOP("Actions", "&Clear in and out"),
                   ("Alt+X",), needs_film=True),
        ActionSpec("add marker", g, QT_TRANSLATE_NOOP("Actions", "Add a &marker"), ("M",),
                   needs_project=True),
        ActionSpec("describe marker", g,
                   QT_TRANSLATE_NOOP("Actions", "Name, colour and note of the marker…"),
                   needs_project=True),
        ActionSpec("next marker", g, QT_TRANSLATE_NOOP("Actions", "&Next marker"),
                   ("Shift+M",), needs_project=True),
        ActionSpec("previous marker", g, QT_TRANSLATE_NOOP("Actions", "Pre&vious marker"),
                   ("Ctrl+Alt+M",), needs_project=True),
        ActionSpec("remove marker", g, QT_TRANSLATE_NOOP("Actions", "Remove the marker here"),
                   ("Alt+M",), needs_project=True),
        ActionSpec("remove all markers", g, QT_TRANSLATE_NOOP("Actions", "Remove all mar&kers"),
                   needs_project=True),
    )  # fmt: skip


def _scene() -> tuple[ActionSpec, ...]:
    g = Group.SCENE
    return (
        ActionSpec("split", g, QT_TRANSLATE_NOOP("Actions", "&Split at the playhead"), ("S",),
                   needs_project=True),
        ActionSpec("merge next", g, QT_TRANSLATE_NOOP("Actions", "Merge with the &next scene"),
                   ("Ctrl+J",), needs_project=True),
        ActionSpec("merge previous", g,
                   QT_TRANSLATE_NOOP("Actions", "Merge with the &previous scene"),
                   ("Ctrl+Shift+J",), needs_project=True),
        ActionSpec("mute speech", g, QT_TRANSLATE_NOOP("Actions", "Ignore the s&peech here"),
                   checkable=True, needs_project=True),
        ActionSpec("mute face", g, QT_TRANSLATE_NOOP("Actions", "Ignore the &faces here"),
                   checkable=True, needs_project=True),
        ActionSpec("emotion neutral", g, QT_TRANSLATE_NOOP("Actions", "Set to &neutral"), ("1",),
                   needs_project=True),
        ActionSpec("emotion calm", g, QT_TRANSLATE_NOOP("Actions", "Set to &calm"), ("2",),
                   needs_project=True),
        ActionSpec("emotion happy", g, QT_TRANSLATE_NOOP("Actions", "Set to &happy"), ("3",),
                   needs_project=True),
        ActionSpec("emotion sad", g, QT_TRANSLATE_NOOP("Actions", "Set to &sad"), ("4",),
                   needs_project=True),
        ActionSpec("emotion angry", g, QT_TRANSLATE_NOOP("Actions", "Set to &angry"), ("5",),
                   needs_project=True),
        ActionSpec("emotion fearful", g, QT_TRANSLATE_NOOP("Actions", "Set to &fearful"), ("6",),
                   needs_project=True),
        ActionSpec("emotion disgust", g, QT_TRANSLATE_NOOP("Actions", "Set to &disgust"), ("7",),
                   needs_project=True),
        ActionSpec("emotion surprised", g, QT_TRANSLATE_NOOP("Actions", "Set to s&urprised"),
                   ("8",), needs_project=True),
        ActionSpec("emotion measured", g, QT_TRANSLATE_NOOP("Actions", "As &measured"), ("0",),
                   needs_project=True),
        ActionSpec("pick best", g, QT_TRANSLATE_NOOP("Actions", "Pick the &best track"), ("P",),
                   needs_project=True),
        ActionSpec("pick best everywhere", g,
                   QT_TRANSLATE_NOOP("Actions", "Pick the best e&verywhere"), needs_project=True),
        ActionSpec("lock pick", g, QT_TRANSLATE_NOOP("Actions", "&Lock the pick"), ("Shift+P",),
                   checkable=True, needs_project=True),
        ActionSpec("mute music", g, QT_TRANSLATE_NOOP("Actions", "Mute the pic&k"), ("V",),
                   checkable=True, needs_project=True),
    )  # fmt: skip


def _playback() -> tuple[ActionSpec, ...]:
    g = Group.PLAYBACK
    return (
        ActionSpec("play", g, QT_TRANSLATE_NOOP("Actions", "&Play or pause"), ("Space",),
                   needs_film=True),
        ActionSpec("shuttle back", g, QT_TRANSLATE_NOOP("Actions", "Play &backward, faster"),
                   ("J",), needs_film=True),
        ActionSpec("stop", g, QT_TRANSLATE_NOOP("Actions", "&Stop"), ("K",), needs_film=True),
        ActionSpec("shuttle forward", g, QT_TRANSLATE_NOOP("Actions", "Play &forward, faster"),
                   ("L",), needs_film=True),
        ActionSpec("frame back", g, QT_TRANSLATE_NOOP("Actions", "One frame back"), ("Left",),
                   needs_film=True),
        ActionSpec("frame forward", g, QT_TRANSLATE_NOOP("Actions", "One frame forward"),
                   ("Right",), needs_film=True),
        ActionSpec("second back", g, QT_TRANSLATE_NOOP("Actions", "One second back"),
                   ("Shift+Left",), needs_film=True),
        ActionSpec("second forward", g, QT_TRANSLATE_NOOP("Actions", "One second forward"),
                   ("Shift+Right",), needs_film=True),
        ActionSpec("previous scene", g, QT_TRANSLATE_NOOP("Actions", "Previous scene"), ("Up",),
                   needs_project=True),
        ActionSpec("next scene", g, QT_TRANSLATE_NOOP("Actions", "Next scene"), ("Down",),
                   needs_project=True),
        ActionSpec("start", g, QT_TRANSLATE_NOOP("Actions", "To the start"), ("Home",),
                   needs_film=True),
        ActionSpec("end", g, QT_TRANSLATE_NOOP("Actions", "To the end"), ("End",),
                   needs_film=True),
        ActionSpec("go to timecode", g, QT_TRANSLATE_NOOP("Actions", "&Go to a timecode…"), ("=",),
                   needs_film=True),
        ActionSpec("to in", g, QT_TRANSLATE_NOOP("Actions", "To the marked in"), ("Shift+I",),
                   needs_film=True),
        ActionSpec("to out", g, QT_TRANSLATE_NOOP("Actions", "To the marked out"), ("Shift+O",),
                   needs_film=True),
        ActionSpec("loop", g, QT_TRANSLATE_NOOP("Actions", "&Loop the marked range or the scene"),
                   ("Ctrl+L",), checkable=True, needs_film=True),
        ActionSpec("compare tracks", g,
                   QT_TRANSLATE_NOOP("Actions", "Audition the other track, A or &B"), ("B",),
                   needs_project=True),
        ActionSpec("mute sound", g, QT_TRANSLATE_NOOP("Actions", "&Mute the sound"),
                   ("Ctrl+Shift+M",), checkable=True),
    )  # fmt: skip


def _view() -> tuple[ActionSpec, ...]:
    g = Group.VIEW
    return (
        ActionSpec("zoom in", g, QT_TRANSLATE_NOOP("Actions", "Zoom &in"), ("+",)),
        ActionSpec("zoom out", g, QT_TRANSLATE_NOOP("Actions", "Zoom &out"), ("-",)),
        ActionSpec("zoom fit", g, QT_TRANSLATE_NOOP("Actions", "Show the &whole film"), ("\\",)),
        ActionSpec("snapping", g, QT_TRANSLATE_NOOP("Actions", "S&nap in the timeline"), ("N",),
                   checkable=True),
        ActionSpec("faces", g, QT_TRANSLATE_NOOP("Actions", "Outline the &faces"), ("Shift+F",),
                   checkable=True),
        ActionSpec("scene list", g, QT_TRANSLATE_NOOP("Actions", "List the &scenes"),
                   ("Shift+S",), checkable=True),
        ActionSpec("characters", g, QT_TRANSLATE_NOOP("Actions", "List the &characters"), ("C",),
                   checkable=True),
        ActionSpec("character lanes", g,
                   QT_TRANSLATE_NOOP("Actions", "Characters in the &timeline"), ("Shift+C",),
                   checkable=True),
        ActionSpec("viewer", g, QT_TRANSLATE_NOOP("Actions", "&Picture over the whole screen"),
                   ("F",), checkable=True, needs_film=True),
        ActionSpec("full screen", g, QT_TRANSLATE_NOOP("Actions", "F&ull screen"), ("F11",),
                   checkable=True),
        ActionSpec("reset layout", g, QT_TRANSLATE_NOOP("Actions", "&Reset the layout")),
    )  # fmt: skip


def _help() -> tuple[ActionSpec, ...]:
    g = Group.HELP
    return (
        ActionSpec("manual", g, QT_TRANSLATE_NOOP("Actions", "&Manual"), ("F1",)),
        ActionSpec("shortcuts", g, QT_TRANSLATE_NOOP("Actions", "&Shortcuts"), ("?",)),
        ActionSpec("sample", g, QT_TRANSLATE_NOOP("Actions", "Open the sample &film")),
        ActionSpec("problem", g, QT_TRANSLATE_NOOP("Actions", "&Report a problem…")),
        ActionSpec("about", g, QT_TRANSLATE_NOOP("Actions", "&About AEMO Studio")),
    )


GROUP_TITLES = {
    Group.FILE: QT_TRANSLATE_NOOP("Actions", "&File"),
    Group.EDIT: QT_TRANSLATE_NOOP("Actions", "&Edit"),
    Group.SCENE: QT_TRANSLATE_NOOP("Actions", "&Scene"),
    Group.PLAYBACK: QT_TRANSLATE_NOOP("Actions", "&Playback"),
    Group.VIEW: QT_TRANSLATE_NOOP("Actions", "&View"),
    Group.HELP: QT_TRANSLATE_NOOP("Actions", "&Help"),
}

SPECS: tuple[ActionSpec, ...] = (
    *_file(), *_edit(), *_scene(), *_playback(), *_view(), *_help(),
)  # fmt: skip


def plain(label: str) -> str:
    """Strips a label of the mark of its mnemonic (in Chinese a letter in brackets) and the three
    dots."""
    label = _APPENDED.sub("", label)
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
