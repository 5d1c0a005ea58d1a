"""Opens, analyses, saves and closes the document as a whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aemo_studio.base.errors import StudioError
from aemo_studio.base.files import is_there
from aemo_studio.base.progress import Partial
from aemo_studio.domain.project import Analysis, AudioChoice
from aemo_studio.domain.video import Thumbnail, Waveform
from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs import questions, recover
from aemo_studio.gui.dialogs.questions import Unsaved
from aemo_studio.gui.document.differences import sentences_about
from aemo_studio.gui.document.preview import Preview
from aemo_studio.gui.document.recovery import Recovered
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.failures import (
    heading_of,
    sentence_of,
    warning_sentence,
    warnings_sentence,
)
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.processes.analysis import AnalysisProcess, AnalysisRequest
from aemo_studio.gui.remembered.posters import forget_other_posters, keep_poster
from aemo_studio.gui.remembered.preferences import PreferenceStore
from aemo_studio.gui.remembered.recent import RecentFiles
from aemo_studio.project import SUFFIX, load_project


class Documents(QObject):
    """Knows which film is shown: the Session's, or one that is being analysed, which takes
    the Session's place only when it is done.

    preview_changed carries the Preview, None when there is none any more.
    """

    preview_changed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        preferences: PreferenceStore,
        recent: RecentFiles,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._preferences = preferences
        self._recent = recent
        self._messages = messages
        self.preview: Preview | None = None
        self.analysis = AnalysisProcess(self)
        self.analysis.partial.connect(self._on_partial)
        self.analysis.picture.connect(self._on_picture)
        self.analysis.peaks.connect(self._on_peaks)
        self._warnings: list[tuple[str, str]] = []
        self.analysis.warning.connect(self._on_warning)
        self.analysis.finished.connect(self._on_finished)
        self.analysis.failed.connect(self._on_failed)
        session.failed.connect(messages.fail)
        session.noticed.connect(messages.warn)
        session.told.connect(messages.report)
        session.other_file.connect(self._on_other_file)
        session.recovered.connect(self._on_recovered)

    # Opening

    def ask_and_open(self) -> None:
        path = files.ask_open(self._window)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Opens a project, or takes any other file for a film and analyses it.

        Returns False if the user cancelled or it could not be opened.
        """
        path = path.absolute()
        if not path.is_file():
            self._messages.fail(self.tr("There is no file {0}; check the path.").format(path))
            return False
        if not self.may_replace():
            return False
        if path.suffix.lower() == SUFFIX:
            return self._open_project(path)
        self._analyse(path)
        return True

    def analyse_again(self, audio_track: AudioChoice | None = None) -> None:
        """Analyses the Session's film again, with the present preferences; or continues an analysis
        that was stopped. audio_track: None for
        the project's choice."""
        project = self._session.project
        if self.analysis.paused:
            self.continue_analysis()
            return
        if project is None:
            return
        video, before = project.analysis.video.path, project.analysis.settings
        if not is_there(video):
            self.relink()
        elif self.may_replace():
            self._analyse(video, audio_track or before.audio_track)

    def _open_project(self, path: Path) -> bool:
        self.stop_analysis()
        if not self._session.open(path):
            return False
        self._remember(path)
        return True

    def _analyse(self, video: Path, audio_track: AudioChoice = "auto") -> None:
        now = self._preferences.now
        self._warnings = []
        self.preview = Preview(video, now.start_timecode, self._known_of(video), self)
        self.analysis.start(
            AnalysisRequest(
                video=video,
                device=now.device,
                face_rate_hz=now.face_rate_hz,
                min_scene_s=now.min_scene_s,
                catalogues=now.catalogues,
                start_timecode=now.start_timecode,
                audio_track=audio_track,
            )
        )
        self._recent.add(video)
        self.preview_changed.emit(self.preview)

    def _known_of(self, video: Path) -> Analysis | None:
        """Returns what the Session knows of a film that is analysed again."""
        project = self._session.project
        same = project is not None and project.analysis.video.path == video
        return project.analysis if project is not None and same else None

    def _remember(self, path: Path) -> None:
        """Puts a file among the recent ones, with a picture out of the film."""
        project = self._session.project
        pictures = project.analysis.thumbnails if project else ()
        if pictures:
            keep_poster(path, pictures[len(pictures) // 3].jpeg)
        self._recent.add(path)
        forget_other_posters(self._recent.paths())

    # The analysis

    def pause_analysis(self) -> None:
        """Stops the analysis where it is; the film stays open with what was found."""
        self.analysis.pause()
        self._messages.report(self.tr("The analysis has stopped; what was found so far stays."))

    def continue_analysis(self) -> None:
        """Continues a stopped analysis."""
        self.analysis.go_on()
        self._messages.report("")

    def stop_analysis(self) -> None:
        """Ends the analysis at once and shows the Session's film again."""
        self.analysis.stop()
        self._drop_preview()

    def _on_partial(self, partial: Partial) -> None:
        if self.preview is not None:
            self.preview.add(partial)

    def _on_picture(self, picture: Thumbnail) -> None:
        if self.preview is not None:
            self.preview.add_picture(picture)

    def _on_peaks(self, part: Waveform) -> None:
        if self.preview is not None:
            self.preview.add_peaks(part)

    def _on_warning(self, code: str, words: str) -> None:
        self._warnings.append((code, words))
        self._messages.warn(warning_sentence(code, words))

    def _on_finished(self, result: Path) -> None:
        try:
            project = load_project(result)
        except StudioError as error:
            self._on_failed(error.code, sentence_of(error))
            return
        finally:
            self.analysis.stop()
        self.preview = None
        self._session.load(project, None)
        self._remember(project.analysis.video.path)
        self.preview_changed.emit(None)
        self._report_done()

    def _report_done(self) -> None:
        """Reports the end of the analysis; a warning about the result stays until it is read."""
        done = self.tr("The analysis is done.")
        if self._warnings:
            self._messages.warn(f"{done} {warnings_sentence(self._warnings)}")
        else:
            self._messages.report(done)

    def _on_failed(self, code: str, sentence: str) -> None:
        self._drop_preview()
        heading = heading_of(code)
        self._messages.fail(f"{heading}\n\n{sentence}" if heading else sentence)

    def _drop_preview(self) -> None:
        if self.preview is not None:
            self.preview = None
            self.preview_changed.emit(None)

    # Saving and closing

    def save(self) -> bool:
        if self._session.path is None or self._session.read_only:
            return self.save_as()
        return self._saved(self._session.save())

    def save_as(self) -> bool:
        project = self._session.project
        if project is None:
            return False
        proposal = self._session.path or project.analysis.video.path.with_suffix(SUFFIX)
        target = files.ask_save(self._window, proposal)
        return target is not None and self._saved(self._session.save(target))

    def _saved(self, done: bool) -> bool:
        if done and self._session.path is not None:
            self._remember(self._session.path)
            self._messages.report(self.tr("Saved {0}").format(self._session.path))
        return done

    def may_replace(self) -> bool:
        """Returns whether the Session's project may be replaced: it was saved, given up, or nothing
        was unsaved."""
        if not self._session.dirty:
            return True
        answer = questions.ask_unsaved(self._window, self.name)
        if answer is Unsaved.SAVE:
            return self.save()
        return answer is Unsaved.DISCARD

    def close(self) -> bool:
        """Closes the film; the window stays."""
        if self.analysis.running:
            self.stop_analysis()
            return True
        if not self.may_replace():
            return False
        self._session.close()
        return True

    def close_for_good(self) -> bool:
        """Prepares for the window to close; False if it must stay. No child process and no recovery
        file are left behind."""
        if not self.may_replace():
            return False
        self.analysis.stop()
        self._session.close()
        return True

    @property
    def name(self) -> str:
        """Names the document as the user knows it."""
        project = self._session.project
        if self._session.path is not None:
            return self._session.path.name
        return project.analysis.video.path.name if project else ""

    # Relinking and recovering

    def relink(self) -> None:
        project = self._session.project
        if project is None:
            return
        video = files.ask_video(self._window, project.analysis.video.path.name)
        if video is not None:
            self._session.relink(video)

    def _on_other_file(self, video: Path, sentence: str) -> None:
        if questions.ask_other_film(self._window, sentence):
            self._session.relink(video, anyway=True)

    def _on_recovered(self, found: tuple[Recovered, ...]) -> None:
        """Offers the work; what is to be shown is restored last, as it replaces what is open."""
        answer = recover.ask_recover(self._window, [_offer(work) for work in found])
        for place, work in enumerate(found):
            if place in answer.discarded:
                self._session.dismiss(work)
            elif place != answer.recovered:
                self._session.postpone(work)
        if answer.recovered is not None:
            self._session.restore(found[answer.recovered])


def _offer(work: Recovered) -> recover.Offer:
    return recover.Offer(work.name, work.written, sentences_about(work))
