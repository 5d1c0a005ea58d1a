"""The director's page: what is in it, that it fetches nothing, and how a real browser shows it."""

from __future__ import annotations

import base64
import dataclasses
import html
import json
import re
import shutil
import subprocess
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.domain.project import AnalysisWarning, Pick, Project, SceneEdit
from aemo_studio.domain.video import Thumbnail
from aemo_studio.output.export.colours import colour_of
from aemo_studio.output.export.html.page import render_html
from aemo_studio.output.export.options import ExportOptions
from tests.factories import make_music_track, make_project, make_recommendation
from tests.output.export.projects import (
    CREDIT,
    bare_project,
    long_project,
    odd_project,
    odd_track,
)

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


class _Page(HTMLParser):
    """Tags, links, everything that a browser would fetch by itself, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))
        for name, value in attrs:
            if tag == "a" and name == "href":
                self.links.append(value or "")
            elif name in ("src", "href", "srcset", "data", "poster", "action"):
                self.fetched.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _page(project: Project | None = None, production: str | None = None) -> str:
    return render_html(project or odd_project(), ExportOptions(production=production)).decode()


def test_scenes_suggestions_and_reasons_are_there() -> None:
    words = " ".join(_Page(_page()).words)
    for expected in (
        "Scene 1", "happy", "01:00:00;00 – 01:00:10;00", "picked", "Piece 1",
        "Happy music for a happy scene.", "set by hand", "no speech or face",
        "length not on file", CREDIT, "No usable face after 0:20.",
    ):  # fmt: skip
        assert expected in words
    assert words.count("licence not on file") == 1
    assert "0.90" not in words


def test_nothing_is_fetched() -> None:
    text = _page(make_project())
    page = _Page(text)
    assert page.fetched
    assert all(source.startswith("data:image/jpeg;base64,") for source in page.fetched)
    assert set(page.links) == {"https://example.org/1", "https://example.org/2"}
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in html.unescape(text)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_the_web_is_linked(url: str) -> None:
    project = bare_project(picks=(Pick(0, make_music_track(1, url=url)),))
    assert _Page(_page(project)).links == []


def test_titles_stay_text() -> None:
    track = odd_track(title='</script><script>alert("x")</script><img src=x onerror=alert(1)>')
    page = _page(bare_project(picks=(Pick(0, track),)), production="<svg onload=alert(1)>")
    assert page.count("<script>") == 1
    assert "<img src=x" not in page
    assert "<svg onload" not in page


@pytest.mark.parametrize(
    "title",
    [
        '<script>alert("x")</script>',
        "</style></title><img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        'it\'s "said" & done; &lt;b&gt;',
        "夜の歌 中文 🎬🎭",
        "{{ 7 * 7 }} {% raw %} {# no #}",
    ],
)
def test_a_hostile_title_is_shown_as_it_is_written(title: str) -> None:
    """Everywhere that others write something: the page has the same tags as with a plain one."""
    page, plain = _Page(_page(*_written(title))), _Page(_page(*_written("plain")))
    assert page.tags == plain.tags
    assert page.words.count(title) == plain.words.count("plain") == 6
    assert f"{title}: emotion and music" in page.words
    assert f"{title}, CC BY" in "".join(page.words)


def _written(text: str) -> tuple[Project, str]:
    """A project where title, artist, note, reason and warning are `text`; and its production."""
    track = odd_track(title=text, artist=text, licence=f"CC BY; credit: {text}, CC BY")
    reasons = (dataclasses.replace(make_recommendation(1), reason=text),)
    project = bare_project(
        picks=(Pick(0, track),),
        edits=(SceneEdit(note=text), SceneEdit(), SceneEdit()),
        recommendations=(reasons, (), ()),
    )
    warning = AnalysisWarning("damaged", text)
    analysis = dataclasses.replace(project.analysis, warnings=(warning,))
    return dataclasses.replace(project, analysis=analysis), text


def test_pictures_are_put_in_once() -> None:
    pictures = tuple(Thumbnail(float(t), b"\xff\xd8" + bytes([t])) for t in range(30))
    project = make_project()
    project = dataclasses.replace(
        project, analysis=dataclasses.replace(project.analysis, thumbnails=pictures)
    )
    sources = [base64.b64decode(s.partition(",")[2]) for s in _Page(_page(project)).fetched]
    # 40 % into scenes that start at 0, 10 and 20 s.
    assert [picture[-1] for picture in sources] == [4, 14, 24]
    assert len(_Page(_page(make_project())).fetched) == 1


def test_chart_holds_the_tracks() -> None:
    project = make_project()
    found = re.search(r'data-chart="([^"]*)"', _page(project))
    assert found
    data = json.loads(html.unescape(found[1]))
    speech = project.analysis.speech
    assert len(data["times"]) == len(speech) == 60
    assert data["times"][1] == "01:00:00:12"
    for cell, shown in enumerate(data["lanes"]["Voice"]):
        if speech.coverage[cell] > 0:
            assert shown == pytest.approx((speech.scores[cell] * 100).tolist(), abs=0.51)
        else:
            assert shown == -1


def test_colours_are_those_of_the_window() -> None:
    from aemo_studio.gui.look.colours import emotion_colour

    for emotion in EMOTIONS:
        assert colour_of(emotion).light == emotion_colour(emotion, dark=False).name()
        assert colour_of(emotion).dark == emotion_colour(emotion, dark=True).name()


# --- in a browser -------------------------------------------------------------------------------

_HARNESS = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const widths = [390, 1440];
const report = {};
let left = widths.length;
for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width:${width}px;height:900px;border:0`;
  frame.srcdoc = PAGE;
  frame.onload = () => {
    const page = frame.contentDocument;
    const chart = page.querySelector(".chart");
    const lane = chart.querySelector("svg").getBoundingClientRect();
    const at = { clientX: lane.left + lane.width * 0.5, clientY: lane.top + 5, bubbles: true };
    chart.dispatchEvent(new frame.contentWindow.PointerEvent("pointermove", at));
    const box = chart.querySelector(".read-out").getBoundingClientRect();
    const words = chart.querySelector(".read-out").innerText;
    const key = new frame.contentWindow.KeyboardEvent("keydown", { key: "End", bubbles: true });
    chart.dispatchEvent(key);
    report[width] = {
      overflow: page.documentElement.scrollWidth - width,
      hovered: words,
      inside: box.left >= 0 && box.right <= width,
      end: chart.querySelector(".read-out b").textContent,
      shown: [...page.querySelectorAll(".strip b")].map((b) => b.offsetWidth && b.textContent),
      columns: getComputedStyle(page.querySelector(".scene")).gridTemplateColumns.split(" ").length,
      pictures: [...page.images].every((image) => image.complete),
    };
    if (--left === 0) document.body.innerHTML = `<pre>${JSON.stringify(report)}</pre>`;
  };
  document.body.append(frame);
}
</script>"""


