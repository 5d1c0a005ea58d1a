from __future__ import annotations

import torch

from aemo_studio.analysis.face.network import FaceNetwork, parameter_count, standardised


def test_the_network_has_at_most_two_million_parameters() -> None:
    assert 500_000 < parameter_count(FaceNetwork()) <= 2_000_000


def test_standardising_takes_out_exposure_and_contrast() -> None:
    crops = torch.randint(0, 128, (4, 48, 48), dtype=torch.uint8)
    brighter = crops * 2
    difference = standardised(crops) - standardised(brighter)
    assert float(difference.abs().max()) < 0.15
    assert abs(float(standardised(crops).mean())) < 1e-5


def test_a_flat_crop_stays_finite() -> None:
    assert torch.isfinite(standardised(torch.full((1, 48, 48), 7, dtype=torch.uint8))).all()


def test_unknown_blendshapes_do_not_reach_the_answer() -> None:
    torch.manual_seed(0)
    network = FaceNetwork().eval()
    crops = standardised(torch.randint(0, 255, (2, 48, 48), dtype=torch.uint8))
    hidden = torch.zeros(2)
    with torch.inference_mode():
        one = network(crops, torch.rand(2, 52), hidden)
        other = network(crops, torch.rand(2, 52), hidden)
        seen = network(crops, torch.rand(2, 52), torch.ones(2))
    torch.testing.assert_close(one.combined, other.combined)
    assert not torch.allclose(one.combined, seen.combined)
