"""Lists who is in a scene, each with a switch to leave them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aemo_studio.base.character_colours import shade
from aemo_studio.domain.time import DEFAULT_START, TimecodeRate
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget
from aemo_studio.gui.scene_panel.faces import Box, SeenFace, SeenPerson
from aemo_studio.gui.widgets.check_box import CheckBox
from aemo_studio.gui.widgets.portraits import disc, round_portrait

PORTRAIT = 40
_MARGIN = 0.25


class PersonRow(PanelWidget):
    """Shows somebody: what they look like, when they are seen, what they show. ignored: the numbers
    of the FaceTracks, whether they are."""

    ignored = Signal(tuple, bool)

    def __init__(self, person: SeenPerson, rate: TimecodeRate, start_timecode: str) -> None:
        super().__init__()
        self._person, self._rate, self._start = person, rate, start_timecode
        self._portrait = QLabel()
        self._portrait.setFixedSize(PORTRAIT, PORTRAIT)
        self._name = ElidedText()
        self._times = ElidedText(soft=True, pixels=theme.TEXT_SMALL)
        self._counts = CheckBox()
        self._counts.setChecked(not person.ignored)
        self._counts.toggled.connect(lambda on: self.ignored.emit(person.numbers, not on))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._times)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._portrait)
        row.addLayout(texts, 1)
        row.addWidget(self._counts)

    @property
    def switch(self) -> CheckBox:
        return self._counts

    @property
    def person(self) -> SeenPerson:
        return self._person

    @property
    def text(self) -> str:
        """Returns who it is and what they show."""
        return self._name.accessibleName()

    @property
    def picture(self) -> QPixmap:
        """Returns the picture; empty until the row is seen."""
        return self._portrait.pixmap()

    def _passed_over(self, why: str) -> str:
        """Says why a face is no evidence; nothing for a person."""
        reasons = {
            "picture": self.tr("passed over: a picture that never moves"),
            "no person": self.tr("passed over: an animal or a drawing"),
        }
        return reasons.get(why, "")

    def show_ignored(self, ignored: bool) -> None:
        with QSignalBlocker(self._counts):
            self._counts.setChecked(not ignored)

    def retranslate(self) -> None:
        person, name = self._person, self._called()
        shows = self._passed_over(person.passed_over) or self.tr("looks {0}").format(
            words.emotion_word(person.emotion)
        )
        self._name.show_text(words.apposed(name, shows))
        self._times.show_text(self._span())
        self._counts.setText(self.tr("counts"))
        self._counts.setAccessibleName(self.tr("{0} counts").format(name))
        self._counts.setToolTip(
            self.tr("Switch off somebody who does not matter: a passer-by, a poster")
        )

    def _called(self) -> str:
        """Names the character, or the face that is nobody's."""
        character = self._person.character
        if character is not None:
            return words.character_word(character)
        return self.tr("Face {0}").format(self._person.faces[0].number + 1)

    def _span(self) -> str:
        start, end = self._person.start_s, self._person.end_s
        first = self._timecode(start)
        return f"{first}\u2009–\u2009{self._timecode(end)}" if end > start else first

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Decodes the picture when the row is first seen: the list is mostly closed."""
        super().showEvent(event)
        if self._portrait.pixmap().isNull():
            self.recolour()

    def recolour(self) -> None:
        if self.isVisible():
            self._portrait.setPixmap(portrait(self._person, self.devicePixelRatioF()))
        else:
            self._portrait.clear()

    def _timecode(self, time_s: float) -> str:
        return self._rate.format(time_s, self._start)


class PeopleList(QWidget):
    """Lists everybody in a scene. Rows are made when somebody looks: a crowd has many."""

    faces_ignored = Signal(tuple, bool)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PersonRow] = []
        self._people: tuple[SeenPerson, ...] = ()
        self._clock = (TimecodeRate.of(None), DEFAULT_START)
        self._made_of: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_LARGE + 4, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_SMALL)

    @property
    def rows(self) -> Sequence[PersonRow]:
        """Returns the rows; empty until the list is seen for the first time."""
        return self._rows

    def show_people(
        self, people: Sequence[SeenPerson], rate: TimecodeRate, start_timecode: str
    ) -> None:
        self._people, self._clock = tuple(people), (rate, start_timecode)
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Fills the rows; a switch that is clicked keeps its row, and with it the focus."""
        seen = [(p.numbers, p.character, p.start_s, p.end_s, p.emotion) for p in self._people]
        if (seen, self._clock) != self._made_of:
            self._made_of = (seen, self._clock)
            self._make_rows()
        for row, person in zip(self._rows, self._people, strict=True):
            row.show_ignored(person.ignored)

    def _make_rows(self) -> None:
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [PersonRow(person, *self._clock) for person in self._people]
        for row in self._rows:
            row.ignored.connect(self.faces_ignored)
            self._column.addWidget(row)


def portrait(person: SeenPerson, ratio: float) -> QPixmap:
    """Paints the person's face in this scene, round: at its clearest, else cut out of a
    thumbnail."""
    clear = next((face.portrait for face in person.faces if face.portrait), b"")
    if clear:
        return round_portrait(clear, "face", PORTRAIT, ratio, theme.current(), ring=_mark(person))
    return _cut_out(person.faces[0], ratio)


def _mark(person: SeenPerson) -> str:
    """Gives the colour of the Character, `#rrggbb`; empty without one."""
    character, dark = person.character, theme.current().dark
    return shade(character.colour, dark=dark) if character is not None else ""


def _cut_out(face: SeenFace, ratio: float) -> QPixmap:
    """Cuts the face out of its thumbnail; a plain disc where there is no picture."""
    pixmap, painter, outline = disc(PORTRAIT, ratio, theme.current())
    if face.picture is not None and face.box is not None:
        image = QImage.fromData(face.picture.jpeg)
        painter.setClipPath(outline)
        if not image.isNull():
            painter.drawImage(QRectF(0, 0, PORTRAIT, PORTRAIT), image, _crop(image, face.box))
    painter.end()
    return pixmap


def _crop(image: QImage, box: Box) -> QRectF:
    """Frames the face with some air in a square, within the picture."""
    left, top, width, height = box
    x, y = (left + width / 2) * image.width(), (top + height / 2) * image.height()
    side = max(width * image.width(), height * image.height()) * (1 + _MARGIN)
    side = min(side, image.width(), image.height())
    x = min(max(x, side / 2), image.width() - side / 2)
    y = min(max(y, side / 2), image.height() - side / 2)
    return QRectF(x - side / 2, y - side / 2, side, side)
