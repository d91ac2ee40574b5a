"""Fifteen jobs of somebody new to the package, each as the documentation says."""

import subprocess
import sys
import zipfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from conftest import REPORTS

import gov_disclosure as gd

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

CLEAN = REPORTS / "html-clean.html"
TOTAL = "requests.received.total"


@pytest.fixture(scope="module")
def panel():
    return gd.parse_many(REPORTS, check=True, progress=False).load()


def test_1_read_one_report():
    report = gd.parse(CLEAN)
    assert (report.agency, report.year, report[TOTAL].value) == ("青岫市人民政府", 2022, 2837)


def test_2_read_a_folder(panel):
    assert len(panel) == len([item for item in panel if isinstance(item, gd.Report)]) == 18


def test_3_list_what_could_not_be_read(tmp_path):
    (tmp_path / "notice.txt").write_text("通知：明天放假。", encoding="utf-8")
    (tmp_path / "scan.png").write_bytes(b"")
    panel = gd.parse_many([CLEAN, tmp_path], progress=False)
    assert panel.failures().to_pandas()["code"].tolist() == ["not-a-report"]
    assert [row["reason"] for row in panel.passed_over()] == ["other-format"]


def test_4_find_reports_that_do_not_add_up():
    report = gd.parse(CLEAN)
    wrong = report.replace({"requests.granted.natural_person": 334})
    found = gd.Panel([report.check(), wrong.check()]).diagnostics().to_pandas()
    errors = found[found.severity == "error"]
    assert set(errors.suspect) == {"requests.granted.natural_person"} and set(errors.fits) == {327}


def test_5_join_with_data_of_ones_own(panel):
    population = pd.DataFrame({"agency": ["青岫市人民政府"], "population": [1_240_000]})
    joined = panel.wide().to_pandas().merge(population, on="agency")
    assert joined["req_received_total"].tolist() == [2837.0]


def test_6_have_a_report_a_row(panel):
    wide = panel.wide().to_pandas()
    assert wide.shape == (18, 229)
    assert wide.describe().loc["count", "req_received_total"] == 18


def test_7_write_for_stata(panel, tmp_path):
    panel.wide().to_stata(tmp_path / "panel.dta")
    with pd.read_stata(tmp_path / "panel.dta", iterator=True) as stata:
        assert stata.variable_labels()["req_received_total"] == "一、本年新收政府信息公开申请数量 总计"
        assert stata.read()["req_received_total"].sum() == 28433


def test_8_write_for_r(panel, tmp_path):
    panel.wide().to_polars().write_parquet(tmp_path / "panel.parquet")
    assert pl.read_parquet(tmp_path / "panel.parquet")["req_received_total"].sum() == 28433


def test_9_compute_rates(panel):
    rates = panel.indicators().to_pandas()
    rate = rates[(rates.agency == "青岫市人民政府") & (rates.indicator == "disclosure_rate")]
    assert rate.value.round(4).tolist() == [0.2891] and rate.numerator.tolist() == [815]


def test_10_compare_years():
    before = gd.parse(CLEAN)
    after = before.to_dict()
    after["meta"]["year"] = 2023
    _, second = gd.check_series([before, gd.Report.from_dict(after)])
    assert "Y601" in {found.rule for found in second.diagnostics}


def test_11_correct_a_value():
    report = gd.parse(CLEAN).replace({TOTAL: 2838})
    assert report[TOTAL].value == 2838


def test_12_compare_two_files_of_one_report():
    a = gd.parse(CLEAN)
    assert gd.compare(a, gd.parse(a.render("docx"))) == []
    assert [each["field"] for each in gd.compare(a, a.replace({TOTAL: None}))] == [TOTAL]


def test_13_read_an_archive(tmp_path):
    with zipfile.ZipFile(tmp_path / "2022.zip", "w") as archive:
        archive.write(CLEAN, "青岫市.html")
    (report,) = gd.parse_many(tmp_path / "2022.zip", progress=False)
    assert report.source["name"].endswith("2022.zip/青岫市.html")


def test_14_read_what_is_in_memory():
    data = CLEAN.read_bytes()
    assert gd.parse(data, name="a.html").source["name"] == "a.html"
    assert gd.parse_text(data.decode())[TOTAL] == gd.parse(data)[TOTAL]
    assert len(list(gd.parse_many([("a.html", data), ("b.html", data)], progress=False))) == 2


def _total(report):
    return report[TOTAL].value


@pytest.mark.skipif(sys.platform == "win32", reason="starts processes")
def test_15_share_work_among_processes(panel):
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        assert sum(pool.map(_total, list(panel))) == 28433


def test_what_is_missing_is_said_with_what_to_install():
    code = """
        import sys
        sys.modules["pandas"] = None
        import gov_disclosure as gd
        try:
            gd.Panel([]).cells().to_pandas()
        except ImportError as error:
            print(error)
    """
    run = subprocess.run([sys.executable, "-c", "\n".join(line[8:] for line in code.splitlines())], capture_output=True, text=True)
    assert run.stdout.strip() == "this needs pandas: pip install 'gov-disclosure[pandas]'"
