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
ADDRESSES = PAGES + FILES + NEITHER
