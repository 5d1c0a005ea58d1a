"""Finds the cuts of a film as PySceneDetect does when told nothing."""

from __future__ import annotations

import sys

from scenedetect import AdaptiveDetector, detect

print(len(detect(sys.argv[1], AdaptiveDetector())), "shots")
