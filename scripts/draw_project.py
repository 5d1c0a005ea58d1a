"""Draws a project as a picture: film, sound, emotion lanes, scenes with the first track.

python scripts/draw_project.py PROJECT.aemo PICTURE.png
"""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np

from aemo_studio.domain.emotion import EMOTIONS, GRID_S, Emotion, EmotionTrack
from aemo_studio.domain.project import Project
from aemo_studio.project import load_project

mpl.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

# Okabe and Ito's palette, safe for colour-blind eyes; calm is a lighter neutral.
COLOURS = {
    Emotion.NEUTRAL: "#8c8c8c",
    Emotion.CALM: "#56b4e9",
    Emotion.HAPPY: "#f0c400",
    Emotion.SAD: "#0072b2",
    Emotion.ANGRY: "#c8381e",
    Emotion.FEARFUL: "#7a3e9d",
    Emotion.DISGUST: "#009e73",
    Emotion.SURPRISED: "#e69f00",
}
INK, PAPER, FAINT = "#e8e6e3", "#1b1d21", "#2a2d33"


def draw(project: Project, picture: Path) -> None:
    """Writes the picture, 1600 x 900 pixels."""
    plt.rcParams.update({"text.color": INK, "axes.labelcolor": INK, "font.size": 11})
    figure, axes = plt.subplots(
        6, 1, figsize=(16, 9), facecolor=PAPER, height_ratios=[1.2, 1.0, 1.5, 1.5, 1.5, 2.0]
    )
    analysis = project.analysis
    _film(axes[0], project)
    _waveform(axes[1], project)
    lanes = (("speech", analysis.speech), ("face", analysis.face), ("fused", analysis.fused))
    for ax, (name, track) in zip(axes[2:5], lanes, strict=True):
        _lane(ax, name, track)
    _scenes(axes[5], project)
    for ax in axes:
        _plain(ax, analysis.video.duration_s)
    _legend(figure)
    figure.subplots_adjust(left=0.06, right=0.985, top=0.93, bottom=0.03, hspace=0.12)
    figure.savefig(picture, dpi=100, facecolor=PAPER)


def _plain(ax: Axes, duration_s: float) -> None:
    ax.set_xlim(0, duration_s)
    ax.set_facecolor(FAINT)
    ax.set_xticks([])
    ax.set_yticks([])
    for side in ax.spines.values():
        side.set_visible(False)


def _label(ax: Axes, text: str) -> None:
    ax.set_ylabel(text, rotation=0, ha="right", va="center", labelpad=10)


def _film(ax: Axes, project: Project) -> None:
    _label(ax, "film")
    duration = project.analysis.video.duration_s
    thumbnails = project.analysis.thumbnails
    ax.set_ylim(0, 1)
    count = min(9, len(thumbnails))
    for k in range(count):
        start, end = duration * k / count, duration * (k + 1) / count
        nearest = min(thumbnails, key=lambda t: abs(t.time_s - (start + end) / 2))
        image = plt.imread(BytesIO(nearest.jpeg), format="jpeg")
        ax.imshow(image, extent=(start, end, 0, 1), aspect="auto")
    for shot in project.analysis.shots[1:]:
        ax.axvline(shot.start_s, color=PAPER, linewidth=1.5)


def _waveform(ax: Axes, project: Project) -> None:
    _label(ax, "sound")
    waveform = project.analysis.waveform
    time_s = np.arange(len(waveform.peaks)) / waveform.rate_hz
    ax.fill_between(time_s, waveform.peaks[:, 0], waveform.peaks[:, 1], color="#9aa4b2", lw=0)
    ax.set_ylim(-1, 1)


def _lane(ax: Axes, name: str, track: EmotionTrack) -> None:
    """Probabilities stacked; where nothing is known, hatched and never a colour."""
    _label(ax, name)
    edges = np.arange(len(track) + 1) * GRID_S
    base = np.zeros(len(track))
    known = track.coverage > 0
    for index, emotion in enumerate(EMOTIONS):
        share = np.where(known, track.scores[:, index], 0)
        ax.bar(edges[:-1], share, GRID_S, bottom=base, align="edge", color=COLOURS[emotion], lw=0)
        base += share
    for start in edges[:-1][~known]:
        ax.axvspan(start, start + GRID_S, facecolor=FAINT, edgecolor="#4a4f58", hatch="///", lw=0)
    ax.set_ylim(0, 1)


def _scenes(ax: Axes, project: Project) -> None:
    _label(ax, "scenes")
    ax.set_ylim(0, 1)
    for number, scene in enumerate(project.scenes, start=1):
        known = scene.coverage.fused > 0
        colour = COLOURS[scene.emotion] if known else FAINT
        gap = project.analysis.video.duration_s * 0.002
        ax.barh(0.5, scene.duration_s - gap, 0.96, scene.start_s, color=colour, alpha=0.35)
        word = f"{scene.emotion} {scene.confidence:.0%}" if known else "nothing known"
        _scene_text(ax, project, number, word)


def _scene_text(ax: Axes, project: Project, number: int, word: str) -> None:
    scene = project.scenes[number - 1]
    left = scene.start_s + project.analysis.video.duration_s * 0.005
    ax.text(left, 0.8, f"{number}  {word}", va="center", weight="bold", fontsize=12)
    listed = project.recommendations[number - 1] if project.recommendations else ()
    width = max(8, int(scene.duration_s / project.analysis.video.duration_s * 165))
    for row, found in enumerate(listed[:3]):
        text = f"{found.rank}. {found.track.title} · {found.track.artist}"
        short = text if len(text) <= width else text[: width - 1] + "…"
        ax.text(left, 0.54 - row * 0.19, short, va="center", fontsize=9.5)


def _legend(figure: Any) -> None:
    handles = [Rectangle((0, 0), 1, 1, color=COLOURS[e]) for e in EMOTIONS]
    handles.append(Rectangle((0, 0), 1, 1, facecolor=FAINT, hatch="///", edgecolor="#4a4f58"))
    figure.legend(
        handles,
        [*EMOTIONS, "no evidence"],
        loc="upper center",
        ncols=9,
        frameon=False,
        labelcolor=INK,
        fontsize=11,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("picture", type=Path)
    arguments = parser.parse_args()
    draw(load_project(arguments.project), arguments.picture)


if __name__ == "__main__":
    main()
