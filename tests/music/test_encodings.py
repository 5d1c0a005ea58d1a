"""Which encoding short texts are in: two titles of a list, or the tags of one file."""

from __future__ import annotations

import pytest

from aemo_studio.music.encodings import code_page_of, find_encoding

LISTS = [
    ("title,artist\n小幸運,田馥甄\n", "big5"),
    ("title,artist\n茉莉花,民謠\n", "big5"),
    ("title,artist\n海阔天空,黄家驹\n", "gb18030"),
    ("title,artist\n青花瓷,周杰伦\n", "gb18030"),
    ("title,artist\n桜,森山直太朗\n", "cp932"),
    ("title,artist\nКатюша,Лидия Русланова\n", "cp1251"),
    ("title,artist\nНОЧЬ,ДДТ\n", "cp1251"),
    ("title,artist\nDon’t Stop – Now,Björk\n", "cp1252"),
    ("title,artist\nCanción del Niño,José\n", "cp1252"),
    ("title,artist\nÄrger,Größe\n", "mac_roman"),
    ("title,artist\nÅse,Bjørn Ødegård\n", "cp1252"),
]

TITLES = {
    "cp1252": ["Café", "Noël", "Canción del Niño", "Ärger", "L’été", "À bientôt", "ÉTÉ", "Øyvind"],
    "mac_roman": ["Café", "Ärger Größe", "L’été", "Señorita", "Øyvind", "São Paulo", "Motörhead"],
    "cp1251": ["Дождь", "ДОЖДЬ", "Лидия Русланова", "Чёрный ворон", "Ты"],
    "koi8_r": ["Дождь", "ДОЖДЬ", "Лидия Русланова", "Чёрный ворон", "Группа крови"],
    "mac_cyrillic": ["Дождь", "Катюша", "Звезда по имени Солнце"],
    "cp866": ["Дождь", "ДОЖДЬ", "Группа крови"],
    "big5": ["雨夜的城市", "茉莉花", "鄧麗君", "孤獨的旅程", "緊張時刻"],
    "gb18030": ["雨夜的城市", "青花瓷", "邓丽君", "紧张时刻", "后来"],
    "cp932": ["さくらの歌", "桜", "千本桜", "坂本九", "ラブソング"],
    "cp949": ["사랑의 노래", "봄날", "아리랑", "눈물", "아이유"],
    "cp1250": ["Přemysl Černý", "Łódź", "Zażółć", "Třešně"],
    "cp1253": ["Νύχτα", "Αγάπη μου", "Ζορμπάς"],
    "cp1254": ["Gece Yağmuru", "İstanbul", "Aşk"],
}


@pytest.mark.parametrize(("text", "encoding"), LISTS)
def test_a_few_titles_are_enough_to_tell(text: str, encoding: str) -> None:
    assert find_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("encoding", "title"), [(page, title) for page, titles in TITLES.items() for title in titles]
)
def test_one_title_of_a_file_is_read_as_it_was_written(encoding: str, title: str) -> None:
    data = title.encode(encoding)
    assert data.decode(code_page_of([b"128", data, b"Lavf60.16.100"])) == title


@pytest.mark.parametrize(
    ("texts", "page"),
    [((b"a", "é".encode()), "utf-8"), ((), "utf-8"), ((b"caf\xe9", b"Ana"), "cp1252")],
)
def test_the_code_page_is_that_of_all_texts(texts: tuple[bytes, ...], page: str) -> None:
    assert code_page_of(texts) == page
