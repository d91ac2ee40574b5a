"""What the tests share: where the reports are, and the command that the package is held against."""

import json
import os
import subprocess
from pathlib import Path

import pytest

import gov_disclosure as gd

ROOT = Path(__file__).resolve().parents[3]
REPORTS = ROOT / "examples" / "reports"


def command() -> str:
    named = os.environ.get("GOV_DISCLOSURE")
    built = [ROOT / "target" / profile / "gov-disclosure" for profile in ("release", "debug")]
    for path in [named, *built]:
        if path and Path(path).exists():
            return str(path)
    raise RuntimeError("build the command first: cargo build --release, or name it in GOV_DISCLOSURE")


@pytest.fixture(scope="session")
def folders() -> list[Path]:
    """The example reports, and where they stand beside the project, the real copies."""
    return [folder for folder in (REPORTS, ROOT.parent / "shared" / "reports") if folder.is_dir()]


@pytest.fixture(scope="session")
def by_command(folders) -> dict[str, str]:
    """Canonical JSON of every report, by name, as the command writes it."""
    run = subprocess.run([command(), "extract", *map(str, folders)], capture_output=True, check=True)
    lines = run.stdout.decode().splitlines()
    return {json.loads(line)["source"]["name"]: line for line in lines}


@pytest.fixture
def clean() -> gd.Report:
    """青岫市人民政府 2022: every cell written, every sum right."""
    return gd.parse(REPORTS / "html-clean.html").check()
