"""Ranking Tracks for Scenes, with named score parts and a sentence of reason."""

from aemo_studio.recommend.ranking import Recommender
from aemo_studio.recommend.settings import RecommendSettings, Strategy, Weights

__all__ = ["RecommendSettings", "Recommender", "Strategy", "Weights"]
