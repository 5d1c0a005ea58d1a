"""Makes the sample film, the text of its dialogue, and the project of its analysis.

    python scripts/make_sample.py [--to resources] [--project-only]

The film needs scikit-image (in the `dev` extra) and espeak-ng; the same inputs give the same
film. With --project-only the film that is there is analysed again: after a change of the models,
the catalogues or the document's version.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from sample_film import pictures, sound, story

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.own_program import own_program
from aemo_studio.domain.time import TimecodeRate

_BLOCK = 1024
_FILM, _PROJECT = "sample.mp4", "sample.aemo"
_X264 = {"preset": "fast", "crf": "24", "threads": "2", "g": "50", "tune": "film"}


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes the sample film and its project.")
    home = Path(__file__).resolve().parent.parent / "resources"
    parser.add_argument("--to", type=Path, default=home, help="folder for what is made")
    parser.add_argument("--project-only", action="store_true", help="keep the film that is there")
    given = parser.parse_args()
    if not given.project_only:
        make_film(given.to)
    make_project(given.to)


def make_film(folder: Path) -> None:
    """The film and its text."""
    samples, spoken = sound.soundtrack()
    (folder / "sample_script.txt").write_text(_script(spoken), encoding="utf-8")
    film = folder / _FILM
    # Beside the old film first: an interrupted run leaves that one as it was.
    unfinished = folder / "unfinished.mp4"
    write_film(unfinished, pictures.frames(), samples)
    unfinished.replace(film)
    print(f"{film}: {film.stat().st_size / 1e6:.2f} MB, {story.duration_s():.1f} s")


def make_project(folder: Path) -> None:
    """The film analysed as anyone's would be; the project names it by its place beside it,
    and no folder of the machine that made it."""
    unfinished = folder / "unfinished.aemo"
    command = own_program("analyze", _FILM, "--output", unfinished.name, "--no-cache", "--force")
    subprocess.run(command, check=True, cwd=folder)
    document = json.loads(unfinished.read_text(encoding="utf-8"))
    document["video"]["absolute"] = _FILM
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    write_atomic(folder / _PROJECT, text.encode())
    unfinished.unlink()
    print(f"{folder / _PROJECT}: {len(text) / 1e3:.0f} kB")


def write_film(path: Path, frames: Iterable[pictures.Picture], samples: sound.Sound) -> None:
    """H.264 and AAC in mp4, the index first, so that it also plays while it loads."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", options=options) as container:
        video = _video_stream(container)
        audio = container.add_stream(
            "aac", rate=story.SOUND_RATE_HZ, layout="mono", options={"b": "96k"}
        )
        assert isinstance(audio, AudioStream)
        done = 0
        for number, picture in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, 1 / story.RATE
            container.mux(video.encode(frame.reformat(format="yuv420p", dst_colorspace="ITU709")))
            until = min(round((number + 1) / story.RATE * story.SOUND_RATE_HZ), len(samples))
            done = _write_sound(container, audio, samples, done, until)
        _write_sound(container, audio, samples, done, len(samples), last=True)
        container.mux(video.encode(None))
        container.mux(audio.encode(None))


def _video_stream(container: OutputContainer) -> VideoStream:
    stream = container.add_stream("libx264", rate=story.RATE, options=_X264)
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = story.SIZE
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = 1 / story.RATE
    stream.codec_context.colorspace = 1  # BT.709, as set for the converter
    stream.codec_context.color_primaries = 1
    stream.codec_context.color_trc = 1
    stream.codec_context.color_range = 1
    return stream


def _write_sound(
    container: OutputContainer,
    stream: AudioStream,
    samples: sound.Sound,
    done: int,
    until: int,
    *,
    last: bool = False,
) -> int:
    """Whole blocks of `samples` from `done` up to `until` (all of them at the last call)."""
    while until - done >= _BLOCK or (last and done < until):
        block = np.ascontiguousarray(samples[None, done : min(done + _BLOCK, until)])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
        frame.sample_rate = story.SOUND_RATE_HZ
        frame.time_base = Fraction(1, story.SOUND_RATE_HZ)
        frame.pts = done
        container.mux(stream.encode(frame))
        done += block.shape[1]
    return done


def _script(spoken: list[tuple[story.Line, float]]) -> str:
    """Describes what is seen and spoken, with times, as an editor would note it."""
    timecode = TimecodeRate.of(story.RATE)
    edges = [0.0, *story.cut_times_s(), story.duration_s()]
    rows = ["AEMO Studio sample film: shots, and what is said in them", ""]
    for number, shot in enumerate(story.SHOTS):
        start, end = edges[number], edges[number + 1]
        times = f"{timecode.format(start, '00:00:00:00')} - {timecode.format(end, '00:00:00:00')}"
        rows.append(f"Shot {number + 1:2}  {times}  {shot.picture.replace('_', ' ')}")
        for line, end_s in spoken:
            if start <= line.start_s < end:
                manner = line.manner.name
                rows.append(f"    {line.start_s:6.2f} - {end_s:6.2f} s  ({manner})  {line.text}")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
