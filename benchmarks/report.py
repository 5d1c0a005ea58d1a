"""Writes docs/speed.md: one section per benchmark, so that each can be measured alone."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from aemo_studio.base.cores import cores_in_use
from aemo_studio.base.resources import home
from aemo_studio.workbench import markdown

REPORT = home() / "docs" / "speed.md"

_TITLE = "# Speed and memory\n\nMeasured by `make bench`; ratios, because machines differ.\n"


def write_section(name: str, body: str, path: Path = REPORT) -> None:
    """Writes `body` under the heading `name`, in place of what stood there."""
    text = path.read_text(encoding="utf-8") if path.exists() else _TITLE
    section = f"## {name}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(name)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if pattern.search(text):
        text = pattern.sub(lambda _: section + "\n", text, count=1)
    else:
        text = f"{text.rstrip()}\n\n{section}"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Formats a Markdown table; every column but the first is set to the right."""
    return markdown.table(header, rows, numbers=range(1, len(header)))


def machine() -> str:
    """Describes the machine in one line: processor, cores in use, memory, system, Python, the day,
    the load."""
    cores = cores_in_use()
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{processor()}, {cores} cores, {_memory_gb():.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}, {day}{load}"
    )


def processor() -> str:
    try:
        info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", info, re.MULTILINE)
    return found.group(1).strip() if found else platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
