"""The command that comes with the package: the words, files and exit statuses of the binary."""

import os
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from conftest import REPORTS, command

SCRIPT = Path(sysconfig.get_path("scripts"), "gov-disclosure")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CLICOLOR_FORCE")}

# Arguments, and the exit status that the documentation of the command gives them.
CALLS = [
    (["--version"], 0),
    (["--help"], 0),
    ([], 2),
    (["extract"], 2),
    (["check", "--lang", "fr", "html-clean.html"], 2),
    (["extract", "."], 0),
    (["extract", "html-clean.html", "--format", "csv", "--wide"], 0),
    (["extract", "no-such-file.html"], 3),
    (["check", "html-clean.html"], 0),
    (["check", ".", "--lang", "zh", "--fail-on", "warning"], 1),
    (["check", ".", "--format", "sarif", "--fail-on", "never"], 0),
    (["render", "html-clean.html", "--to", "md"], 0),
    (["indicators", "html-clean.html"], 0),
    (["rules", "A403"], 0),
    (["fields", "--format", "json"], 0),
    (["schema"], 0),
    (["completions", "bash"], 0),
    (["man", "check"], 0),
]


def run(program, arguments, **others):
    return subprocess.run([*program, *arguments], cwd=REPORTS, env=ENVIRONMENT, capture_output=True, **others)


@pytest.mark.parametrize(("arguments", "status"), CALLS, ids=lambda given: " ".join(given) if isinstance(given, list) else str(given))
def test_it_says_and_does_what_the_binary_does(arguments, status):
    binary = run([command()], arguments)
    assert binary.returncode == status
    for program in ([SCRIPT], [sys.executable, "-m", "gov_disclosure"]):
        ours = run(program, arguments)
        assert ours.stdout == binary.stdout
        assert ours.stderr == binary.stderr
        assert ours.returncode == status


def test_standard_input_is_read():
    page = (REPORTS / "html-clean.html").read_bytes()
    ours, binary = (run([program], ["extract", "-"], input=page) for program in (SCRIPT, command()))
    assert ours.stdout == binary.stdout != b""


def test_files_are_written_whole(tmp_path):
    for name in ("wide.csv", "cells.parquet", "book.xlsx"):
        assert run([SCRIPT], ["extract", ".", "-o", str(tmp_path / name)]).returncode == 0
        assert (tmp_path / name).stat().st_size > 1000, name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.xlsx", "cells.parquet", "wide.csv"]


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_name_that_is_no_text_is_found(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xc7\xe0.html"
    with open(name, "wb") as copy:
        copy.write((REPORTS / "html-clean.html").read_bytes())
    assert run([SCRIPT], ["extract", name]).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="no such signals there")
def test_a_reader_that_hangs_up_is_no_failure():
    piped = subprocess.Popen([SCRIPT, "extract", ".", "--format", "csv"], cwd=REPORTS, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert piped.stdout.readline().startswith(b"source,")
    piped.stdout.close()
    told = piped.stderr.read()
    piped.stderr.close()
    assert piped.wait() == 0, told
    assert b"Traceback" not in told


@pytest.mark.skipif(os.name == "nt", reason="no such signals there")
@pytest.mark.parametrize(("signal_sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_removes_what_is_not_whole(tmp_path, signal_sent, status):
    output = tmp_path / "cells.csv"
    output.write_text("before")
    waiting = subprocess.Popen([SCRIPT, "extract", "-", "-o", output], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    until(lambda: len(list(tmp_path.iterdir())) == 2)
    waiting.send_signal(signal_sent)
    _, told = waiting.communicate()
    assert waiting.returncode == status
    assert b"Traceback" not in told
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


@pytest.mark.skipif(os.name == "nt", reason="no such signals there")
def test_ctrl_c_ends_a_run_that_writes_no_file(tmp_path):
    copy = tmp_path / "copy.html"
    os.mkfifo(copy)
    waiting = subprocess.Popen([SCRIPT, "check", copy], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # Opens when the command reads it, and then holds it.
    with copy.open("wb"):
        waiting.send_signal(signal.SIGINT)
        _, told = waiting.communicate()
    assert waiting.returncode == -signal.SIGINT
    assert b"Traceback" not in told


def until(holds):
    start = time.monotonic()
    while not holds():
        assert time.monotonic() - start < 60
        time.sleep(0.01)
