"""Runs the program with a window, as the command line starts it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from aemo_studio import __version__
from aemo_studio.base.errors import UsageError
from aemo_studio.gui.actions.key_guard import KeyGuard
from aemo_studio.gui.language.i18n import set_language
from aemo_studio.gui.language.messages import catch_everything
from aemo_studio.gui.look.icons import application_icon
from aemo_studio.gui.look.theme_keeper import ThemeKeeper
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.remembered.preferences import Preferences, PreferenceStore, load_preferences

_QUIET = "qt.multimedia.*=false;qt.multimedia.*.critical=true"
_SIGNAL_LOOK_MS = 200
_FULL_PERCENT = 100


class Studio:
    """Owns the application with its theme, its language and its window."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        self.application = make_application(arguments)
        self.preferences = PreferenceStore(self.application)
        self.theme = ThemeKeeper(self.application)
        self.dress(self.preferences.now)
        self.preferences.changed.connect(self.dress)
        self._guard = KeyGuard(self.application)
        self.window = MainWindow(self.preferences)
        self.application.commitDataRequest.connect(
            lambda _manager: self.window.session.keep_safe_now()
        )

    def dress(self, preferences: Preferences) -> None:
        """Applies theme and language as preferred."""
        self.theme.choose(preferences.theme)
        set_language(preferences.language)


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Returns the one QApplication. Raises UsageError where there is no display."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    check_display()
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET)
    _set_scale()
    application = QApplication(["aemo-studio", *arguments])
    application.setApplicationName("AEMO Studio")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("aemo-studio")
    application.setWindowIcon(application_icon())
    return application


def _set_scale() -> None:
    """Sets the preferred size of everything, which Qt takes only before the application is there;
    `QT_SCALE_FACTOR` of the user wins."""
    percent = load_preferences().scale_percent
    if percent != _FULL_PERCENT:
        os.environ.setdefault("QT_SCALE_FACTOR", str(percent / _FULL_PERCENT))


def has_display() -> bool:
    """Returns whether a window could be shown."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check_display() -> None:
    """Raises UsageError where there is no display; Qt would end the process."""
    if not has_display():
        raise UsageError(
            "There is no display for a window here; use `aemo-studio analyze VIDEO`, or "
            "`aemo-studio open FILE --screenshot OUT.png` for a picture of the window."
        )


def run(file: Path | None, at_s: float = 0.0) -> int:
    """Shows the window until it is closed."""
    studio = Studio()
    catch_everything(studio.window.messages)
    ticker = _handle_signals(studio.application)
    studio.window.show()
    QTimer.singleShot(0, studio.window, lambda: _begin(studio.window, file, at_s))
    code = studio.application.exec()
    ticker.stop()
    return code


def _begin(window: MainWindow, file: Path | None, at_s: float) -> None:
    """Opens, after the first painting, what an earlier crash left, or else the file."""
    window.session.offer_unsaved()
    if window.session.project is not None:
        return
    if file is not None and window.open(file) and at_s:
        window.player.seek(at_s)


def _handle_signals(application: QApplication) -> QTimer:
    """Closes the window in order on Ctrl-C and SIGTERM.

    Python handles a signal only while it runs, so a timer lets it run now and then. It may then be
    in the middle of a widget's event: so the signal only asks, and the timer closes.
    """
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())

    def look() -> None:
        if asked.is_set():
            asked.clear()
            application.closeAllWindows()

    timer = QTimer(application)
    timer.timeout.connect(look)
    timer.start(_SIGNAL_LOOK_MS)
    return timer
