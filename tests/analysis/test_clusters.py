"""Clustering, against SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform

from aemo_studio.analysis.clusters import cluster, euclidean


def _as_sets(labels: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}


@pytest.mark.parametrize("n", [2, 3, 40, 250])
def test_groups_are_those_of_scipy(n: int) -> None:
    rows = np.random.default_rng(n).normal(size=(n, 12)).astype(np.float32)
    theirs = linkage(pdist(rows), "complete")
    tree = cluster(euclidean(rows))
    assert np.allclose(tree.heights, theirs[:, 2], rtol=1e-6)
    for height in np.quantile(theirs[:, 2], [0.0, 0.3, 0.7, 0.95, 1.0]) + 1e-5:
        ours = {frozenset(group.tolist()) for group in tree.groups(height)}
        assert ours == _as_sets(fcluster(theirs, height, "distance"))


def test_distances_are_those_of_scipy() -> None:
    rows = np.random.default_rng(0).normal(size=(30, 128)).astype(np.float32)
    assert np.allclose(euclidean(rows), squareform(pdist(rows)), atol=1e-6)


def test_one_thing_is_a_group_and_equal_things_are_joined() -> None:
    assert [group.tolist() for group in cluster(np.zeros((1, 1))).groups(1.0)] == [[0]]
    assert [group.tolist() for group in cluster(np.zeros((5, 5))).groups(0.0)] == [[0, 1, 2, 3, 4]]
