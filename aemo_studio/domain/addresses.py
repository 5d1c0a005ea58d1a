"""Decides what an address is: a page on the web, a file on this computer, or neither; and writes
the address of a file.

Catalogues come from anywhere, and so do their addresses. Window and exports both use these
functions before they open, link, play or list one, so they agree. Nothing here reads the disk.
"""

from __future__ import annotations

import ntpath
import os
import posixpath
import re
from pathlib import PurePath, PureWindowsPath
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

_WEB = ("http", "https")
_THIS_COMPUTER = ("", "localhost")
# Nearly every address is like this one, and catalogues have hundreds of thousands.
_PLAIN_PAGE = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[!-~]*)?", re.ASCII)
_HOST = re.compile(r"\w(?:[\w.\-]*[\w.])?|[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
_UNC = re.compile(r"\\\\[^\\/]+[\\/]+[^\\/]")
_LONG = re.compile(r"\\\\[?.]\\(?:(UNC)\\)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)


def page_at(address: str) -> str | None:
    """Returns the address without blanks around it if a browser opens a page there, else None."""
    if _PLAIN_PAGE.fullmatch(address):
        return address
    text = address.strip()
    parts = _parts(text)
    if parts is None or parts.scheme not in _WEB or not _HOST.fullmatch(parts.hostname or ""):
        return None
    return text


def file_at(address: str) -> str | None:
    """Returns the absolute path in a `file:` URL or a path; None for anything else, for a folder
    (`/music/`), and for files of other computers."""
    text = address.strip()
    parts = _parts(text) if text.lower().startswith("file:") else None
    path = text if parts is None else _path_in(parts)
    folder = path.endswith(("/", os.sep, "/.", "/.."))
    odd = folder or "\0" in path or path.startswith("//")
    return path if PurePath(path).is_absolute() and not odd else None


def file_beside(folder: str, address: str) -> str | None:
    """Returns what `file_at` finds, and for a relative path the one in `folder`; None for what is
    no path."""
    text = address.strip()
    if not text or _SCHEME.match(text) or text.startswith(("\\", "~")):
        return file_at(text)
    return file_at(f"{folder}/{text}" if not PurePath(text).is_absolute() else text)


def is_windows_path(path: str) -> bool:
    """Reports whether a path is an absolute one of Windows, on whatever system this runs:
    `D:\\…`, `D:/…` or `\\\\host\\share\\…`."""
    return bool(_DRIVE.match(path) or _UNC.match(path))


def path_as_written(path: str | PurePath) -> PurePath:
    """Reads an absolute path by the rules of the system that wrote it."""
    text = str(path)
    return PureWindowsPath(text) if is_windows_path(text) else PurePath(text)


def file_url(path: str) -> str:
    """Writes an absolute path as a percent-encoded URL, by the rules of the system that wrote it:
    `file:///music/…`, `file:///D:/music/…`, `file://host/share/…`."""
    text = _LONG.sub(lambda long: "\\\\" if long[1] else "", path, count=1)
    if is_windows_path(text):
        return _windows_url(ntpath.normpath(text).replace("\\", "/"))
    slashed = text.replace("\\", "/") if os.name == "nt" else text
    return f"file:///{_quoted(posixpath.normpath(slashed).lstrip('/'))}"


def _windows_url(slashed: str) -> str:
    if slashed.startswith("//"):
        return f"file:{_quoted(slashed)}"
    drive, rest = slashed[:2], slashed[2:]
    return f"file:///{drive}{_quoted(rest)}"


def _quoted(path: str) -> str:
    """Percent-encodes the bytes of a path; every name has some, also one that is no text."""
    return quote(path.encode("utf-8", "surrogateescape"))


def _parts(text: str) -> SplitResult | None:
    """Splits a URL; None where it has control characters, is no text, or is broken."""
    if not text.isprintable():
        return None
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises for one out of range, as a browser does
    except ValueError:
        return None
    return parts


def _path_in(parts: SplitResult) -> str:
    """Returns the path of a `file:` URL; empty for one on another computer, and for a name that is
    no text, which neither a catalogue nor a project can hold."""
    if parts.netloc.lower() not in _THIS_COMPUTER:
        return ""
    # An unquoted # or ? belongs to the name: files have no fragments and no queries.
    rest = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
    try:
        path = unquote_to_bytes(parts.path + rest).decode()
    except UnicodeDecodeError:
        return ""
    return path.lstrip("/") if os.name == "nt" and _DRIVE.match(path.lstrip("/")) else path
