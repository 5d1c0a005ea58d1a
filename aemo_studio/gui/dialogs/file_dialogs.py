"""Asks for files and folders, and remembers where the user was last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.widgets.dropped import LISTS, SOUND
from aemo_studio.music.own_music.scan import SUFFIXES
from aemo_studio.project import SUFFIX

VIDEO_SUFFIXES = (
    "mp4", "mov", "m4v", "mkv", "avi", "mxf", "webm", "mpg", "mpeg", "ts", "mts", "m2ts", "wmv",
    "flv", "3gp", "ogv", "wav", "mp3", "m4a", "aac", "flac", "ogg", "opus", "aif", "aiff",
)  # fmt: skip

translate = QCoreApplication.translate
_FOLDER_KEY = "dialogs/folder"


def ask_open(parent: QWidget) -> Path | None:
    """Asks for a video or a project; None if the user cancelled."""
    videos = " ".join(f"*.{suffix}" for suffix in VIDEO_SUFFIXES)
    filters = ";;".join(
        (
            translate("Files", "Videos, sound and projects ({0})").format(f"*{SUFFIX} {videos}"),
            translate("Files", "Projects ({0})").format(f"*{SUFFIX}"),
            translate("Files", "All files ({0})").format("*"),
        )
    )
    return _ask(parent, translate("Files", "Open"), filters)


def ask_video(parent: QWidget, name: str) -> Path | None:
    """Asks where the video called `name` lies now."""
    videos = " ".join(f"*.{suffix}" for suffix in VIDEO_SUFFIXES)
    filters = ";;".join(
        (
            translate("Files", "Videos and sound ({0})").format(videos),
            translate("Files", "All files ({0})").format("*"),
        )
    )
    return _ask(parent, translate("Files", "Where is {0}?").format(name), filters)


def ask_sound(parent: QWidget, title: str) -> Path | None:
    """Asks for the sound file of the track called `title`."""
    kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    filters = ";;".join(
        (
            translate("Files", "Music ({0})").format(kinds),
            translate("Files", "All files ({0})").format("*"),
        )
    )
    return _ask(parent, translate("Files", "Which file is “{0}”?").format(title), filters)


def ask_cut_list(parent: QWidget) -> Path | None:
    """Asks for the list of a cut."""
    return _ask(
        parent,
        translate("Files", "The list of the new cut"),
        translate("Files", "Cut lists ({0})").format("*.edl *.fcpxml *.otio"),
    )


def ask_catalogue(parent: QWidget) -> Path | None:
    """Asks for a catalogue of the user's own."""
    return _ask(
        parent,
        translate("Files", "Add a catalogue"),
        translate("Files", "Catalogues ({0})").format("*.csv"),
    )


def ask_folder(parent: QWidget, title: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, title, str(last_folder()))
    return Path(name) if name else None


def ask_music(parent: QWidget) -> tuple[Path, ...]:
    """Asks for music files and lists of music, several at once; none if the user cancelled."""
    kinds = " ".join(f"*{ending}" for ending in sorted(SOUND | LISTS))
    filters = ";;".join(
        (
            translate("Files", "Music and lists ({0})").format(kinds),
            translate("Files", "All files ({0})").format("*"),
        )
    )
    names, _ = QFileDialog.getOpenFileNames(
        parent, translate("Files", "Import music"), str(last_folder()), filters
    )
    paths = tuple(Path(name) for name in names)
    if paths:
        _remembered(paths[0])
    return paths


def ask_catalogue_place(parent: QWidget, proposal: Path) -> Path | None:
    """Asks where to write a catalogue."""
    filters = translate("Files", "Catalogues ({0})").format("*.csv")
    name, _ = QFileDialog.getSaveFileName(
        parent, translate("Files", "Write the catalogue"), str(proposal), filters
    )
    return _with_suffix(name, ".csv") if name else None


def ask_save(parent: QWidget, proposal: Path) -> Path | None:
    """Asks where to save the project."""
    title, filters = (
        translate("Files", "Save the project"),
        translate("Files", "Projects ({0})").format(f"*{SUFFIX}"),
    )
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), filters)
    return _remembered(_with_suffix(name, SUFFIX)) if name else None


def ask_save_report(parent: QWidget) -> Path | None:
    """Asks where to write the report of a problem."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Files", "Save the report"),
        str(last_folder() / "aemo-studio-problem.zip"),
        "*.zip",
    )
    return _remembered(_with_suffix(name, ".zip")) if name else None


def last_folder() -> Path:
    """Returns the folder of the last answer; the user's folder of films at first."""
    stored = settings().value(_FOLDER_KEY)
    if stored and Path(str(stored)).is_dir():
        return Path(str(stored))
    movies = QStandardPaths.StandardLocation.MoviesLocation
    return Path(QStandardPaths.writableLocation(movies) or Path.home())


def _ask(parent: QWidget, title: str, filters: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, str(last_folder()), filters)
    return _remembered(Path(name)) if name else None


def _remembered(path: Path) -> Path:
    settings().setValue(_FOLDER_KEY, str(path.parent))
    return path


def _with_suffix(name: str, suffix: str) -> Path:
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
