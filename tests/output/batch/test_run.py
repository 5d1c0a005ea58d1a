"""Many videos on this machine: all done, once, whatever a single one does."""

from __future__ import annotations

import csv
import io
import os
import signal
import time
from pathlib import Path

import pytest

from aemo_studio.base.errors import Cancelled, OutputError, UsageError
from aemo_studio.base.progress import CancelToken, Progress
from aemo_studio.cli import main
from aemo_studio.output.batch.jobs import Outcome, find_jobs
from aemo_studio.output.batch.run import BatchReport, run_batch
from aemo_studio.output.batch.summary import render_summary_html
from aemo_studio.project import load_project
from tests.cli_run import run, start
from tests.conftest import Recorder
from tests.films import face_picture, make_talk
from tests.full_disk import files_end_at
from tests.media_factory import make_audio, tone
from tests.output.batch.conftest import StandIn

pytestmark = pytest.mark.slow

GOOD = ("a.aemo", "b.MOV.aemo", "b.mp4.aemo", "day 2/中文 #1.aemo")


def batch(videos: Path, stand_in: StandIn, **how: object) -> BatchReport:
    out, how = videos.parent / "out", {"workers": 2} | how
    return run_batch([videos], out, command=stand_in.command, **how)  # type: ignore[arg-type]


def table(out: Path) -> dict[str, dict[str, str]]:
    text = (out / "summary.csv").read_bytes().decode("utf-8-sig")
    return {Path(r["video"]).name: r for r in csv.DictReader(io.StringIO(text, newline=""))}


def test_every_video_gets_its_project_and_bad_ones_stop_nothing(
    videos: Path, stand_in: StandIn
) -> None:
    report = batch(videos, stand_in, workers=2, csv=True)
    out = videos.parent / "out"
    assert {p.relative_to(out).as_posix() for p in out.rglob("*.aemo")} == set(GOOD)
    assert (out / "day 2" / "中文 #1.csv").read_text() == "list"
    assert len(load_project(out / "a.aemo").scenes) == 3
    assert {Path(o.video).name: o.message for o in report.failed} == {
        "bad.mp4": "bad.mp4 is bad.",
        "crash.mkv": f"The analysis ended with code {-11 % 256}.",
    }
    assert all(stand_in.count("end", Path(o.video).name) == o.done for o in report.outcomes)


def test_the_summary_as_table_and_page(videos: Path, stand_in: StandIn) -> None:
    batch(videos, stand_in)
    out = videos.parent / "out"
    rows = table(out)
    assert set(rows) == {"a.mp4", "b.MOV", "b.mp4", "bad.mp4", "crash.mkv", "中文 #1.mp4"}
    good = rows["中文 #1.mp4"]
    assert (good["status"], good["scenes"]) == ("done", "3")
    assert good["emotions"] == "happy|sad|unknown"
    assert good["project"] == "day 2/中文 #1.aemo"
    assert good["first_tracks"].startswith("Piece 1 (Somebody)|")
    assert (rows["bad.mp4"]["status"], rows["bad.mp4"]["message"]) == ("failed", "bad.mp4 is bad.")
    page = (out / "summary.html").read_text(encoding="utf-8")
    assert "4 of 6 videos analysed, 2 failed." in page
    assert 'href="day%202/%E4%B8%AD%E6%96%87%20%231.aemo"' in page
    assert "http" not in page


def test_names_and_messages_stay_text_in_the_page(tmp_path: Path) -> None:
    hostile = "<script>alert('x')</script> 中文 🎬.mp4"
    good = Outcome(
        hostile, str(tmp_path / f"{hostile}.aemo"), "k", "done", scenes=("sad", "unknown"),
        music=("<b>Piece</b>", "<b>Piece</b>"), warnings=('A "note" & more.',),
    )  # fmt: skip
    bad = Outcome(f"/films/{hostile}", "", "k", "failed", "")
    page = render_summary_html([good, bad], tmp_path, 2).decode()
    assert "<script" not in page
    assert "<b>" not in page
    assert page.count("&lt;b&gt;Piece&lt;/b&gt;") == 1
    assert page.count("script&gt; 中文 🎬.mp4") == 2
    assert "A &#34;note&#34; &amp; more." in page
    assert 'class="failed"' in page


