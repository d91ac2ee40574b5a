//! Writers of one filled form in the layouts that copies come in.

use gov_disclosure::{Edition, TableId};

use super::form::Sheet;

type Writer = fn(&Sheet) -> String;

/// Every layout.
pub const ALL: &[(&str, Writer)] = &[
    ("html", html),
    ("html with spans that do not line up", html_crooked),
    ("html, flattened to paragraphs", html_paragraphs),
    ("rows with pipes, padded", pipes_padded),
    ("markdown grid", markdown),
    ("tabs with empty merged cells", tabs),
    ("tabs without merged cells", tabs_omitted),
    ("one cell a line", lines),
    ("one cell a line, blank lines between", lines_blank),
    ("one cell a line with pipes", lines_pipes),
    ("columns aligned by spaces", aligned),
    ("single spaces, long lines wrapped", wrapped),
];

/// The layouts that keep every empty cell in place.
pub const KEEPS_BLANKS: &[&str] = &[
    "html",
    "html with spans that do not line up",
    "rows with pipes, padded",
    "markdown grid",
    "tabs with empty merged cells",
    "tabs without merged cells",
    "one cell a line with pipes",
    "one cell a line",
    "one cell a line, blank lines between",
];

const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
const INNER: [&str; 5] = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

/// A row as cells: text, columns, rows.
pub type Row = Vec<(String, usize, usize)>;

fn cell(text: impl Into<String>, columns: usize, rows: usize) -> (String, usize, usize) {
    (text.into(), columns, rows)
}

/// The three tables as rows of cells with spans.
pub fn tables(sheet: &Sheet) -> [Vec<Row>; 3] {
    let width = 4;
    let mut second: Vec<Row> = Vec::new();
    for (heading, columns, rows) in sheet.disclosure() {
        let last = width - columns.len();
        second.push(vec![cell(heading, width, 1)]);
        let mut head = vec![cell("信息内容", 1, 1)];
        head.extend(columns.iter().enumerate().map(|(i, c)| cell(*c, if i + 1 == columns.len() { last } else { 1 }, 1)));
        second.push(head);
        for (label, id) in rows {
            let values = sheet.row(TableId::Disclosure, id);
            let mut row = vec![cell(label, 1, 1)];
            row.extend(values.iter().enumerate().map(|(i, v)| cell(v.clone(), if i + 1 == values.len() { last } else { 1 }, 1)));
            second.push(row);
        }
    }
    let mut third = vec![
        vec![cell(CORNER, 3, 3), cell("申请人情况", 7, 1)],
        vec![cell("自然人", 1, 2), cell("法人或其他组织", 5, 1), cell("总计", 1, 2)],
        INNER.iter().map(|head| cell(*head, 1, 1)).collect(),
    ];
    let rows = sheet.requests();
    for (i, (heads, label, id)) in rows.iter().enumerate() {
        let mut row = Row::new();
        let within = |start: usize| rows[start + 1..].iter().take_while(|(heads, _, id)| heads.is_empty() && id.contains('.')).count() + 1;
        for head in heads {
            let long = head.starts_with('三');
            row.push(cell(*head, 1, if long { rows.len() - 3 } else { within(i) }));
        }
        let columns = if id.contains('.') {
            1
        } else if ["received", "carried_in", "carried_out"].contains(id) {
            3
        } else {
            2
        };
        row.push(cell(*label, columns, 1));
        row.extend(sheet.row(TableId::Requests, id).into_iter().map(|v| cell(v, 1, 1)));
        third.push(row);
    }
    let mut fourth = vec![vec![cell("行政复议", 5, 1), cell("行政诉讼", 10, 1)]];
    let mut head: Row = RESULTS.iter().map(|r| cell(*r, 1, 2)).collect();
    head.extend([cell("未经复议直接起诉", 5, 1), cell("复议后起诉", 5, 1)]);
    fourth.push(head);
    fourth.push(RESULTS.iter().chain(&RESULTS).map(|r| cell(*r, 1, 1)).collect());
    let blocks = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
    fourth.push(blocks.iter().flat_map(|b| sheet.row(TableId::Remedies, b)).map(|v| cell(v, 1, 1)).collect());
    [second, third, fourth]
}

/// The report as blocks in order: what `table` makes of each table, and `line` of each paragraph.
pub fn document(sheet: &Sheet, mut table: impl FnMut(&[Row], usize) -> String, line: impl Fn(&str) -> String) -> String {
    let year = if sheet.edition == Edition::Y2019 { 2020 } else { 2023 };
    let [second, third, fourth] = tables(sheet);
    [
        line(&format!("云溪市林业局{year}年政府信息公开工作年度报告")),
        line("一、总体情况"),
        line(&format!("{year}年，我局主动公开政府信息1580条，其中政策文件312条、工作动态1268条。")),
        line("二、主动公开政府信息情况"),
        table(&second, 2),
        line("三、收到和处理政府信息公开申请情况"),
        table(&third, 3),
        line("四、政府信息公开行政复议、行政诉讼情况"),
        table(&fourth, 4),
        line("五、存在的主要问题及改进情况"),
        line("公开的及时性有待提高，下一步将加强培训，全年计划举办2期。"),
        line("六、其他需要报告的事项"),
        line("无其他需要报告的事项。"),
    ]
    .concat()
}

fn plain(text: &str) -> String {
    format!("{text}\n")
}

/// A paragraph of HTML.
pub fn paragraph(text: &str) -> String {
    format!("<p>{text}</p>\n")
}