def _chromium(*arguments: str) -> str:
    command = [str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def _wordy() -> Project:
    """Long words without a place to break them."""
    long = make_recommendation(2, make_music_track(2, title="W" * 300, artist="i" * 200))
    project = odd_project()
    return dataclasses.replace(
        project, recommendations=((make_recommendation(1), long), *project.recommendations[1:])
    )


@needs_chromium
def test_phone_and_desktop(tmp_path: Path) -> None:
    page = json.dumps(_page(_wordy())).replace("</", "<\\/")
    (tmp_path / "harness.html").write_text(_HARNESS.replace("PAGE", page), encoding="utf-8")
    shown = _chromium(
        "--window-size=1500,1000",
        "--virtual-time-budget=5000",
        "--dump-dom",
        (tmp_path / "harness.html").as_uri(),
    )
    found = re.search(r"<pre>(\{.*\})</pre>", shown, re.S)
    assert found, shown[-2000:]
    report = json.loads(html.unescape(found[1]))
    for width in ("390", "1440"):
        seen = report[width]
        assert seen["overflow"] <= 0
        assert seen["inside"]
        assert seen["hovered"].startswith("01:00:15;00, scene 2")
        assert seen["shown"] == ["1", "2", "3"]
        assert {line.split(":")[0] for line in seen["hovered"].splitlines()[1:] if line} == {
            "Voice", "Face", "Both",
        }  # fmt: skip
        assert seen["end"] == "01:00:29;14, scene 3"
    assert report["1440"]["columns"] == 2


def _printed(project: Project, size: str, folder: Path) -> Path:
    """The page as a browser prints it on paper of a size."""
    source, paper = folder / f"{size}.html", folder / f"{size}.pdf"
    page = render_html(project, ExportOptions(production="Long Night")).decode()
    source.write_text(page.replace("<body>", f"<style>@page{{size:{size}}}</style><body>"), "utf-8")
    _chromium("--no-pdf-header-footer", f"--print-to-pdf={paper}", source.as_uri())
    return paper


def _filled() -> Project:
    """Twelve scenes with five suggestions each, picks, and notes of two lines."""
    project, _ = long_project(Fraction(30000, 1001), "01:00:00;00", 12)
    listed = tuple(make_recommendation(rank) for rank in range(1, 6))
    return dataclasses.replace(
        project,
        recommendations=(listed,) * 12,
        edits=tuple(
            SceneEdit(note="Let her breathe.\nNo drums." if n % 2 else "") for n in range(12)
        ),
    )


@needs_chromium
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext on this machine")
def test_a_printed_page_has_two_to_four_whole_scenes_a_head_and_a_number(tmp_path: Path) -> None:
    paper = _printed(_filled(), "A4", tmp_path)
    command = ["pdftotext", "-layout", str(paper), "-"]
    text = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    pages = text.split("\f")[:-1]
    scenes = [re.findall(r"^\s*Scene (\d+)\b.*–", page, re.M) for page in pages]
    assert [int(number) for page in scenes for number in page] == list(range(1, 13))
    full = scenes[1 : max(n for n, page in enumerate(scenes) if page)]
    assert {len(page) for page in full} <= {2, 3, 4}
    for number, (page, found) in enumerate(zip(pages, scenes, strict=True), start=1):
        assert re.search(rf"\b{number} ?/ ?{len(pages)}\b", page)
        assert page.count("Also suggested") == page.count("Plays from") == len(found)
        assert ("Long Night" in page.splitlines()[0]) or number == 1


def test_cards_of_any_content_are_at_most_four_a_page() -> None:
    """An empty card is a fifth of the height of A4 at least, and no card is cut in two."""
    style = _page()
    least = re.search(r"min-height:(\d+)mm", style)
    margins = re.search(r"@page\{margin:(\d+)mm \d+mm (\d+)mm", style)
    assert least
    assert margins
    room_mm = 297 - int(margins[1]) - int(margins[2])
    assert 5 * int(least[1]) > room_mm
    assert re.search(r"\.scene\{[^}]*break-inside:avoid", style)
