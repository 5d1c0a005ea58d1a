"""Lists as spreadsheets of many countries save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.base.errors import CatalogueError, UsageError
from aemo_studio.cli import main
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue.import_table import TableReport, import_table
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.catalogue.tables import TableChoice

TAIWAN = "歌名,歌手,情緒,長度,BPM\r\n夜曲,周杰倫,sad,3:46,75\r\n小幸運,田馥甄,happy,4:25,80\r\n"
CHINA = "歌名,歌手,情绪,时长\r\n稻香,周杰伦,快乐,3:43\r\n海阔天空,黄家驹,悲伤,5:26\r\n"
JAPAN = "曲名,アーティスト,ムード,長さ\r\n夜に駆ける,YOASOBI,悲しい,4:21\r\n"
RUSSIA = "Название;Исполнитель;Настроение;Длительность\r\nНочь;Иванов;sad;3:46\r\n"
GERMANY = "Titel;Interpret;Stimmung;Dauer\r\nFrühling;Müller & Söhne;traurig;3:45\r\n"
FRANCE = "Titre;Artiste;Humeur\r\nL’été à Noël;Zoé;mélancolique\r\n"

LISTS = [
    (TAIWAN, "big5", "夜曲", "周杰倫"),
    (CHINA, "gb18030", "稻香", "周杰伦"),
    (JAPAN, "cp932", "夜に駆ける", "YOASOBI"),
    (RUSSIA, "cp1251", "Ночь", "Иванов"),
    (GERMANY, "cp1252", "Frühling", "Müller & Söhne"),
    (FRANCE, "cp1252", "L’été à Noël", "Zoé"),
    (GERMANY, "mac_roman", "Frühling", "Müller & Söhne"),
    (FRANCE, "mac_roman", "L’été à Noël", "Zoé"),
    (TAIWAN, "utf-16-le", "夜曲", "周杰倫"),
    (RUSSIA, "utf-16-be", "Ночь", "Иванов"),
    ("제목,가수,분위기\r\n봄날,방탄소년단,sad\r\n", "cp949", "봄날", "방탄소년단"),
    ("title,artist,mood\r\nDvořák,Přemysl Černý,sad\r\n", "cp1250", "Dvořák", "Přemysl Černý"),
]


def imported(tmp_path: Path, data: bytes, encoding: str | None = None) -> tuple[Track, TableReport]:
    source = tmp_path / "list.csv"
    source.write_bytes(data)
    report = import_table(source, tmp_path / "out.csv", {}, TableChoice(encoding))
    return load_catalogue(str(tmp_path / "out.csv")).tracks[0], report


@pytest.mark.parametrize(("text", "encoding", "title", "artist"), LISTS)
def test_a_list_in_the_encoding_of_a_country_is_read_and_the_guess_is_said(
    text: str, encoding: str, title: str, artist: str, tmp_path: Path
) -> None:
    track, report = imported(tmp_path, text.encode(encoding))
    assert (track.title, track.artist) == (title, artist)
    assert [str(note) for note in report.notes if "--encoding overrules" in str(note)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_the_bytes_prove_is_no_guess(encoding: str, tmp_path: Path) -> None:
    track, report = imported(tmp_path, TAIWAN.encode(encoding))
    assert track.title == "夜曲"
    assert report.notes == ()


def test_what_the_user_says_overrules_the_guess(tmp_path: Path) -> None:
    track, report = imported(tmp_path, FRANCE.encode("cp1252"), "latin-1")
    assert track.title == "L\x92été à Noël"
    assert report.notes == ()
    assert imported(tmp_path, CHINA.encode("gbk"), "gbk")[0].title == "稻香"


def test_an_encoding_that_there_is_not_or_that_does_not_fit_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no encoding 'klingon'"):
        imported(tmp_path, TAIWAN.encode("big5"), "klingon")
    with pytest.raises(CatalogueError, match="is not text in utf-8"):
        imported(tmp_path, TAIWAN.encode("big5"), "utf-8")


def test_the_success_line_of_the_command_says_the_guess(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "list.csv", tmp_path / "out.csv"
    source.write_bytes(TAIWAN.encode("big5"))
    command = ["catalog", "import", str(source), "-o", str(output), "--force"]
    assert main(command) == 0
    assert "0 rows left out. read as Big5 (guessed" in capsys.readouterr().out
    assert main([*command, "--encoding", "big5"]) == 0
    assert "guessed; --encoding" not in capsys.readouterr().out
    assert main([*command, "--encoding", "utf-8"]) == 5
