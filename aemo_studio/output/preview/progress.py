"""Reports how far the rendering of sound has come."""

from __future__ import annotations

from collections.abc import Callable

from aemo_studio.base.progress import CancelToken, Eta, Progress, Reporter


class RenderProgress:
    """Reports progress of the whole, and checks for cancelling."""

    def __init__(self, report: Reporter, cancel: CancelToken) -> None:
        self._report = report
        self._cancel = cancel
        self._eta = Eta()

    def check(self) -> None:
        """Raises Cancelled if the user cancelled."""
        self._cancel.check()

    def span(
        self, stage: str, first: float, last: float, whole_s: float
    ) -> Callable[[float], None]:
        """Makes a reporter of a stage that covers the shares `first` to `last` of the work; it
        takes seconds of `whole_s`."""

        def report_s(seconds: float) -> None:
            self._cancel.check()
            share = min(max(seconds / max(whole_s, 1e-6), 0.0), 1.0)
            done = first + (last - first) * share
            self._report(Progress(stage, done, self._eta.left_s(done)))

        return report_s
