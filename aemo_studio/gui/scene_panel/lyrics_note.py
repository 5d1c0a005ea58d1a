"""Shows in the open row what a track's lyrics feel like, and where they are in the way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QThreadPool, Signal
from PySide6.QtWidgets import QVBoxLayout

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.project import Project
from aemo_studio.gui.look import theme
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.scene_panel.base import PanelWidget, Text
from aemo_studio.gui.scene_panel.lyric_words import feeling_words, free_words, meeting_words
from aemo_studio.music.lyrics.under_scene import SceneLyrics, lyrics_under


class LyricsNote(PanelWidget):
    """Reads the lyrics of a file beside the window; hidden where there are none. changed: they
    came, so that another height is needed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scene: tuple[Project, int] | None = None
        self._file: Path | None = None
        self._asked: object = None
        self._lyrics: SceneLyrics | None = None
        self._feeling, self._free = (Text(soft=True, pixels=theme.TEXT_SMALL) for _ in range(2))
        self._meeting = Text(pixels=theme.TEXT_SMALL)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._background = Background(self._pool, self)
        self.destroyed.connect(self._pool.waitForDone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for text in (self._feeling, self._meeting, self._free):
            column.addWidget(text)
        self.hide()

    def use(self, project: Project, index: int) -> None:
        """Takes the scene under which tracks play."""
        if self._scene is not None and (self._scene[0] is project and self._scene[1] == index):
            return
        if self._scene is None or self._scene[1] != index:
            self._take(None)
        self._scene = (project, index)

    def forget(self) -> None:
        """Forgets the scene, with its project."""
        self._scene = self._asked = self._file = None
        self._take(None)

    def show_file(self, file: Path | None) -> None:
        """Shows the lyrics of a file, None for none."""
        if file != self._file:
            self._file, self._asked = file, None
            self._take(None)
        if file is not None and self._scene is not None and self._asked is not self._scene:
            self._read(file, self._scene)

    @property
    def lines(self) -> tuple[str, ...]:
        """Returns the sentences that are shown."""
        shown = (self._feeling, self._meeting, self._free)
        return tuple(text.text() for text in shown if text.text())

    def retranslate(self) -> None:
        lyrics = self._lyrics
        start_s = self._scene[0].scenes[self._scene[1]].start_s if self._scene else 0.0
        self._feeling.setText(feeling_words(lyrics.mood) if lyrics else "")
        self._meeting.setText(meeting_words(lyrics.meetings, start_s) if lyrics else "")
        self._free.setText(free_words(lyrics) if lyrics else "")
        for text in (self._feeling, self._meeting, self._free):
            text.setVisible(bool(text.text()))
        self.recolour()

    def recolour(self) -> None:
        # The list has a sheet, below which palettes do not count.
        self._meeting.setStyleSheet(f"color: {theme.current().warning};")
        super().recolour()

    def _read(self, file: Path, scene: tuple[Project, int]) -> None:
        self._asked = scene

        def take(lyrics: SceneLyrics | None) -> None:
            if self._asked is scene and self._file == file:
                self._take(lyrics)

        def fail(error: Exception) -> None:
            if not isinstance(error, StudioError | OSError):
                raise error
            take(None)

        self._background.run(lambda: lyrics_under(*scene, file), take, fail)

    def _take(self, lyrics: SceneLyrics | None) -> None:
        if lyrics != self._lyrics:
            self._lyrics = lyrics
            self.setVisible(lyrics is not None)
            self.retranslate()
            self.changed.emit()
