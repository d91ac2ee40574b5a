"""Many files: order, failures, threads, interruption, progress."""

import signal
import subprocess
import sys
import textwrap
import zipfile

import pytest
from conftest import REPORTS

import gov_disclosure as gd


@pytest.fixture
def mixed(tmp_path):
    """Five inputs in order: a report, a page that is none, a missing file, a report, an archive of one."""
    page = (REPORTS / "html-clean.html").read_bytes()
    (tmp_path / "a.html").write_bytes(page)
    (tmp_path / "b.html").write_text("<p>通知</p>", encoding="utf-8")
    (tmp_path / "d.html").write_bytes(page)
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.writestr("f.html", page)
        archive.writestr("g.png", b"")
    return [tmp_path / name for name in ("a.html", "b.html", "c.html", "d.html", "e.zip")]


def test_failures_are_items_in_their_places(mixed):
    panel = gd.parse_many(mixed, progress=False)
    assert len(panel) == 5
    items = list(panel)
    assert [type(item).__name__ for item in items] == ["Report", "Failure", "Failure", "Report", "Report"]
    assert [item.code for item in items if isinstance(item, gd.Failure)] == ["not-a-report", "io"]
    assert items[4].source["name"].endswith("e.zip/f.html")
    assert panel.failures == [items[1], items[2]]


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_order_is_kept_whatever_the_threads(mixed, threads):
    names = lambda panel: [item.name if isinstance(item, gd.Failure) else item.source["name"] for item in panel]  # noqa: E731
    paths = mixed * 20
    assert names(gd.parse_many(paths, threads, False))[::5] == [str(mixed[0])] * 20


def test_nothing_is_an_empty_panel(tmp_path):
    assert list(gd.parse_many([], progress=False)) == [] == list(gd.parse_many(tmp_path, progress=False))


def test_progress_is_told_item_by_item(mixed):
    told = []
    list(gd.parse_many(mixed, progress=told.append))
    assert told == [True] * 5 + [False]


def test_checking_is_asked_for():
    path = REPORTS / "html-clean.html"
    assert not next(gd.parse_many(path, progress=False)).verdicts
    assert next(gd.parse_many(path, progress=False, check=True)).verdicts


def test_a_panel_gives_what_it_has_once(mixed, clean):
    panel = gd.parse_many(mixed, progress=False)
    panel.cells().__arrow_c_stream__()
    with pytest.raises(RuntimeError, match="has been read"):
        panel.wide().__arrow_c_stream__()
    assert [report.agency for report in gd.Panel([clean, clean])] == ["青岫市人民政府"] * 2


def test_a_loop_takes_nothing_from_a_table(mixed):
    panel = gd.parse_many(mixed, progress=False)
    stream = panel.cells().__arrow_c_stream__()
    with pytest.raises(RuntimeError, match="has been read"):
        next(panel)
    begun = gd.parse_many(mixed, progress=False)
    next(begun)
    with pytest.raises(RuntimeError, match="has been read"):
        begun.cells().__arrow_c_stream__()
    assert len(list(begun)) == 4
    del stream


def test_a_panel_can_be_let_go_half_read(mixed):
    panel = gd.parse_many(mixed * 50, threads=3, progress=False)
    assert isinstance(next(panel), gd.Report)
    del panel


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize(
    "work",
    [
        "for report in panel: pass",
        "import pyarrow; pyarrow.table(panel.cells())",
        "import polars; polars.DataFrame(panel.cells())",
    ],
)
def test_ctrl_c_stops_a_batch(work):
    """A loop raises KeyboardInterrupt; a library that reads a table wraps it in an error of its own."""
    code = f"""
        import gov_disclosure as gd

        seen = 0
        def tick(more):
            global seen
            seen += 1
            if seen == 5:
                print("begun", flush=True)

        paths = [{str(REPORTS / "html-clean.html")!r}] * 1_000_000
        panel = gd.parse_many(paths, progress=tick, check=True)
        try:
            {work}
        except KeyboardInterrupt:
            print("stopped")
        except Exception as error:
            print("stopped" if "KeyboardInterrupt" in str(error) else error)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "begun\n"
        child.send_signal(signal.SIGINT)
        assert child.communicate(timeout=60)[0] == "stopped\n"
