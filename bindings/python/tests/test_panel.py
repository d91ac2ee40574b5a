"""Many files: order, failures, threads, interruption, progress."""

import io
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
    assert [(row["source"], row["code"]) for row in panel.failures()] == [(items[1].name, "not-a-report"), (items[2].name, "io")]
    assert [row["source"] for row in panel.passed_over()] == [f"{mixed[4]}/g.png"]


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_order_is_kept_whatever_the_threads(mixed, threads):
    names = lambda panel: [item.name if isinstance(item, gd.Failure) else item.source["name"] for item in panel]  # noqa: E731
    paths = mixed * 20
    assert names(gd.parse_many(paths, threads, False))[::5] == [str(mixed[0])] * 20


def test_nothing_to_read_is_said(tmp_path):
    assert list(gd.parse_many([], progress=False)) == []
    with pytest.raises(FileNotFoundError, match="the folders are empty"):
        gd.parse_many(tmp_path, progress=False)
    with pytest.raises(FileNotFoundError, match="nowhere"):
        gd.parse_many(tmp_path / "nowhere", progress=False)
    with pytest.raises(FileNotFoundError, match="no such file"):
        gd.parse_many(tmp_path / "*.html", progress=False)
    (tmp_path / "scan.png").write_bytes(b"")
    with pytest.raises(FileNotFoundError, match=r"scan.png \(other-format\)"):
        gd.parse_many(tmp_path, progress=False)


def test_progress_is_told_item_by_item(mixed):
    told = []
    list(gd.parse_many(mixed, progress=told.append))
    assert told == [True] * 5 + [False]


def test_checking_is_asked_for():
    path = REPORTS / "html-clean.html"
    assert not next(iter(gd.parse_many(path, progress=False))).verdicts
    assert next(iter(gd.parse_many(path, progress=False, check=True))).verdicts


def test_a_panel_can_be_read_again_and_kept(mixed):
    panel = gd.parse_many(mixed, progress=False)
    assert list(panel) == list(panel)
    assert len(list(panel.reports())) == len(list(panel.reports())) == 3
    kept = panel.load()
    assert list(kept) == list(panel) and list(kept.failures()) == list(panel.failures())
    assert list(kept.passed_over()) == list(panel.passed_over()) != []
    with pytest.raises(TypeError, match="reports and failures, not str"):
        gd.Panel(["a.html"])


def test_duplicates_are_named_and_warned_of(mixed):
    panel = gd.parse_many(mixed, progress=False)
    first = str(mixed[0])
    assert [(row["duplicate_of"], row["duplicate"]) for row in panel.reports()] == [(None, None), (first, "file"), (first, "file")]
    with pytest.warns(gd.PanelWarning) as said:
        list(panel.cells())
    assert ["2 of 5 files gave no report" in str(said[0].message), "2 of 3 reports repeat" in str(said[1].message)] == [True, True]


def test_pairs_and_open_files_are_inputs(mixed):
    data = mixed[0].read_bytes()
    pairs = [("a.html", data), ("b.html", io.BytesIO(data)), ("c.zip", mixed[4].read_bytes())]
    panel = gd.parse_many(pairs, progress=False)
    for _ in range(2):
        assert [item.source["name"] for item in panel] == ["a.html", "b.html", "c.zip/f.html"]

    once = gd.parse_many(iter(pairs), progress=False)
    assert len(list(once)) == 3
    with pytest.raises(RuntimeError, match="gives the files only once"):
        list(once)
    with pytest.raises(TypeError):
        len(once)
    with mixed[0].open("rb") as file:
        assert [item.source["name"] for item in gd.parse_many([file], progress=False)] == [str(mixed[0])]
    with pytest.raises(TypeError, match="a path, a file with a name, or a pair"):
        gd.parse_many([data], progress=False)


def test_an_iterator_that_raises_stops_the_loop(mixed):
    def broken():
        yield "a.html", mixed[0].read_bytes()
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(gd.parse_many(broken(), progress=False))


def test_what_cannot_be_read_of_a_pair_is_a_failure(mixed):
    with mixed[0].open(encoding="utf-8") as text:
        (item,) = gd.parse_many([("a.html", text)], progress=False)
    assert isinstance(item, gd.Failure) and item.code == "io" and "binary mode" in item.message["en"]


def test_a_panel_can_be_let_go_half_read(mixed):
    panel = gd.parse_many(mixed * 50, threads=3, progress=False)
    loop = iter(panel)
    assert isinstance(next(loop), gd.Report)
    del loop, panel


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
