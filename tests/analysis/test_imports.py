"""What an analysis loads: nothing that it doesn't use."""

from __future__ import annotations

from tests.cli_run import run

DRIVER = """
import sys
from aemo_studio.analysis import pipeline
with pipeline._libraries():
    import aemo_studio.analysis.decode_pass
    from silero_vad import load_silero_vad
unused = {"matplotlib", "scipy", "moviepy", "pandas", "librosa", "numba", "PIL", "PySide6",
          "torch._decomp", "torch._meta_registrations"}
print(sorted(unused & set(sys.modules)), "torch" in sys.modules, "mediapipe" in sys.modules)
"""


def test_an_analysis_loads_no_library_that_it_does_not_use() -> None:
    done = run([], DRIVER)
    assert done.stdout.split("\n")[0] == "[] True True", done.stderr
