"""Makes catalog/ucs.csv from the Universal Category System's lists in English and 繁體中文.

    python scripts/make_ucs_table.py ucs_en.json ucs_tw.json

The column `kind` is ours: what most sounds of a category do in a film.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("cat_id", "category", "subcategory", "category_zh", "subcategory_zh", "kind")

AMBIENT = {"AMBIENCE", "CROWDS", "RAIN", "WIND", "FIRE", "GEOTHERMAL"}
AMBIENT_IDS = {
    "ANMLInsc", "ANMLAmph", "BIRDSong", "BIRDTrop", "CLOCKTick", "WTHR", "STORM", "HAIL",
    "WATRDrip", "WATRFall", "WATRFlow", "WATRFoun", "WATRLap", "WATRStm", "WATRSurf", "WATRWave",
    "WATRUndwtr", "DSGNDron", "DSGNRmbl", "DSGNErie", "DSGNEthr", "MACHHvac", "MACHFan",
}  # fmt: skip
ACCENT_IDS = {"CRWDApls", "CRWDCheer", "CRWDReac", "CRWDLaff", "FIREBrst", "FIREIgn", "FIREWhsh"}
STINGING = {"MUSICAL", "SWOOSHES"}
STINGING_IDS = {
    "BELLGong", "DSGNBoom", "DSGNBram", "DSGNImpt", "DSGNRise", "DSGNStngr", "DSGNWhsh", "DSGNTonl",
}  # fmt: skip
HANDLED = {
    "CERAMICS", "CHAINS", "CLOTH", "COMPUTERS", "DIRT & SAND", "DRAWERS", "EQUIPMENT", "FARTS",
    "FOLEY", "FOOD & DRINK", "FOOTSTEPS", "GAMES", "HUMAN", "LEATHER", "LIQUID & MUD", "METAL",
    "MECHANICAL", "MOVEMENT", "OBJECTS", "PAPER", "PLASTIC", "ROPE", "RUBBER", "SNOW", "TOOLS",
    "TOYS", "WATER", "WOOD", "ROCKS", "ICE", "VEGETATION",
}  # fmt: skip


def kind_of(cat_id: str, category: str) -> str:
    if cat_id in STINGING_IDS or category in STINGING:
        return "sting"
    if cat_id in AMBIENT_IDS or (category in AMBIENT and cat_id not in ACCENT_IDS):
        return "ambience"
    return "foley" if category in HANDLED else "accent"


def rows(english: list[dict[str, Any]], chinese: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    names = {entry["CatID"]: (entry["Category"], entry["SubCategory"]) for entry in chinese}
    return [
        (
            *(entry["CatID"], entry["Category"], entry["SubCategory"]),
            *names[entry["CatID"]],
            kind_of(entry["CatID"], entry["Category"]),
        )
        for entry in english
    ]


def main(english: Path, chinese: Path) -> None:
    made = rows(*(json.loads(path.read_text(encoding="utf-8")) for path in (english, chinese)))
    with (ROOT / "catalog" / "ucs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *made])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
