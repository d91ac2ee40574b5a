#!/usr/bin/env python3
"""What an installed wheel costs and does: its size, the time it takes to import, the README's example, the command.

    scripts/python-package.py WHEEL [PROFILE]

Fails where the fastest of ten imports takes 50 ms or longer, the wheel is 9 MB or larger, or the notices of what it is made of are not in it;
one that was built otherwise than it is shipped, with another profile than `dist`, may be larger.
"""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE, IMPORT = 9_000_000, 50.0

TIMED = """
import time
start = time.perf_counter()
import gov_disclosure
print((time.perf_counter() - start) * 1000)
"""


def main(wheel: str, profile: str = "dist") -> int:
    size = os.path.getsize(wheel)
    times = [float(subprocess.check_output([sys.executable, "-I", "-c", TIMED])) for _ in range(10)]
    print(f"{Path(wheel).name}: {size / 1e6:.2f} MB; imported in {min(times):.1f} ms (fastest of ten)")

    with zipfile.ZipFile(wheel) as packed:
        there = {Path(name).name for name in packed.namelist() if "/licenses/" in name}
    if missing := {"LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD-PARTY.md"} - there:
        print(f"the wheel lacks {', '.join(sorted(missing))}", file=sys.stderr)
        return 1

    page = (ROOT / "bindings" / "python" / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    if not example:
        print("bindings/python/README.md has no example", file=sys.stderr)
        return 1
    subprocess.run([sys.executable, "-I", "-c", example.group(1)], cwd=ROOT, check=True)
    command = Path(sys.executable).with_name("gov-disclosure")
    subprocess.run([command, "check", "examples/reports/html-clean.html"], cwd=ROOT, env={"PATH": "/usr/bin:/bin"}, check=True, stdout=subprocess.DEVNULL)

    if (size >= SIZE and profile == "dist") or min(times) >= IMPORT:
        print(f"the wheel is to be smaller than {SIZE / 1e6:.0f} MB and imported in less than {IMPORT:.0f} ms", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