def test_a_second_run_does_only_what_failed_or_changed(videos: Path, stand_in: StandIn) -> None:
    stand_in.takes(0)
    batch(videos, stand_in)
    (videos / "b.mp4").write_bytes(b"another cut")
    (videos / "bad.mp4").rename(videos / "mended.mp4")
    (videos.parent / "out" / "a.aemo").unlink()
    report = batch(videos, stand_in)
    assert report.known == 2
    counts = {name: stand_in.count("end", name) for name in
              ("a.mp4", "b.MOV", "b.mp4", "中文 #1.mp4", "mended.mp4")}  # fmt: skip
    assert counts == {"a.mp4": 2, "b.MOV": 1, "b.mp4": 2, "中文 #1.mp4": 1, "mended.mp4": 1}
    assert stand_in.count("start", "crash.mkv") == 2
    batch(videos, stand_in, arguments=("--top", "9"))
    assert stand_in.count("end", "b.MOV") == 2
    batch(videos, stand_in, arguments=("--top", "9"), again=True)
    assert stand_in.count("end", "b.MOV") == 3


def test_progress_counts_videos_and_their_parts(
    videos: Path, stand_in: StandIn, recorder: Recorder
) -> None:
    batch(videos, stand_in, report=recorder)
    shares = [e.done for e in recorder.events if isinstance(e, Progress)]
    assert shares[-1] == 1.0
    assert any(share % (1 / 6) > 0 for share in shares)
    assert sorted(recorder.warning_codes) == ["failed", "failed"]


def test_cancelling_ends_the_children_and_the_next_run_goes_on(
    videos: Path, stand_in: StandIn
) -> None:
    token = CancelToken()
    stand_in.takes(20)

    def cancel_after_one(event: object) -> None:
        if isinstance(event, Progress) and event.stage.startswith("1 of"):
            token.cancel()

    with pytest.raises(Cancelled):
        batch(videos, stand_in, workers=1, report=cancel_after_one, cancel=token)
    out = videos.parent / "out"
    assert len(table(out)) == 1
    assert "still to do" in (out / "summary.html").read_text(encoding="utf-8")
    started = len(stand_in.log)
    time.sleep(0.5)
    assert len(stand_in.log) == started
    stand_in.takes(1)
    report = batch(videos, stand_in)
    assert len([o for o in report.outcomes if o.done]) == 4
    assert all(stand_in.count("end", Path(o.video).name) == 1 for o in report.outcomes if o.done)
    assert not list((out / ".aemo-batch").glob("*.aemo"))