/// A table of HTML.
pub fn html_table(rows: &[Row], spans: bool) -> String {
    let mut out = "<table border=1>\n".to_owned();
    for row in rows {
        out.push_str("<tr>");
        for (text, columns, height) in row {
            let columns = if spans || *columns == 1 { *columns } else { columns + 1 };
            out.push_str(&format!("<td colspan={columns} rowspan={height}>{text}</td>"));
        }
        out.push_str("</tr>\n");
    }
    out + "</table>\n"
}

fn html(sheet: &Sheet) -> String {
    "<html><body>".to_owned() + &document(sheet, |rows, _| html_table(rows, true), paragraph)
}

fn html_crooked(sheet: &Sheet) -> String {
    "<html><body>".to_owned() + &document(sheet, |rows, _| html_table(rows, false), paragraph)
}

fn html_paragraphs(sheet: &Sheet) -> String {
    let table = |rows: &[Row], _| {
        rows.iter().flatten().map(|(text, ..)| format!("<p>{}</p>\n", if text.is_empty() { "&nbsp;" } else { text })).collect()
    };
    "<html><body>".to_owned() + &document(sheet, table, paragraph)
}

/// Rows with a slot for each column; what is merged from the left or from above is empty.
fn grid(rows: &[Row]) -> Vec<Vec<String>> {
    let width = rows.iter().map(|row| row.iter().map(|(_, columns, _)| columns).sum::<usize>()).max().unwrap_or(0);
    let mut busy = vec![0usize; width];
    let mut out = Vec::new();
    for row in rows {
        let mut slots = vec![String::new(); width];
        let mut at = 0;
        let mut next = busy.iter().map(|n| n.saturating_sub(1)).collect::<Vec<_>>();
        for (text, columns, height) in row {
            while at < width && busy[at] > 0 {
                at += 1;
            }
            if at < width {
                slots[at].clone_from(text);
            }
            for slot in next.iter_mut().skip(at).take(*columns) {
                *slot = height - 1;
            }
            at += columns;
        }
        busy = next;
        out.push(slots);
    }
    out
}

fn pipes_padded(sheet: &Sheet) -> String {
    let table = |rows: &[Row], _: usize| {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        rows.iter()
            .map(|row| {
                let cells: Vec<&str> = row.iter().map(|(text, ..)| text.as_str()).collect();
                format!("{} |{}\n", cells.join(" | "), " |".repeat(width - row.len()))
            })
            .collect()
    };
    document(sheet, table, plain)
}

fn markdown(sheet: &Sheet) -> String {
    let table = |rows: &[Row], _: usize| {
        let mut out = String::new();
        for (i, row) in grid(rows).iter().enumerate() {
            out.push_str(&format!("| {} |\n", row.join(" | ")));
            if i == 0 {
                out.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
            }
        }
        out + "\n"
    };
    document(sheet, table, |text| format!("{text}\n\n"))
}

fn tabs(sheet: &Sheet) -> String {
    document(sheet, |rows, _| grid(rows).iter().map(|row| row.join("\t") + "\n").collect(), plain)
}

fn tabs_omitted(sheet: &Sheet) -> String {
    let table = |rows: &[Row], _: usize| {
        rows.iter().map(|row| row.iter().map(|(text, ..)| text.as_str()).collect::<Vec<_>>().join("\t") + "\n").collect()
    };
    document(sheet, table, plain)
}

fn lines(sheet: &Sheet) -> String {
    document(sheet, |rows, _| rows.iter().flatten().map(|(text, ..)| format!("{text}\n")).collect(), plain)
}

fn lines_blank(sheet: &Sheet) -> String {
    document(sheet, |rows, _| rows.iter().flatten().map(|(text, ..)| format!("{text}\n\n")).collect(), |text| format!("{text}\n\n"))
}

fn lines_pipes(sheet: &Sheet) -> String {
    let table = |rows: &[Row], _: usize| {
        let mut out = String::new();
        for row in rows {
            for (text, ..) in row {
                out.push_str(&if text.is_empty() { "|\n".to_owned() } else { format!("{text} |\n") });
            }
            let spanned: usize = row.iter().map(|(_, columns, _)| columns - 1).sum();
            if spanned > 0 {
                out.push_str(&format!("{}\n", "|".repeat(spanned + 1)));
            }
        }
        out
    };
    document(sheet, table, plain)
}

/// Columns two spaces apart, figures right aligned, wide characters two columns wide.
fn aligned(sheet: &Sheet) -> String {
    let width = |text: &str| text.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum::<usize>();
    let table = |rows: &[Row], _: usize| {
        let grid = grid(rows);
        let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(|c| grid.iter().map(|row| width(&row[c])).max().unwrap_or(0)).collect();
        let mut out = String::new();
        for row in &grid {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(text, w)| format!("{}{text}", " ".repeat(w - width(text)))).collect();
            out.push_str(cells.join("  ").trim_end());
            out.push('\n');
        }
        out
    };
    document(sheet, table, plain)
}

/// As terminal browsers dump a page: single spaces, lines broken at 76 columns.
fn wrapped(sheet: &Sheet) -> String {
    let table = |rows: &[Row], _: usize| {
        let mut out = String::new();
        for row in rows {
            let mut used = 0;
            for (text, ..) in row.iter().filter(|(text, ..)| !text.is_empty()) {
                let width: usize = text.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum();
                if used > 0 && used + width > 76 {
                    out.push('\n');
                    used = 0;
                }
                out.push_str(if used == 0 { "" } else { " " });
                out.push_str(text);
                used += width + 1;
            }
            out.push('\n');
        }
        out
    };
    document(sheet, table, plain)
}
