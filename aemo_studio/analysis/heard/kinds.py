"""Says which of YAMNet's classes make up each kind of sound that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aemo_studio.domain.heard import HeardKind

CLASSES: Mapping[HeardKind, tuple[str, ...]] = {
    HeardKind.MUSIC: ("Music",),
    HeardKind.APPLAUSE: ("Applause", "Clapping"),
    HeardKind.CHEERING: ("Cheering",),
    HeardKind.CROWD: ("Crowd", "Chatter", "Hubbub, speech noise, speech babble"),
    HeardKind.LAUGHTER: ("Laughter", "Baby laughter", "Giggle", "Belly laugh", "Chuckle, chortle"),
    HeardKind.CRYING: ("Crying, sobbing", "Baby cry, infant cry"),
    HeardKind.SCREAM: ("Screaming",),
    HeardKind.RAIN: ("Rain", "Raindrop", "Rain on surface"),
    HeardKind.THUNDER: ("Thunderstorm", "Thunder"),
    HeardKind.WIND: ("Wind", "Wind noise (microphone)"),
    HeardKind.WATER: ("Stream", "Waterfall", "Ocean", "Waves, surf"),
    HeardKind.FIRE: ("Fire", "Crackle"),
    HeardKind.BIRDS: ("Bird", "Bird vocalization, bird call, bird song", "Chirp, tweet"),
    HeardKind.ANIMAL: (
        "Dog", "Bark", "Cat", "Meow", "Horse", "Livestock, farm animals, working animals",
    ),
    HeardKind.TRAFFIC: (
        "Vehicle", "Motor vehicle (road)", "Car", "Car passing by", "Truck", "Bus", "Motorcycle",
        "Traffic noise, roadway noise", "Vehicle horn, car horn, honking",
    ),
    HeardKind.TRAIN: ("Rail transport", "Train", "Subway, metro, underground"),
    HeardKind.AIRCRAFT: ("Aircraft", "Helicopter", "Fixed-wing aircraft, airplane"),
    HeardKind.SIREN: (
        "Siren", "Police car (siren)", "Ambulance (siren)", "Fire engine, fire truck (siren)",
        "Civil defense siren",
    ),
    HeardKind.BELL: ("Church bell", "Doorbell"),
    HeardKind.TELEPHONE: ("Telephone", "Telephone bell ringing", "Ringtone"),
    HeardKind.GUNSHOT: ("Gunshot, gunfire", "Machine gun"),
    HeardKind.EXPLOSION: ("Explosion", "Fireworks"),
    HeardKind.GLASS: ("Shatter",),
}  # fmt: skip
"""The classes of each kind; it is heard as surely as the surest of them."""

KINDS: tuple[HeardKind, ...] = tuple(CLASSES)


def columns(names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Finds the columns of each of `KINDS` among the names of all classes. Raises ValueError where
    one is missing."""
    return tuple(tuple(map(names.index, CLASSES[kind])) for kind in KINDS)