def test_nothing_to_analyse_and_nowhere_to_write(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("x")
    with pytest.raises(UsageError, match="no video"):
        run_batch([tmp_path], tmp_path / "out")
    with pytest.raises(OutputError):
        run_batch([tmp_path / "a.mp4"], tmp_path / "text.txt" / "out")


def test_a_file_that_is_missing_is_one_row(tmp_path: Path, stand_in: StandIn) -> None:
    video = tmp_path / "a.mp4"
    video.write_bytes(b"x")
    missing = tmp_path / "bad missing.mp4"
    report = run_batch([video, missing, video], tmp_path / "out", command=stand_in.command)
    assert [outcome.done for outcome in report.outcomes] == [True, False]


def test_what_a_killed_worker_left_behind_goes_when_the_video_is_done(
    videos: Path, stand_in: StandIn
) -> None:
    stand_in.takes(0)
    out = videos.parent / "out"
    (job,) = find_jobs([videos / "a.mp4"], out, (), stand_in.command)
    (out / ".aemo-batch").mkdir(parents=True)
    (out / ".aemo-batch" / f"{job.number}-0badcafe.aemo").write_text("half a project")
    assert run_batch([videos / "a.mp4"], out, command=stand_in.command).outcomes[0].done
    assert not list((out / ".aemo-batch").glob("*.aemo"))


def test_damaged_records_are_done_again(videos: Path, stand_in: StandIn) -> None:
    stand_in.takes(0)
    batch(videos, stand_in)
    for record in (videos.parent / "out" / ".aemo-batch").glob("*.json"):
        record.write_bytes(record.read_bytes()[:40])
    assert batch(videos, stand_in).known == 0


def test_real_videos_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "videos", tmp_path / "out"
    folder.mkdir()
    make_talk(folder / "talk.mp4", face_picture(), 3.0)
    (folder / "broken.mp4").write_bytes(b"no film")
    command = ["batch", str(folder), "-o", str(out), "--catalog", "free", "--top", "2"]
    assert main(command) == 3
    told = capsys.readouterr()
    assert "1 video done (0 of them before), 1 failed." in told.out
    assert "broken.mp4 is not a video" in told.err
    project = load_project(out / "talk.aemo")
    assert project.catalogues == ("free",)
    assert all(len(listed) == 2 for listed in project.recommendations)
    assert (out / "talk.csv").read_bytes().startswith(b"\xef\xbb\xbfscene,")
    (folder / "broken.mp4").unlink()
    assert main(command) == 0
    assert "1 video done (1 of them before)" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_children_of_a_killed_batch_end_by_themselves(videos: Path, stand_in: StandIn) -> None:
    stand_in.takes(200)
    driver = (
        "import sys; from pathlib import Path; from aemo_studio.output.batch.run import run_batch;"
        "run_batch([Path(sys.argv[1])], Path(sys.argv[2]), command=sys.argv[3:])"
    )
    out = videos.parent / "out"
    with start([videos / "a.mp4", out, *stand_in.command], driver) as process:
        for _ in range(600):
            time.sleep(0.05)
            if stand_in.count("start", "a.mp4"):
                break
        process.send_signal(signal.SIGKILL)
    time.sleep(1.0)
    stand_in.takes(1)
    assert run_batch([videos / "a.mp4"], out, command=stand_in.command).outcomes[0].done
    assert stand_in.count("end", "a.mp4") == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
def test_what_there_is_no_room_for_is_said_and_stops_nothing(tmp_path: Path) -> None:
    """The real analysis: of two projects only the smaller one may be written."""
    folder, room, out = tmp_path / "videos", tmp_path / "room", tmp_path / "out"
    folder.mkdir()
    make_talk(folder / "large.mp4", face_picture(), 3.0)
    make_audio(folder / "small.wav", tone(220, 1.0), 16000)
    files = [folder / "large.mp4", folder / "small.wav"]
    options = ("--catalog", "free", "--top", "1", "--no-csv", "-o")
    command: list[str | Path] = ["batch", *files, *options]
    assert run([*command, room]).returncode == 0
    large, small = ((room / f"{file.stem}.aemo").stat().st_size for file in files)
    assert large > 2 * small
    with files_end_at((large + small) // 2):
        done = run([*command, out])
    assert done.returncode == 3
    assert "1 video done (0 of them before), 1 failed." in done.stdout
    assert f"large.mp4: Cannot write {out / 'large.aemo'}:" in done.stderr
    assert "Make room there" in done.stderr
    assert {row: values["status"] for row, values in table(out).items()} == {
        "large.mp4": "failed",
        "small.wav": "done",
    }
    assert [path.name for path in out.rglob("*.aemo")] == ["small.aemo"]
    assert not list(out.rglob("*.tmp"))
    assert len(load_project(out / "small.aemo").recommendations) == 1
    assert run([*command, out]).returncode == 0
    assert load_project(out / "large.aemo").scenes


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_told_and_stops_nothing(
    videos: Path, stand_in: StandIn, recorder: Recorder
) -> None:
    (videos / os.fsdecode(b"caf\xe9.mp4")).write_bytes(b"a video")
    report = batch(videos, stand_in, report=recorder)
    messages = {Path(o.video).name: o.message for o in report.failed}
    assert "caf\\xe9.mp4 is not text" in messages["caf\\xe9.mp4"]
    assert len(report.outcomes) - len(report.failed) == len(GOOD)
    assert table(videos.parent / "out")["caf\\xe9.mp4"]["status"] == "failed"
