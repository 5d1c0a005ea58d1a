"""Shows an icon on a small button, which follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton

from aemo_studio.gui.look.icons import SIDE, icon


class IconButton(QToolButton):
    """Shows one of the icons of `look.icons`; its name is its tooltip and what is read aloud."""

    def __init__(
        self,
        icon_name: str,
        *,
        checkable: bool = False,
        checked: str | None = None,
        side: int = SIDE,
    ) -> None:
        """Makes the button. checked: the icon of the button that is on, if it is another one. side:
        of the icon in logical pixels."""
        super().__init__()
        self._shown, self._checked, self._side = icon_name, checked, side
        self._keys = ""
        self.setCheckable(checkable)
        self.setAutoRaise(True)
        self.setIconSize(QSize(side, side))
        self._render()

    def show_icon(self, icon_name: str) -> None:
        """Shows another icon from now on."""
        self._shown = icon_name
        self._render()

    def name(self, text: str, keys: str | None = None) -> None:
        """Names what the button does, and the key that does the same; None: as before."""
        self._keys = self._keys if keys is None else keys
        self.setAccessibleName(text)
        self.setToolTip(with_keys(text, self._keys))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()

    def _render(self) -> None:
        self.setIcon(icon(self._shown, self._side, checked=self._checked))


def with_keys(text: str, keys: str) -> str:
    """Writes a tooltip with the key that does the same; empty: none does."""
    return f"{text} ({keys})" if keys else text
