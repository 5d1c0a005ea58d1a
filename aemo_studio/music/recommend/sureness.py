"""Scales the score of a Track by how sure it is what the music is for.

How well a Track suits a feeling says little where the feeling itself is in doubt: nothing is
recommended as perfect for a Scene that nobody can read. The order of a list stays as it is.
"""

from __future__ import annotations

from aemo_studio.domain.certainty import Certainty
from aemo_studio.domain.scene import Feeling
from aemo_studio.music.recommend.wishes import Wish

_SHARES = {Certainty.CLEAR: 1.0, Certainty.MIXED: 0.8, Certainty.UNSURE: 0.6}
"""Of five marks at most all, four and three. Our choice: what is plain at a glance, and still tells
a track that suits from one that does not."""


def share_of(feeling: Feeling, wish: Wish) -> float:
    """Finds what is left of a full score, in [0, 1]: all where the editor has said what the scene
    feels like or what the music is to say, least where nothing is known."""
    if feeling.by_hand or wish.intention is not None:
        return 1.0
    return _SHARES[feeling.certainty or Certainty.UNSURE]


def scaled(score: float, feeling: Feeling, wish: Wish) -> float:
    """Scales a score in [0, 1], to two decimals."""
    return round(score * share_of(feeling, wish), 2)
