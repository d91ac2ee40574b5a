"""The package as it is installed."""

import subprocess
import sys
from importlib.metadata import version

import gov_disclosure as gd


def test_the_version_is_that_of_the_distribution():
    assert gd.__version__ == version("gov-disclosure")


def test_importing_needs_nothing_else():
    code = """
        import sys
        before = set(sys.modules)
        import gov_disclosure
        heavy = {"pyarrow", "pandas", "polars", "numpy", "tqdm", "json", "decimal"} & (set(sys.modules) - before)
        assert not heavy, heavy
    """
    subprocess.run([sys.executable, "-I", "-c", "\n".join(line.strip() for line in code.splitlines())], check=True)
