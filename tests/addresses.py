"""Addresses as catalogues give them, right ones and odd ones, and what each of them is."""

from __future__ import annotations

from typing import NamedTuple


class Address(NamedTuple):
    """page: what a browser opens. file: where the music lies."""

    text: str
    page: str | None = None
    file: str | None = None


PAGES = (
    Address("https://example.org/a.mp3", page="https://example.org/a.mp3"),
    Address("HTTPS://Example.ORG", page="HTTPS://Example.ORG"),
    Address("  http://example.org/a \t", page="http://example.org/a"),
    Address("http://example.org:8080/?q=a b#c", page="http://example.org:8080/?q=a b#c"),
    Address("http://user:word@example.org/", page="http://user:word@example.org/"),
    Address("http://münchen.example/ü", page="http://münchen.example/ü"),
    Address("http://中文.tw/歌", page="http://中文.tw/歌"),
    Address("http://[::1]:80/a", page="http://[::1]:80/a"),
    Address("http://127.0.0.1/", page="http://127.0.0.1/"),
)
FILES = (
    Address("file:///music/a%20b%23%E4%B8%AD.wav", file="/music/a b#中.wav"),
    Address("FILE:///music/A.wav", file="/music/A.wav"),
    Address("file://localhost/music/a.wav", file="/music/a.wav"),
    Address("file:///music/#1?.wav", file="/music/#1?.wav"),
    Address("/music/a%20b.wav", file="/music/a%20b.wav"),
    Address(" /music/a:b.wav ", file="/music/a:b.wav"),
)
NEITHER = (
    Address(""),
    Address(" "),
    Address("http://[broken"),
    Address("http://[1.2]/"),
    Address("http://"),
    Address("https:///path/only"),
    Address("http://.."),
    Address("http://-"),
    Address("http://example.org:99999/"),
    Address("http://example.org:port/"),
    Address("http://exa mple.org/"),
    Address("http://a\u2100b.example/"),
    Address("http://example.org/a\nb"),
    Address("http://example.org/\x07"),
    Address("http://example.org/\udcff"),
    Address("http:\\\\example.org"),
    Address("//host/share/a.wav"),
    Address("\\\\host\\share\\a.wav"),
    Address("C:\\x.wav"),
    Address("c:/x.wav"),
    Address("/music/"),
    Address("/"),
    Address("/music/.."),
    Address("file:///music/"),
    Address("file://host/music/a.wav"),
    Address("file:a.wav"),
    Address("file:///music/%FF.wav"),
    Address("file:///music/%00.wav"),
    Address("/music/a\0b.wav"),
    Address("music/a.wav"),
    Address("../a.wav"),
    Address("~/a.wav"),
    Address("www.example.org/a"),
    Address("javascript:alert(1)"),
    Address("mailto:somebody@example.org"),
    Address("data:text/html,x"),
    Address("ftp://example.org/a.wav"),
)
FILE_URLS = {
    "/music/a.wav": "file:///music/a.wav",
    "/music/a b#c%20?.wav": "file:///music/a%20b%23c%2520%3F.wav",
    "/music/夜の歌 «2» & ';.mp3": (
        "file:///music/%E5%A4%9C%E3%81%AE%E6%AD%8C%20%C2%AB2%C2%BB%20%26%20%27%3B.mp3"
    ),
    "/music/../songs/./a.aiff": "file:///songs/a.aiff",
    "/music/C:\\a.wav": "file:///music/C%3A%5Ca.wav",
    "/music/a\udcff.wav": "file:///music/a%FF.wav",
    r"D:\Music\歌 #1 100%.wav": "file:///D:/Music/%E6%AD%8C%20%231%20100%25.wav",
    "d:/Music/../a?.mp3": "file:///d:/a%3F.mp3",
    r"\\nas\Film Music\歌.aiff": "file://nas/Film%20Music/%E6%AD%8C.aiff",
    r"\\?\D:\Music\a.wav": "file:///D:/Music/a.wav",
    r"\\?\UNC\nas\music\a.wav": "file://nas/music/a.wav",
}
"""Paths of every system, and their URLs, which do not depend on the system that this runs on."""
ADDRESSES = PAGES + FILES + NEITHER
