"""Makes the parts of the main window and connects them; each part does its own work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QCloseEvent

from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.actions.menus import Menus
from aemo_studio.gui.actions.shortcuts import Shortcuts
from aemo_studio.gui.cast_panel import CastPanel
from aemo_studio.gui.dialogs.import_status import ImportStatus
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.documents import Documents
from aemo_studio.gui.document.marks import Marks
from aemo_studio.gui.document.preview import Preview
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.document.spotlight import Spotlight
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.player import FullScreenViewer, Player
from aemo_studio.gui.remembered.layout import WindowLayout, stacked
from aemo_studio.gui.remembered.preferences import Preferences, PreferenceStore
from aemo_studio.gui.remembered.recent import RecentFiles
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.scene_panel import AuditionBar, ScenePanel
from aemo_studio.gui.timeline.lanes import EmotionStyle
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.gui.timeline.view import TimelineView
from aemo_studio.gui.widgets.drop_window import DropWindow
from aemo_studio.gui.widgets.first_screen import FirstScreen
from aemo_studio.gui.widgets.status_area import StatusArea
from aemo_studio.gui.widgets.toast import Toast
from aemo_studio.gui.wiring.audition_link import AuditionLink
from aemo_studio.gui.wiring.audition_loop import AuditionLoop
from aemo_studio.gui.wiring.cast_link import CastLink
from aemo_studio.gui.wiring.effects_link import EffectsLink
from aemo_studio.gui.wiring.fit_link import FitLink
from aemo_studio.gui.wiring.habits import Habits
from aemo_studio.gui.wiring.key_changes import KeyChanges
from aemo_studio.gui.wiring.marker_actions import MarkerActions
from aemo_studio.gui.wiring.mix_link import MixLink
from aemo_studio.gui.wiring.music_link import MusicLink
from aemo_studio.gui.wiring.playback_actions import PlaybackActions
from aemo_studio.gui.wiring.scene_actions import SceneActions
from aemo_studio.gui.wiring.scene_list_link import SceneListLink
from aemo_studio.gui.wiring.stage import Stage, Views
from aemo_studio.gui.wiring.view_links import FaceMenu, link_panel, scene_menu
from aemo_studio.gui.wiring.window_dialogs import WindowDialogs, WindowParts

_VOLUME = "player/volume"
_FACES = "player/faces"
_STYLE = "timeline/style"


class MainWindow(DropWindow):
    """Shows one Session in one window."""

    def __init__(self, preferences: PreferenceStore) -> None:
        super().__init__()
        self.preferences = preferences
        self.session = Session(self)
        self.recent = RecentFiles(self)
        self.messages = Messages(self)
        self.marks = Marks(self)
        self.shortcuts = Shortcuts(self)
        self.actions_by_name = Actions(self.shortcuts, self)
        self.documents = Documents(self, self.session, preferences, self.recent, self.messages)
        self._make_views()
        self._connect_analysis()
        self._connect_actions()
        self.session.changed.connect(self._on_change)
        self.session.undo_stack.indexChanged.connect(lambda _index: self.messages.go_on())
        self.file_dropped.connect(self.documents.open)
        self.documents.preview_changed.connect(self._on_preview)
        self.habits = Habits(preferences, self.shortcuts, self.player, self.timeline, self)
        self._preferred = preferences.now
        preferences.changed.connect(self._use_preferences)
        self._ask_of_music(preferences.now)
        self._restore()
        self._update()
        self.timeline.setFocus()

    def open(self, path: Path) -> bool:
        """Opens a film or a project; see Documents."""
        return self.documents.open(path)

    def _make_views(self) -> None:
        self.player, self.timeline, self.panel = Player(), TimelineView(), ScenePanel()
        self.cast, self.spotlight = CastPanel(), Spotlight(self)
        self.status, self.import_status = StatusArea(), ImportStatus()
        self.status.add(self.import_status)
        self.audition_bar = AuditionBar()
        left = stacked(self.player, self.audition_bar)
        self.first_screen = FirstScreen(self.recent)
        film = (left, self.panel, self.cast, self.timeline)
        self.window_layout = WindowLayout(self, self.first_screen, film, self.status)
        views = Views(self.player, self.timeline, self.panel, self.cast)
        self.stage = Stage(self.session, self.documents, self.marks, self.spotlight, views)
        self.scene_list = SceneListLink(self, self.player, self.session, self.messages)
        self.scene_list.panel.activated.connect(self._loop_scene)
        self.stage.scene_shown.connect(self.scene_list.show_scene)
        self.cast_link = CastLink(self.cast, self.timeline, self.session, self.spotlight, self)
        self.cast.analysis_wanted.connect(self.documents.analyse_again)
        link_panel(self.panel, self.session)
        self.panel.audio_track_wanted.connect(self.documents.analyse_again)
        self.audition = AuditionLink(
            self.audition_bar, self.panel, self.player, self.session, self.messages
        )
        self.audition_loop = AuditionLoop(self.player, self.session, self.stage.focus, self)
        self.audition.began.connect(self.audition_loop.begin)
        self.audition.ended.connect(self.audition_loop.end)
        self.music_link = MusicLink(self.panel.music, self.session, self.messages, self)
        self.fit_link = FitLink(self.panel, self.session, self.messages, self)
        self.mix_link = MixLink(self.timeline, self.session, self.actions_by_name, self)
        self.effects_link = EffectsLink(
            self.panel,
            self.timeline,
            self.session,
            self.audition,
            actions=self.actions_by_name,
            messages=self.messages,
            parent=self,
        )
        self.face_menu = FaceMenu(self.player, self.session, self)
        self._connect_timeline()

    def _connect_timeline(self) -> None:
        timeline = self.timeline
        timeline.time_chosen.connect(self.player.seek)
        timeline.boundary_moved.connect(self.session.move_boundary)
        timeline.music_moved.connect(self.session.carry_on)
        timeline.range_changed.connect(self.marks.set)
        timeline.scene_activated.connect(self._loop_scene)
        timeline.context_menu_wanted.connect(self._show_scene_menu)
        self.player.transport.speed_changed.connect(lambda speed: timeline.set_playing(speed != 0))

    def _connect_analysis(self) -> None:
        analysis, status = self.documents.analysis, self.status
        analysis.started.connect(lambda _request: status.show_progress("", 0.0, -1.0))
        analysis.progress.connect(status.show_progress)
        status.cancel_wanted.connect(self.documents.pause_analysis)
        status.continue_wanted.connect(self.documents.continue_analysis)
        analysis.stopped.connect(status.show_stopped)
        analysis.stopped.connect(lambda _stopped: self._update())
        self.messages.news.connect(status.show_news)
        self.messages.warned.connect(status.warn)

    def _connect_actions(self) -> None:
        actions, documents = self.actions_by_name, self.documents
        self.addActions(list(actions.all()))
        actions.follow_undo(self.session.undo_stack)
        self.playback = PlaybackActions(actions, self.player, self.session, self.marks, self)
        self.scene_actions = SceneActions(
            actions, self.player, self.session, self.stage.focus, self
        )
        self.markers = MarkerActions(actions, self.player, self.timeline, self.session, self)
        self.scene_actions.keys_changed.connect(self.panel.header.emotions.show_keys)
        self.shortcuts.changed.connect(lambda _name: self.scene_actions.tell_keys())
        self.scene_actions.tell_keys()
        self.dialogs = WindowDialogs(self._parts())
        self.dialogs.music.follow(self.import_status, documents, self.dialogs.import_music)
        self.music_dropped.connect(self.dialogs.take_music)
        self.menus = Menus(self, actions, self.recent)
        self.menus.recent_chosen.connect(documents.open)
        self.player.film_wanted.connect(documents.ask_and_open)
        self.first_screen.chosen.connect(documents.open)
        self.first_screen.open_wanted.connect(documents.ask_and_open)
        self.first_screen.sample_wanted.connect(actions["sample"].trigger)
        self.first_screen.music_wanted.connect(actions["import music"].trigger)
        self.player.position_changed.connect(lambda _time: self.scene_actions.update())
        self.stage.focus.changed.connect(self.scene_actions.update)
        self.audition_loop.ended.connect(self.playback.update_loop)
        for name, do in {
            "open": documents.ask_and_open,
            "save": documents.save,
            "save as": documents.save_as,
            "relink": documents.relink,
            "analyse again": documents.analyse_again,
            "close": documents.close,
            "quit": self.close,
            "zoom in": self.timeline.zoom_in,
            "zoom out": self.timeline.zoom_out,
            "zoom fit": self.timeline.fit,
            "reset layout": self.window_layout.reset,
            "compare tracks": self.audition.switch,
        }.items():
            actions.on(name, do)
        actions.on_toggled("faces", self.player.view.set_faces_visible)
        actions.on_toggled("full screen", self._show_full_screen)
        self.toast = Toast(self)
        self.key_changes = KeyChanges(actions, self.toast, self.session.undo_stack, self)
        self._connect_viewer()

    def _connect_viewer(self) -> None:
        """Lets the picture fill a screen, with all keys of the window."""
        action = self.actions_by_name["viewer"]
        self.viewer = FullScreenViewer(self.player, self)
        self.viewer.addActions(self.actions())
        action.toggled.connect(self.viewer.show_viewer)
        self.viewer.left.connect(lambda: action.setChecked(False))

    def _parts(self) -> WindowParts:
        return WindowParts(
            window=self,
            session=self.session,
            preferences=self.preferences,
            shortcuts=self.shortcuts,
            actions=self.actions_by_name,
            messages=self.messages,
            open=self.open,
        )

    def _loop_scene(self, index: int) -> None:
        """Plays a scene again and again, after a double click on it."""
        project = self.session.project
        if project is None or self.documents.preview is not None:
            return
        self.marks.clear()
        self.player.seek(project.scenes[index].start_s)
        self.actions_by_name["loop"].setChecked(True)
        self.playback.update_loop()
        self.player.transport.play()

    def _show_scene_menu(self, place: MenuPlace, where: QPoint) -> None:
        self.player.seek(self._place_of(place))
        menu = scene_menu(self.actions_by_name, self)
        self.mix_link.add_to_menu(menu, place)
        self.fit_link.add_to_menu(menu, place)
        self.effects_link.add_to_menu(menu, place)
        menu.popup(where)

    def _place_of(self, place: MenuPlace) -> float:
        """Finds what a menu is about: a marker under the pointer, else the time there."""
        project = self.session.project
        if project is None or place.marker is None:
            return place.time_s
        return project.markers[place.marker].time_s

    # What the window shows of the whole

    def _on_change(self, change: Change) -> None:
        if change & Change.PROJECT:
            self.actions_by_name["loop"].setChecked(False)
            self.status.clear_message()
        self._update()

    def _on_preview(self, preview: Preview | None) -> None:
        if preview is not None:  # What was said about another film is out of date.
            self.status.clear_message()
        self._update()

    def _update(self) -> None:
        analysing = self.documents.preview is not None
        has_project = self.session.project is not None and not analysing
        self.actions_by_name.enable(project=has_project, film=self.stage.has_film)
        self.cast_link.set_has_project(has_project)
        self.scene_list.set_has_project(has_project)
        if self.documents.analysis.paused:
            self.actions_by_name["analyse again"].setEnabled(True)
        self.scene_actions.update()
        if not self.documents.analysis.running:
            self.status.show_idle()
        self._show_title()
        self._show_page()

    def _show_page(self) -> None:
        """Shows the film, or what to begin with."""
        if self.stage.has_film is not self.window_layout.shows_film:
            self.window_layout.show_film(self.stage.has_film)
            self.actions_by_name["viewer"].setChecked(False)
            self.timeline.setFocus()

    def _show_title(self) -> None:
        preview = self.documents.preview
        name = preview.video.name if preview else self.documents.name
        if self.session.read_only and preview is None:
            name = self.tr("{0} (read-only)").format(name)
        self.setWindowTitle(f"{name}[*] – AEMO Studio" if name else "AEMO Studio[*]")
        self.setWindowModified(self.session.dirty)
        self.setWindowFilePath(str(self.session.path or ""))

    def _ask_of_music(self, now: Preferences) -> None:
        self.session.prefer(after_line=now.after_line, hold_back=now.hold_back)

    def _use_preferences(self, now: Preferences) -> None:
        """Applies changed preferences to the open project, where they concern it."""
        self._ask_of_music(now)
        before, self._preferred = self._preferred, now
        if self.session.project is None:
            return
        if now.catalogues != before.catalogues:
            self.session.set_catalogues(now.catalogues)
        if now.start_timecode != before.start_timecode:
            self.session.set_start_timecode(now.start_timecode)

    def _show_full_screen(self, full: bool) -> None:
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    # What it remembers

    def _restore(self) -> None:
        self.window_layout.restore()
        store = settings()
        self.player.set_volume(int(str(store.value(_VOLUME, 100))))
        style = str(store.value(_STYLE, EmotionStyle.TOP.value))
        if style in {each.value for each in EmotionStyle}:
            self.timeline.set_style(EmotionStyle(style))
        faces = str(store.value(_FACES, "true")) == "true"
        self.actions_by_name["faces"].setChecked(faces)
        self.cast_link.follow(self.actions_by_name)
        self.scene_list.follow(self.actions_by_name)

    def _remember(self) -> None:
        self.window_layout.save()
        store = settings()
        store.setValue(_VOLUME, self.player.controls.volume.value())
        store.setValue(_STYLE, self.timeline.emotion_style.value)
        self.cast_link.remember(self.actions_by_name)
        self.scene_list.remember(self.actions_by_name)
        store.setValue(_FACES, str(self.actions_by_name["faces"].isChecked()).lower())

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not self.documents.close_for_good():
            event.ignore()
            return
        self.actions_by_name["viewer"].setChecked(False)
        self._remember()
        self.dialogs.end()
        self.effects_link.end()
        self.player.shut_down()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_by_name.retranslate()
            self.menus.retranslate()
            self.session.retranslate()
            self._show_title()
