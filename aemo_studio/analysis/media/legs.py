"""Mixes the channels of a stream to mono without losing what only some of them carry.

The usual sum loses a voice whose second leg has the opposite polarity, and buries the one in the
centre of a surround mix under everything around it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Weights = NDArray[np.float64]

_MEMORY_S = 0.25
"""Time constant within which the powers of the legs are compared."""

_HOLD_S = 2.0
"""Time constant within which a leg counts as in use: a pause of 15 s in a dialogue is none."""

_CANCELS, _ADDS_UP = 0.25, 0.5
"""Power of the mix against that of legs that have nothing in common (1; twins have 2): below the
first the legs cancel, above the second they do no longer. That is a correlation of -0.75 and
-0.5 where both are equally loud."""

_SILENT = 1e-9
_QUIET_CENTRE = 1e-6
_UNDER_OTHERS = 1e-4
_CLEARLY_LOUDER = 4.0


class LegMixer:
    """Mixes the legs of one stream, piece by piece; what it decides lasts, and changes glide.

    weights: float64[c] of the usual mix. centre: the leg that holds the dialogue wherever it is
    not silent; None where there is none, or where the whole is wanted. independent: whether the
    legs are recordings of their own, of which silent ones do not make the others softer.
    """

    def __init__(
        self,
        weights: Weights,
        rate_hz: int,
        *,
        centre: int | None = None,
        independent: bool = False,
    ) -> None:
        self.count = len(weights)
        self._usual = weights
        self._rate_hz = rate_hz
        self._centre = centre
        self._independent = independent
        self._power = np.zeros(len(weights))
        self._held = np.zeros(len(weights))
        self._mix_power = 0.0
        self._leg: int | None = None
        self._weights: Weights | None = None

    def mix(self, legs: Samples) -> Samples:
        """Mixes the next float32[c, n] samples to float32[n]; what is no number is silence."""
        if not legs.shape[1]:
            return np.zeros(0, np.float32)
        if not np.isfinite(legs).all():
            legs = np.nan_to_num(legs, nan=0.0, posinf=0.0, neginf=0.0)
        heard = bool((self._held > _SILENT).any())
        self._compare(legs)
        before, self._weights = self._weights, self._wanted()
        after = self._weights.astype(np.float32)
        mixed: Samples = after @ legs
        if heard and before is not None and not np.array_equal(before, self._weights):
            share = np.linspace(0, 1, legs.shape[1], dtype=np.float32)
            mixed = share * mixed + (1 - share) * (before.astype(np.float32) @ legs)
        return mixed

    def _compare(self, legs: Samples) -> None:
        """Measures the powers of the legs and of their usual mix."""
        count = legs.shape[1]
        power = np.einsum("cn,cn->c", legs, legs).astype(np.float64) / count
        mixed = self._usual_now(power).astype(np.float32) @ legs
        keep = float(np.exp(-count / (_MEMORY_S * self._rate_hz)))
        hold = float(np.exp(-count / (_HOLD_S * self._rate_hz)))
        self._power = keep * self._power + (1 - keep) * power
        self._mix_power = keep * self._mix_power + (1 - keep) * float(mixed @ mixed) / count
        self._held = np.maximum(power, hold * self._held)

    def _usual_now(self, power: Weights) -> Weights:
        if not self._independent:
            return self._usual
        held = np.maximum(power, self._held)
        used = held > max(_SILENT, _UNDER_OTHERS * float(held.max()))
        return used / used.sum() if used.any() else self._usual

    def _wanted(self) -> Weights:
        if self._centre is not None and self._centre_is_used(self._centre):
            return self._only(self._centre)
        usual = self._usual_now(self._held)
        apart = float(np.square(usual) @ self._power)
        if apart > _SILENT:
            limit = _CANCELS if self._leg is None else _ADDS_UP
            self._leg = self._better_leg(usual) if self._mix_power < limit * apart else None
        return usual if self._leg is None else self._only(self._leg)

    def _centre_is_used(self, centre: int) -> bool:
        others = np.delete(self._held, centre)
        least = max(_QUIET_CENTRE, _UNDER_OTHERS * float(others.max(initial=0.0)))
        return bool(self._held[centre] > least)

    def _better_leg(self, usual: Weights) -> int:
        """Finds the loudest leg; the one in use stays unless another is clearly louder."""
        power = np.where(usual > 0, self._power, 0.0)
        best = int(power.argmax())
        now = self._leg
        stays = now is not None and power[best] < _CLEARLY_LOUDER * power[now]
        return now if stays and now is not None else best

    def _only(self, leg: int) -> Weights:
        return np.eye(self.count)[leg]
