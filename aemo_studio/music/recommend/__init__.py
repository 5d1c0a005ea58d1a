"""Recommends Tracks for Scenes, with named score parts and a sentence of reason."""

from aemo_studio.music.recommend.filtering import Facets
from aemo_studio.music.recommend.ranking import Recommender
from aemo_studio.music.recommend.settings import RecommendSettings, Strategy, Weights
from aemo_studio.music.recommend.whole_list import WholeList
from aemo_studio.music.recommend.wishes import Intention, Wish

__all__ = [
    "Facets",
    "Intention",
    "RecommendSettings",
    "Recommender",
    "Strategy",
    "Weights",
    "WholeList",
    "Wish",
]
