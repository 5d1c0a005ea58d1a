"""Defines the columns of a catalogue file: their names, how they are read and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.listening import Origin
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue import cells
from aemo_studio.music.catalogue.cells import ParsedCell


@dataclass(frozen=True)
class CatalogueRow:
    """A row of a catalogue file."""

    #: The piece of music in the row.
    track: Track
    #: Name of the list that the track was taken from.
    source: str
    #: As a list of any shape names it, where that is kept; else empty, and the track's counts.
    genre: str = ""

    def with_emotion(self, emotion: Emotion) -> CatalogueRow:
        return replace(self, track=replace(self.track, emotion=emotion))


@dataclass(frozen=True)
class Column:
    """A column of a catalogue file."""

    #: Its name in our files.
    name: str
    #: Formats the cell of a row.
    write: Callable[[CatalogueRow], str]
    #: Its names in LMC's tables and in music players.
    also: tuple[str, ...] = ()
    #: Its names in tables that people make, in several languages.
    foreign: tuple[str, ...] = ()
    #: Parses a cell; returns the value and what is wrong with the text, else None.
    read: Callable[[str], ParsedCell[Any]] = cells.read_text
    #: Whether a row with an empty cell is left out.
    required: bool = False
    #: Whether every catalogue that we write has it; the others only where it is known of a track.
    always: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Lists the names under which a catalogue is read, ours first."""
        return (self.name, *self.also)


def _vocals_from(track: Track) -> str:
    if track.vocals_estimated:
        return Origin.ESTIMATED.value
    return "" if track.vocals is None else "track"


COLUMNS: tuple[Column, ...] = (
    Column(
        "track_id",
        lambda row: row.track.track_id,
        also=("id", "msd_track_id", "msd_id"),
        foreign=("id", "track", "trackid", "isrc", "catalogno", "katalognummer", "編號"),
    ),
    Column(
        "title",
        lambda row: row.track.title,
        also=("msd_title", "track", "song"),
        foreign=(
            "name", "song", "songtitle", "tracktitle", "trackname", "titel", "titre", "titulo",
            "titolo", "título", "曲名", "歌名", "標題", "标题", "タイトル", "名稱", "名称",
            "название", "제목",
        ),
        required=True,
    ),
    Column(
        "artist",
        lambda row: row.track.artist,
        also=("msd_artist",),
        foreign=(
            "composer", "author", "performer", "band", "artistname", "interpret", "künstler",
            "komponist", "artiste", "compositeur", "artista", "compositor", "演出者", "作曲",
            "作者", "藝人", "艺人", "歌手", "アーティスト", "исполнитель", "автор", "композитор",
            "가수",
        ),
        required=True,
    ),
    Column(
        "moods",
        lambda row: cells.moods_cell(row.track.moods),
        also=("mood", "lmc_mood"),
        foreign=(
            "mood", "feel", "feeling", "tags", "keywords", "stimmung", "stimmungen", "humeur",
            "ambiance", "humor", "estado", "umore", "情緒", "情绪", "心情", "ムード", "雰囲気",
            "настроение", "분위기",
        ),
        read=cells.read_moods,
    ),
    Column(
        "emotion",
        lambda row: row.track.emotion.value if row.track.emotion else "",
        foreign=("ravdess", "gefühl"),
        read=cells.read_emotion,
    ),
    Column(
        "duration_s",
        lambda row: cells.number_cell(row.track.duration_s),
        also=("duration", "length"),
        foreign=(
            "duration", "length", "time", "seconds", "durations", "durationms", "dauer", "länge",
            "durée", "duración", "durata", "長度", "长度", "时长", "時長", "長さ",
            "длительность", "milliseconds", "lengthms", "timems",
        ),
        read=cells.read_duration,
    ),
    Column(
        "bpm",
        lambda row: cells.number_cell(row.track.bpm),
        also=("tempo",),
        foreign=("tempo", "beats", "速度", "テンポ", "темп"),
        read=cells.read_bpm,
    ),
    Column(
        "licence",
        lambda row: row.track.terms.licence_in_full,
        also=("license",),
        foreign=(
            "license", "rights", "usage", "lizenz", "rechte", "licencia", "licenza", "授權",
            "版權",
        ),
    ),
    Column(
        "attribution",
        lambda row: row.track.attribution or "",
        foreign=("credit", "creditline", "namensnennung", "crédit"),
    ),
    Column(
        "url",
        lambda row: row.track.url,
        also=("link",),
        foreign=("link", "web", "website", "address", "adresse", "連結", "網址"),
    ),
    Column("source", lambda row: row.source),
    Column(
        "file",
        lambda row: row.track.file or "",
        foreign=(
            "filename", "path", "filepath", "location", "datei", "dateiname", "pfad", "fichier",
            "archivo", "檔案", "文件",
        ),
        always=False,
    ),
    Column(
        "vocals",
        lambda row: cells.yes_no_cell(row.track.vocals),
        foreign=("vocal", "voice", "gesang", "voix", "人聲"),
        read=cells.read_yes_no,
        always=False,
    ),
    Column(
        "genre",
        lambda row: row.genre or row.track.genre,
        also=("style",),
        foreign=(
            "style", "genres", "subgenre", "musicstyle", "musikrichtung", "musikstil", "stil",
            "género", "estilo", "genere", "曲風", "曲风", "風格", "风格", "類型", "类型",
            "ジャンル", "жанр", "장르",
        ),
        always=False,
    ),
    Column("genre_from", lambda row: row.track.genre_from, always=False),
    Column(
        "vocals_from",
        lambda row: _vocals_from(row.track),
        read=lambda text: (text == Origin.ESTIMATED.value, None),
        always=False,
    ),
)  # fmt: skip

BY_NAME = {column.name: column for column in COLUMNS}
WRITTEN_ALWAYS = tuple(column.name for column in COLUMNS if column.always)
BUILT = (*WRITTEN_ALWAYS, "genre", "genre_from")
"""The columns of the catalogues that are built from lists with genres."""

BUILT_FREE = (*BUILT, "vocals", "vocals_from")
"""Those of free music: of some of it, the lists or their makers tell whether somebody sings."""


def row_cells(row: CatalogueRow) -> dict[str, str]:
    """Formats all columns of a row: column to cell."""
    return {column.name: column.write(row) for column in COLUMNS}
