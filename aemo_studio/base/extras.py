"""Finds what an extra of the program (`aemo-studio[training]`) installs."""

from __future__ import annotations

from aemo_studio.base.translations import Phrase, phrase

_DISTRIBUTION = "aemo-studio"


def advice(extra: str) -> Phrase:
    """Writes what to install for an extra, as the end of a sentence."""
    packages = " ".join(f"'{package}'" for package in packages_of(extra))
    if not packages:
        return phrase("install the program's extra `{extra}`.", extra=extra)
    return phrase(
        "install the program's extra `{extra}` (pip install {packages}).",
        extra=extra,
        packages=packages,
    )


def packages_of(extra: str) -> tuple[str, ...]:
    """Lists the packages of an extra as pip takes them; none where the program is not installed."""
    from importlib import metadata  # of use for an error only, and slow to import

    try:
        required = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return ()
    halves = (row.partition(";")[::2] for row in required)
    marker = f'extra=="{extra}"'
    return tuple(name.strip() for name, when in halves if _plain(when) == marker)


def _plain(marker: str) -> str:
    return marker.replace("'", '"').replace(" ", "")
