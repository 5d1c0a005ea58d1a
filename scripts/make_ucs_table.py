"""Makes catalog/ucs.csv from the Universal Category System's lists in English and 繁體中文.

    python scripts/make_ucs_table.py ucs_en.json ucs_tw.json iadse_ratings_all.csv

The columns `kind` and `suits` are ours: what most sounds of a category do in a film, and the
emotions of scenes that they are at home in. Ratings are means over the sounds of IADS-E that are of
the category, at least two; for those categories of which the shipped effects have no class.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

from aemo_studio.music.effects.ratings import RatedSounds, rate, read_rated_sounds

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = (
    "cat_id", "category", "subcategory", "category_zh", "subcategory_zh", "kind",
    "valence", "arousal", "dominance", "suits",
)  # fmt: skip

AMBIENT = {"AMBIENCE", "CROWDS", "RAIN", "WIND", "FIRE", "GEOTHERMAL"}
AMBIENT_IDS = {
    "ANMLInsc", "ANMLAmph", "BIRDSong", "BIRDTrop", "CLOCKTick", "WTHR", "STORM", "HAIL",
    "WATRDrip", "WATRFall", "WATRFlow", "WATRFoun", "WATRLap", "WATRSurf", "WATRWave",
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

# CatID to the descriptions of rated sounds, and to emotions.
RATED: dict[str, tuple[str, str]] = {
    "AMBForst": ("forest", "calm"),
    "AMBSea": ("sea|sea wave|seabeach", "calm|sad"),
    "AMBRest": ("restaurant|bar", "happy|neutral"),
    "AMBTown": ("downtown", "neutral"),
    "AMBUrbn": ("downtown", "neutral"),
    "AMBOffc": ("office", "neutral"),
    "AMBCele": ("party", "happy"),
    "AMBSprt": ("sportscrowd|baseball", "happy|surprised"),
    "AMBAmus": ("carousel", "happy"),
    "AMBWar": ("war", "fearful|angry"),
    "AMBRurl": ("summercountry|countrynight", "calm"),
    "AMBInsc": ("cicada|countrynight|night", "calm|neutral"),
    "AMBBird": ("birds|robin", "calm|happy"),
    "AMBAlpn": ("valley", "calm"),
    "AMBUndr": ("cave", "fearful"),
    "WATRFlow": ("brook|mountainstream|river", "calm"),
    "WATRFall": ("falls|cascade", "calm"),
    "WATRSurf": ("sea wave|seabeach", "calm|sad"),
    "WINDGust": ("gale|hurricane", "fearful|sad"),
    "EXPLReal": ("bomb|explosion|crump", "fearful|angry"),
    "EXPLMisc": ("bomb|explosion|crump", "fearful|angry"),
    "DESTRCrsh": ("crash|carwreck", "fearful|surprised"),
    "VOXCry": ("couplesobbing|mansobbing|womencrying|womancrying", "sad"),
    "HMNHart": ("heartbeat", "fearful"),
    "ANMLWdog": ("wolf", "fearful"),
    "ANMLHors": ("horse", "neutral"),
    "BIRDSea": ("seagull", "calm|sad"),
    "CRWDChld": ("kids|kindergarten", "happy"),
    "VEHSkid": ("tireskids|braking", "fearful|surprised"),
    "DSGNErie": ("horrorfilm|mystery bgm|suspense thriller", "fearful"),
    "SCIMisc": ("sci-fi", "surprised|fearful"),
    "BELLDoor": ("doorbell", "surprised|neutral"),
    "BELLHand": ("bell|bells", "neutral"),
}


def kind_of(cat_id: str, category: str) -> str:
    if cat_id in STINGING_IDS or category in STINGING:
        return "sting"
    if cat_id in AMBIENT_IDS or (category in AMBIENT and cat_id not in ACCENT_IDS):
        return "ambience"
    return "foley" if category in HANDLED else "accent"


def rating_of(cat_id: str, sounds: RatedSounds) -> tuple[str, ...]:
    names, suits = RATED.get(cat_id, ("", ""))
    rating, _ = rate(sounds, names.split("|"))
    if rating is None:
        return ("", "", "", suits)
    return (*(f"{v:.2f}" for v in (rating.valence, rating.arousal, rating.dominance)), suits)


def rows(
    english: list[dict[str, Any]], chinese: list[dict[str, Any]], sounds: RatedSounds
) -> list[tuple[str, ...]]:
    names = {entry["CatID"]: (entry["Category"], entry["SubCategory"]) for entry in chinese}
    return [
        (
            *(entry["CatID"], entry["Category"], entry["SubCategory"]),
            *names[entry["CatID"]],
            kind_of(entry["CatID"], entry["Category"]),
            *rating_of(entry["CatID"], sounds),
        )
        for entry in english
    ]


def main(english: Path, chinese: Path, rated: Path) -> None:
    names, translated = (json.loads(path.read_text("utf-8")) for path in (english, chinese))
    made = rows(names, translated, read_rated_sounds(rated))
    with (ROOT / "catalog" / "ucs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *made])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
