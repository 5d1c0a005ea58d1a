"""Combines picture, faces, transport and sound in one widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aemo_studio.base.files import is_there
from aemo_studio.domain.cast import Character
from aemo_studio.domain.time import DEFAULT_START, TimecodeRate
from aemo_studio.domain.video import FaceTrack
from aemo_studio.gui.player.controls import Controls
from aemo_studio.gui.player.face_boxes import NOBODY, Reading, faces_at, unread
from aemo_studio.gui.player.film import Film
from aemo_studio.gui.player.frame_clock import FrameClock
from aemo_studio.gui.player.picture_view import PictureView
from aemo_studio.gui.player.posters import Posters
from aemo_studio.gui.player.transport import Transport
from aemo_studio.gui.player.typed_timecode import typed_s
from aemo_studio.gui.player.words import Trouble, title_and_message

if TYPE_CHECKING:
    from aemo_studio.gui.player.media import Media

_MOST_DENOMINATOR = 1001


class Player(QWidget):
    """Shows a Film. Times in seconds of the film.

    position_changed: the playhead moved. opened: the Film, with what its file holds, once.
    scene_step_wanted: -1 or 1. face_menu_wanted: FaceTrack number, global position. film_wanted:
    the empty picture was clicked.
    """

    position_changed = Signal(float)
    opened = Signal(object)
    scene_step_wanted = Signal(int)
    face_menu_wanted = Signal(int, QPoint)
    volume_changed = Signal(int)
    film_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PictureView(self)
        self.controls = Controls(self)
        self.transport = Transport(self)
        self._media: Media | None = None
        self._film: Film | None = None
        self._posters = Posters()
        self._faces: Sequence[FaceTrack] = ()
        self._ignored: tuple[int, ...] = ()
        self._characters = NOBODY
        self._reading: Reading = unread
        self._start_timecode = DEFAULT_START
        self._trouble: Trouble | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.controls)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.transport.time_changed.connect(self._on_time)
        self.transport.speed_changed.connect(self.controls.set_speed)
        self.view.clicked.connect(self._on_click)
        self.view.face_menu_wanted.connect(self.face_menu_wanted)
        self.controls.pressed.connect(self._on_button)
        self.controls.timecode.typed.connect(self._on_typed)
        self.controls.volume_changed.connect(self._on_volume)
        self.controls.muted_changed.connect(self._on_muted)

    # What is shown

    @property
    def film(self) -> Film | None:
        return self._film

    @property
    def time_s(self) -> float:
        return self.transport.time_s

    @property
    def settled(self) -> bool:
        """Returns whether the picture on display is the one under the playhead."""
        return self._film is None or self._media is None or not self._media.seeking

    def show_film(self, film: Film | None, time_s: float = 0.0) -> None:
        """Shows another film, at `time_s`; None: none. The same file goes on as it is."""
        same = film is not None and self._film is not None and film.path == self._film.path
        self._film = film
        self._posters = Posters(film.thumbnails if film else ())
        self.transport.set_clock(film.clock if film else FrameClock())
        if film is not None and same and self._media is not None and not self._trouble:
            self._media.choose_audio_track(film.audio_track)
            self._on_time(self.transport.time_s)
            return
        self.transport.set_loop(None)
        self._open(film)
        self.transport.seek(time_s)
        self._on_time(self.transport.time_s)

    def set_faces(
        self,
        faces: Sequence[FaceTrack],
        ignored: Sequence[int] = (),
        characters: Mapping[int, Character] = NOBODY,
        reading: Reading = unread,
    ) -> None:
        """Sets the faces to outline. characters: by the numbers of their FaceTracks. reading: what
        a face shows, as the lanes have it."""
        self._faces, self._ignored, self._characters = faces, tuple(ignored), characters
        self._reading = reading
        self._place_faces()

    def set_start_timecode(self, timecode: str) -> None:
        self._start_timecode = timecode
        self._show_timecode()

    def set_volume(self, volume: int) -> None:
        """Sets the volume, 0 to 100."""
        self.controls.volume.setValue(volume)

    def seek(self, time_s: float) -> None:
        self.transport.seek(time_s)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Picture"))
        self._show_words()

    # The file

    def _open(self, film: Film | None) -> None:
        self._trouble = None
        self.transport.set_media(None)
        self.view.set_picture(None)
        if self._media is not None:
            self._media.close()
        if film is None:
            self._show_words()
        elif not is_there(film.path):
            self._fail(Trouble("missing"))
        elif self._make_media() is not None and self._media is not None:
            self.transport.set_media(self._media)
            self._media.open(film.path)
            self._media.choose_audio_track(film.audio_track)
            self._show_words()

    def _make_media(self) -> Media | None:
        """Loads QtMultimedia with the first film: it needs the sound system's libraries."""
        if self._media is None:
            try:
                from aemo_studio.gui.player.media import Media
            except ImportError as error:
                self._fail(Trouble("library", str(error)))
                return None
            self._media = media = Media(self.view.room, self)
            media.opened.connect(self._on_opened)
            media.pictured.connect(self._on_picture)
            media.moved.connect(self.transport.follow)
            media.ended.connect(self.transport.end_reached)
            media.failed.connect(lambda _words: self._fail(Trouble("unplayable")))
            self._on_volume(self.controls.volume.value())
            media.set_muted(self.controls.mute.isChecked())
            self.controls.set_sound(media.has_sound_output)
        return self._media

    def _on_opened(self, duration_s: float, rate: float, has_picture: bool) -> None:
        film = self._film
        if film is None:
            return
        if not film.known:
            fraction = Fraction(rate).limit_denominator(_MOST_DENOMINATOR) if rate > 0 else None
            clock = FrameClock(fraction if has_picture else None, duration_s)
            self._film = film = Film(film.path, clock, has_picture)
            self.transport.set_clock(clock)
            self._show_timecode()
        if not has_picture and self._media is not None and not self._media.has_sound_output:
            self.transport.set_media(None)  # nothing to wait for: the wall clock leads
        self._show_words()
        self.opened.emit(film)

    def _fail(self, trouble: Trouble) -> None:
        """Shows why nothing can be played; everything else goes on."""
        self._trouble = trouble
        self.transport.set_media(None)
        self._show_words()
        self._show_poster()

    # What happens

    def _on_picture(self, picture: QImage, time_s: float) -> None:
        if self._film is not None and self._film.has_picture:
            self.view.set_picture(picture)
            self.transport.follow(time_s)

    def _on_time(self, time_s: float) -> None:
        self._show_timecode()
        self._place_faces()
        if self.view.picture is None or self._trouble:
            self._show_poster()
        self.position_changed.emit(time_s)

    def _show_poster(self) -> None:
        film = self._film
        if film is not None and film.has_picture:
            self.view.set_picture(self._posters.at(self.time_s))

    def _place_faces(self) -> None:
        reading, ignored, owners = self._reading, self._ignored, self._characters
        self.view.set_faces(faces_at(self._faces, self.time_s, reading, ignored, owners))

    def _show_timecode(self) -> None:
        if self._film is None:
            self.controls.set_timecode("--:--:--:--")
            return
        rate = self._timecode_rate(self._film)
        try:
            text = rate.format(self.time_s, self._start_timecode)
        except ValueError:  # a start that this rate does not have
            text = rate.format(self.time_s)
        self.controls.set_timecode(text)

    def _timecode_rate(self, film: Film) -> TimecodeRate:
        return film.timecode_rate or TimecodeRate.of(self.transport.clock.rate)

    def ask_timecode(self) -> None:
        """Takes a timecode from the keyboard, and goes there."""
        if self._film is not None:
            self.controls.timecode.ask()

    def _on_typed(self, text: str) -> None:
        """Goes to what was typed; what is no timecode stays to be mended."""
        entry = self.controls.timecode.entry
        if self._film is None:
            return
        try:
            rate = self._timecode_rate(self._film)
            time_s = typed_s(text, self.time_s, self._start_timecode, rate)
        except ValueError:
            entry.selectAll()
            return
        entry.leave()
        self.seek(max(0.0, time_s))

    def _show_words(self) -> None:
        title, message = title_and_message(self._film, self._trouble)
        self.view.set_title(title)
        self.view.set_message(message)

    def _on_button(self, name: str) -> None:
        steps = {"frame back": -1, "frame forward": 1}
        scenes = {"scene back": -1, "scene forward": 1}
        if name == "play":
            self.transport.toggle()
        elif name in steps:
            self.transport.step(steps[name])
        else:
            self.scene_step_wanted.emit(scenes[name])

    def _on_click(self) -> None:
        """Plays and pauses after a click; where there is no film, one is wanted."""
        if self._film is None:
            self.film_wanted.emit()
        else:
            self.transport.toggle()

    def _on_volume(self, volume: int) -> None:
        if self._media is not None:
            # The ear hears loudness roughly as the square of the slider.
            self._media.set_volume((volume / 100) ** 2)
        self.volume_changed.emit(volume)

    def _on_muted(self, muted: bool) -> None:
        if self._media is not None:
            self._media.set_muted(muted)

    def shut_down(self) -> None:
        """Lets go of the file before the program ends."""
        self.transport.set_media(None)
        if self._media is not None:
            self._media.close()
