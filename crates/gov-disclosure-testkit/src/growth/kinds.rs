//! The kinds of content, each as a file that holds it n times.

use crate::write::container::Container;
use crate::write::pdf::draw::{Encoding, WIDTH, of_contents};

const TITLE: &str = "沙原县统计局2022年政府信息公开工作年度报告\n";
const OVERVIEW: &str = "一、总体情况\n";
const DISCLOSURE: &str = "二、主动公开政府信息情况\n";
const REQUESTS: &str = "三、收到和处理政府信息公开申请情况\n";
const REMEDIES: &str = "四、政府信息公开行政复议、行政诉讼情况\n";
const APPLICANTS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const ROW: &str = "一、本年新收政府信息公开申请数量";

/// A kind of content.
#[derive(Debug)]
pub struct Kind {
    /// What is repeated.
    pub name: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
    /// Whether each of them is held against all others: it is paid for, and refused early.
    pub is_squared: bool,
    write: fn(usize) -> Vec<u8>,
}

impl Kind {
    /// A file with it so many times.
    pub fn file(&self, n: usize) -> Vec<u8> {
        (self.write)(n)
    }

    /// How often it stands in about so many bytes, before they are packed.
    pub fn count(&self, bytes: usize) -> usize {
        const FEW: usize = 1000;
        let (less, more) = ((self.write)(FEW).len(), (self.write)(2 * FEW).len());
        bytes * FEW / more.saturating_sub(less).max(FEW)
    }
}

fn numbered(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).map(line).collect()
}

fn page(body: &str) -> Vec<u8> {
    format!("<meta charset=\"utf-8\"><h1>{TITLE}</h1><h2>{REQUESTS}</h2>{body}").into_bytes()
}

fn cells(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("<td>{text}</td>")).collect()
}

fn header() -> String {
    format!("<tr><td>申请</td>{}</tr>", cells(&APPLICANTS))
}

fn requests(body: &str) -> Vec<u8> {
    format!("{TITLE}{REQUESTS}{body}").into_bytes()
}

fn prose(body: &str) -> Vec<u8> {
    format!("{TITLE}{OVERVIEW}{body}\n{DISCLOSURE}").into_bytes()
}

fn docx(body: &str) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.trim());
    Container::Docx.wrap(format!("{}{}{body}\n---\n\n---\n", paragraph(TITLE), paragraph(REQUESTS)).as_bytes())
}

fn xlsx(rows: &str) -> Vec<u8> {
    let text = |row: usize, text: &str| format!("<row r=\"{row}\"><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", text.trim());
    Container::Xlsx.wrap(format!("<sheetData>{}{}{rows}</sheetData>\n---\n\n---\n", text(1, TITLE), text(2, REQUESTS)).as_bytes())
}

fn pdf(content: &str) -> Vec<u8> {
    of_contents(&[content.as_bytes()], WIDTH, Encoding::UniGbUtf16, 0)
}

fn hex(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04x}")).collect()
}

const fn kind(name: &'static str, ending: &'static str, write: fn(usize) -> Vec<u8>) -> Kind {
    Kind { name, ending, is_squared: false, write }
}

const fn squared(name: &'static str, ending: &'static str, write: fn(usize) -> Vec<u8>) -> Kind {
    Kind { is_squared: true, ..kind(name, ending, write) }
}

/// A report whose sections and tables are whole, as lines.
fn report() -> String {
    let head: String = APPLICANTS.iter().map(|label| format!("{label}\n")).collect();
    format!(
        "{TITLE}{OVERVIEW}全年收到申请5件。\n{DISCLOSURE}规章\n1\n2\n3\n{REQUESTS}{head}{ROW}\n5\n0\n0\n0\n0\n0\n5\n{REMEDIES}五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"
    )
}

/// All kinds.
pub static KINDS: &[Kind] = &[
    // Rows, columns, headers.
    kind("html: rows of a table", "html", |n| {
        let row = format!("<tr><td>{ROW}</td>{}</tr>", cells(&["1", "", "0", "0", "0", "0", "1"]));
        page(&format!("<table>{}{}</table>", header(), row.repeat(n)))
    }),
    kind("html: tables of two rows", "html", |n| {
        page(
            &format!("<table>{}<tr><td>{ROW}</td><td>1</td><td>1</td></tr></table>", "<tr><td>申请</td><td>自然人</td><td>总计</td></tr>")
                .repeat(n),
        )
    }),
    kind("html: tables of one row", "html", |n| page(&"<table><tr><td>重复申请<td>1</table>".repeat(n))),
    kind("html: rows that the form does not have", "html", |n| {
        page(&format!("<table>{}{}</table>", header(), format!("<tr>{}</tr>", cells(&["甲乙丙丁项", "1", "2"])).repeat(n)))
    }),
    kind("html: header cells of one row", "html", |n| page(&format!("<table><tr>{}</tr></table>", cells(&["自然人"]).repeat(n)))),
    kind("html: header rows", "html", |n| page(&format!("<table>{}</table>", header().repeat(n)))),
    kind("html: rows whose labels end in other columns", "html", |n| {
        let row = |i: usize| format!("<tr><td colspan={}>{ROW}</td>{}</tr>", 1 + i % 200, cells(&["1", "2"]));
        page(&format!("<table>{}{}{}</table>", header(), "<tr>".to_owned() + &cells(&["其"]).repeat(200) + "</tr>", numbered(n, row)))
    }),
    kind("html: cells beyond the widest table", "html", |n| {
        page(&format!(
            "<table>{}</table>",
            format!("<tr>{}{}", "<td colspan=1000>".repeat(5), "<td>法人".repeat(120)).repeat(n.div_ceil(120))
        ))
    }),
    kind("html: cells over several rows", "html", |n| {
        page(&format!("<table>{}{}</table>", header(), format!("<tr><td>{ROW}</td><td rowspan=9>1</td></tr>").repeat(n)))
    }),
    kind("html: spans of a thousand columns", "html", |n| page(&format!("<table>{}</table>", "<tr><td colspan=1000>1".repeat(n)))),
    kind("html: cells of many lines", "html", |n| page(&format!("<table><tr><td>自然人<td>{}</table>", "1<br>".repeat(n)))),
    kind("html: rows that stand over each other", "html", |n| {
        let lines = |text: &str| format!("<td>{}</td>", [text; 5].join("<br>"));
        page(&format!("<table>{}{}</table>", header(), format!("<tr>{}{}</tr>", lines(ROW), lines("1").repeat(7)).repeat(n)))
    }),
    kind("html: a row of many rows that stand over each other", "html", |n| {
        let lines = |text: &str| format!("<td>{}</td>", vec![text; n].join("<br>"));
        page(&format!("<table>{}<tr>{}{}</tr></table>", header(), lines(ROW), lines("1").repeat(7)))
    }),
    kind("text: lost rows", "txt", |n| requests(&(APPLICANTS.join("\n") + &format!("\n{ROW}\n1\n2\n").repeat(n)))),
    kind("text: lost rows without repeats", "txt", |n| {
        requests(&(APPLICANTS.join("\n") + "\n" + &numbered(n, |i| format!("{ROW}（{i}）\n{}\n", i * 7 + 1))))
    }),
    kind("text: short lines after an open row", "txt", |n| requests(&format!("1.信访举报投诉类申请\n1\n{}", "甲乙\n".repeat(n)))),
    kind("text: blank lines after an open row", "txt", |n| requests(&format!("1.信访举报投诉类申请\n{}1\n", "\u{A0}\n".repeat(n)))),
    kind("text: rows before Table IV", "txt", |n| {
        requests(&format!("{}{REMEDIES}行政复议\n{}", "2.重复申请\n1\n".repeat(n), "1\n".repeat(n * 2)))
    }),
    kind("text: values after a table", "txt", |n| {
        let header = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
        format!("{TITLE}{REMEDIES}{header}{}", "5\n".repeat(n)).into_bytes()
    }),
    kind("text: rows aligned by spaces", "txt", |n| {
        requests(&format!("{}     2.重复申请                    1     2     3     4     5     6    7\n", "").repeat(n))
    }),
    kind("text: rows between pipes", "txt", |n| {
        format!("{TITLE}{DISCLOSURE}| 信息内容 | 本年制发件数 | 上年数 | 现行有效件数 |\n{}", "| 规章 | 1 | 2 | 3 |\n".repeat(n))
            .into_bytes()
    }),
    kind("text: one row between pipes", "txt", |n| format!("{TITLE}{DISCLOSURE}{}\n", "| 规章 ".repeat(n)).into_bytes()),
    kind("text: rows between tabs", "txt", |n| {
        requests(&format!("{}\n{}", APPLICANTS.join("\t"), format!("{ROW}\t1\t0\t0\t0\t0\t0\t1\n").repeat(n)))
    }),
    kind("text: rows between commas", "txt", |n| {
        format!("{TITLE}{REQUESTS}{}\n{}", APPLICANTS.join(","), format!("\"{ROW}\",1,0,0,0,0,0,1\n").repeat(n)).into_bytes()
    }),
    kind("text: one cell a line, closed by pipes", "txt", |n| requests(&"自然人|\n1|\n||\n".repeat(n))),
    kind("text: starts of labels in a row", "txt", |n| requests(&("自然 ".repeat(n) + "\n"))),
    kind("text: starts of labels on lines", "txt", |n| requests(&"其\n".repeat(n))),
    kind("text: labels like those of the form", "txt", |n| requests(&"本年新收致政府信息公开申情数量\n".repeat(n))),
    kind("text: labels of a header", "txt", |n| requests(&(APPLICANTS.join("\n") + "\n").repeat(n))),
    kind("text: headers with a row", "txt", |n| requests(&format!("{}\n{ROW} 1 0 0 0 0 0 1\n", APPLICANTS.join(" ")).repeat(n))),
    kind("text: numbers parted by spaces", "txt", |n| requests(&format!("{ROW}\n{}", "1 234 5\n".repeat(n)))),
    kind("text: a row of many numbers", "txt", |n| requests(&format!("{ROW} {}\n", "1 ".repeat(n)))),
    kind("text: page marks", "txt", |n| requests(&"1\n- 2 -\n\u{C}".repeat(n))),
    // Sections, copies, titles, furniture, contact.
    kind("text: headings", "txt", |n| format!("{TITLE}{}", format!("{OVERVIEW}工作有序。\n{DISCLOSURE}").repeat(n)).into_bytes()),
    kind("text: headings with nothing behind them", "txt", |n| {
        format!("{TITLE}{}", format!("{OVERVIEW}{DISCLOSURE}{REQUESTS}").repeat(n)).into_bytes()
    }),
    kind("text: reports", "txt", |n| report().repeat(n).into_bytes()),
    kind("text: titles", "txt", |n| TITLE.repeat(n).into_bytes()),
    kind("text: titles of other bodies", "txt", |n| {
        (numbered(n, |i| format!("沙原县第{i}统计局2022年政府信息公开工作年度报告\n")) + &report()).into_bytes()
    }),
    kind("text: a title that does not end", "txt", |n| format!("{}{}", "沙原县统计局".repeat(n), report()).into_bytes()),
    kind("text: lines of a page behind the report", "txt", |n| {
        (report() + &"打印 关闭窗口\n上一篇：通知\n版权所有\n".repeat(n)).into_bytes()
    }),
    kind("text: dates", "txt", |n| (report() + &"2023年1月9日\n".repeat(n)).into_bytes()),
    kind("text: contact values", "txt", |n| {
        prose(&"联系电话：0912-3456789，地址：沙原县北街1号，邮编：719000，电子邮箱：a@b.cn。\n".repeat(n))
    }),
    kind("text: contact words in one line", "txt", |n| prose(&"联系电话地址邮编：".repeat(n))),
    kind("html: rows of a page's properties", "html", |n| {
        let row = format!("<table><tr>{}</tr></table>", cells(&["发布机构", "沙原县统计局"]).repeat(n));
        format!("<meta charset=\"utf-8\">{row}<h1>{TITLE}</h1>{OVERVIEW}").into_bytes()
    }),
    kind("html: links", "html", |n| page(&"<li><a href=\"/a/b.html\">一、总体情况</a></li>".repeat(n))),
    // Prose.
    kind("text: claims", "txt", |n| prose(&"2022年收到申请5件，其中自然人3件，企业2件。".repeat(n))),
    kind("text: claims on lines", "txt", |n| prose(&"2022年收到申请5件，其中自然人3件，企业2件。\n".repeat(n))),
    kind("text: a list that does not end", "txt", |n| prose(&format!("收到申请5件，其中{}。", "自然人3件、".repeat(n)))),
    kind("text: numbers of one sentence", "txt", |n| prose(&format!("收到{}件", "3件和".repeat(n)))),
    kind("text: words of a sentence", "txt", |n| prose(&"公开政府信息".repeat(n))),
    kind("text: words for zero", "txt", |n| prose(&"未收到申请，未发生行政复议，未收取费用，".repeat(n))),
    kind("text: years", "txt", |n| prose(&"2021年2020年".repeat(n))),
    kind("text: a report on one line", "txt", |n| {
        format!("{TITLE}{REQUESTS}{}\n", format!("自然人商业企业科研机构社会公益组织法律服务机构其他总计{ROW}1000001").repeat(n))
            .into_bytes()
    }),
    kind("text: one line of labels", "txt", |n| requests(&format!("{}结果维持\n", "自然人企业科研机构".repeat(n)))),
    kind("text: digits on one line", "txt", |n| requests(&format!("{ROW}科研机构{}\n", "12345678".repeat(n)))),
    kind("text: old statistics", "txt", |n| {
        let rows = "一、主动公开情况\n（一）主动公开政府信息数\n条\n5\n1.主动公开规范性文件数\n条\n2\n".repeat(n);
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n统计指标\n单位\n统计数\n{rows}").into_bytes()
    }),
    kind("html: old statistics", "html", |n| {
        let row = format!("<tr>{}</tr>", cells(&["主动公开政府信息数", "条", "5"]));
        let head = format!("<tr>{}</tr>", cells(&["统计指标", "单位", "统计数"]));
        format!("<meta charset=utf-8><h1>沙原县统计局2016年政府信息公开工作年度报告</h1><table>{head}{}</table>", row.repeat(n))
            .into_bytes()
    }),
    kind("text: heads of old statistics", "txt", |n| {
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n{}", "指标单位统计数".repeat(n)).into_bytes()
    }),
    // Text and pages.
    kind("text: empty lines", "txt", |n| requests(&"\n".repeat(n))),
    kind("text: one line", "txt", |n| requests(&"政".repeat(n))),
    kind("text: spaces", "txt", |n| requests(&(" ".repeat(n) + "1\n"))),
    kind("text: GB18030", "txt", |n| encoding_rs::GB18030.encode(&(TITLE.to_owned() + &"政府信息公开工作\n".repeat(n))).0.into_owned()),
    kind("text: not quite UTF-8", "txt", |n| [TITLE.as_bytes(), &b"0123456789abcdef".repeat(n * 64), b"\xFF", &b"a".repeat(999)].concat()),
    kind("html: brackets", "html", |n| page(&"<".repeat(n))),
    kind("html: ampersands", "html", |n| page(&"&".repeat(n))),
    kind("html: references", "html", |n| page(&"&nbsp;&#48;&middot;".repeat(n))),
    kind("html: references that nobody knows", "html", |n| page(&"&abcdefghijk;".repeat(n))),
    kind("html: tags without text", "html", |n| page(&"<b>".repeat(n))),
    kind("html: paragraphs", "html", |n| page(&"<p>1</p>".repeat(n))),
    kind("html: styled paragraphs", "html", |n| {
        page(&numbered(n, |i| format!("<p style=\"color:#{:06x};font-size:{}px\">1</p>", i % 4096, i % 99)))
    }),
    kind("html: attributes of one tag", "html", |n| page(&format!("<td {}>", "a=1 ".repeat(n)))),
    kind("html: classes of one tag", "html", |n| page(&format!("<style>.a{{display:none}}</style><p class=\"{}\">1</p>", "b ".repeat(n)))),
    kind("html: hidden blocks", "html", |n| page(&"<div style=\"display:none\">1".repeat(n))),
    kind("html: raised text of one cell", "html", |n| page(&format!("<table><tr><td>自然人<td>{}</table>", "1<sup>2</sup> ".repeat(n)))),
    kind("html: struck text of one line", "html", |n| page(&format!("<p>{}</p>", "1 <s>2</s>".repeat(n)))),
    kind("html: options of a list", "html", |n| page(&format!("<select>{}</select>", "<option>1".repeat(n)))),
    kind("html: rules of a sheet", "html", |n| {
        page(&format!("<style>{}</style><p class=a1>1</p>", numbered(n, |i| format!(".a{i}{{display:none}}"))))
    }),
    kind("html: comments and scripts", "html", |n| page(&"<!-- a --><script>1</script>".repeat(n))),
    kind("html: lines of Markdown", "html", |n| [requests(""), format!("<p>1</p>\n{}", "| 规章 | 1 |\n".repeat(n)).into_bytes()].concat()),
    kind("mhtml: quoted page", "mht", |n| {
        let page = "=E4=B8=80<br>".repeat(n);
        Container::Mhtml
            .wrap(format!("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{page}").as_bytes())
    }),
    kind("mhtml: page in base64", "mht", |n| {
        let page = "PHA+MTwvcD4g".repeat(n);
        Container::Mhtml
            .wrap(format!("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}").as_bytes())
    }),
    kind("mhtml: parts", "mht", |n| {
        Container::Mhtml
            .wrap(format!("Content-Type: text/css\r\n\r\na\r\n{}", "--x\r\nContent-Type: text/css\r\n\r\na\r\n".repeat(n)).as_bytes())
    }),
    // Word.
    kind("docx: paragraphs", "docx", |n| docx(&"<w:p><w:r><w:t>1</w:t></w:r></w:p>".repeat(n))),
    kind("docx: tables of one row", "docx", |n| {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        docx(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("重复申请"), cell("1")).repeat(n))
    }),
    kind("docx: rows of a table", "docx", |n| {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}{}</w:tr>", cell(ROW), cell("1").repeat(7)).repeat(n)))
    }),
    kind("docx: runs of one paragraph", "docx", |n| docx(&format!("<w:p>{}</w:p>", "<w:r><w:t>1 </w:t></w:r>".repeat(n)))),
    kind("docx: lines of one paragraph, raised text in each", "docx", |n| {
        let raised = "<w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:br/></w:r>";
        docx(&format!("<w:p>{}</w:p>", raised.repeat(n)))
    }),
    kind("docx: open fields", "docx", |n| {
        let open = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/></w:r>".repeat(n);
        docx(&format!("<w:p>{open}</w:p>{}", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>".repeat(n)))
    }),
    kind("docx: properties", "docx", |n| {
        docx(&format!("<w:p><w:pPr>{}</w:pPr><w:r><w:t>1</w:t></w:r></w:p>", "<w:ind w:left=\"1\"/>".repeat(n)))
    }),
    kind("docx: attributes of one element", "docx", |n| {
        docx(&format!("<w:p {}><w:r><w:t>1</w:t></w:r></w:p>", numbered(n, |i| format!("a{i}=\"1\" "))))
    }),
    kind("docx: attributes of one field", "docx", |n| {
        docx(&format!("<w:p><w:fldSimple {}/></w:p>", numbered(n, |i| format!("a{i}=\"1\" "))))
    }),
    kind("docx: numbered paragraphs", "docx", |n| {
        let list = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
        let one = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>工作</w:t></w:r></w:p>";
        Container::Docx.wrap(format!("{}\n---\n\n---\n{list}", one.repeat(n)).as_bytes())
    }),
    kind("docx: styles based on each other", "docx", |n| {
        let style = |i: usize| format!("<w:style w:styleId='s{i}'><w:basedOn w:val='s{}'/></w:style>", i + 1);
        let one = "<w:p><w:pPr><w:pStyle w:val='s0'/></w:pPr><w:r><w:t>1</w:t></w:r></w:p>";
        Container::Docx.wrap(format!("{}\n---\n{}\n---\n", one.repeat(n), numbered(n, style)).as_bytes())
    }),
    // Workbooks.
    kind("xlsx: cells of a row", "xlsx", |n| {
        let row = |i: usize| format!("<row r=\"{}\">{}</row>", i + 3, "<c><v>1</v></c>".repeat(1000));
        xlsx(&numbered(n.div_ceil(1000), row))
    }),
    kind("xlsx: rows", "xlsx", |n| {
        xlsx(&numbered(n, |i| format!("<row r=\"{}\"><c t=\"inlineStr\"><is><t>重复申请</t></is></c><c><v>1</v></c></row>", i + 3)))
    }),
    kind("xlsx: rows far apart", "xlsx", |n| {
        xlsx(&numbered(n, |i| format!("<row r=\"{}\"><c r=\"A{0}\"><v>1</v></c><c r=\"XFD{0}\"><v>1</v></c></row>", 3 + 2 * i)))
    }),
    kind("xlsx: merged ranges", "xlsx", |n| {
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c><v>1</v></c></row>", i + 1));
        let ranges = numbered(n, |i| format!("<mergeCell ref=\"B{}:C{}\"/>", i + 1, i + 30));
        Container::Xlsx.wrap(format!("<sheetData>{rows}</sheetData><mergeCells>{ranges}</mergeCells>\n---\n\n---\n").as_bytes())
    }),
    kind("xlsx: shared strings", "xlsx", |n| {
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c t=\"s\"><v>{i}</v></c></row>", i + 1));
        Container::Xlsx
            .wrap(format!("<sheetData>{rows}</sheetData>\n---\n\n---\n{}", numbered(n, |i| format!("<si><t>甲{i}</t></si>"))).as_bytes())
    }),
    kind("xlsx: rich strings", "xlsx", |n| {
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c t=\"s\"><v>{i}</v></c></row>", i + 1));
        let string = "<si><r><t>甲</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>".repeat(n);
        Container::Xlsx.wrap(format!("<sheetData>{rows}</sheetData>\n---\n\n---\n{string}").as_bytes())
    }),
    // Pages as they are printed.
    kind("pdf: characters", "pdf", |n| {
        let line = |i: usize| format!("BT /F 9 Tf 40 {} Td <{}> Tj ET\n", 800 - i % 760, hex("一、总体情况"));
        pdf(&numbered(n, line))
    }),
    kind("pdf: characters of one line", "pdf", |n| pdf(&format!("BT /F 9 Tf 40 700 Td <{}> Tj ET\n", hex("1 ").repeat(n)))),
    kind("pdf: lines", "pdf", |n| pdf(&numbered(n, |i| format!("0 {0} m 595 {0} l S {0} 0 m {0} 842 l S\n", i % 840)))),
    kind("pdf: short lines", "pdf", |n| pdf(&numbered(n, |i| format!("{} {} m {} {1} l S\n", i % 500, (i * 7) % 840, i % 500 + 4)))),
    kind("pdf: rectangles", "pdf", |n| {
        let text = format!("BT /F 9 Tf 40 700 Td <{}> Tj ET\n", hex("一、总体情况")).repeat(50);
        pdf(&(text + &numbered(n, |i| format!("{} {} 40 12 re S 1 g {0} {1} 3 3 re f\n", i % 500, (i * 7) % 840))))
    }),
    squared("pdf: covers over characters", "pdf", |n| {
        let one = |i: usize| format!("BT /F 9 Tf 40 {} Td <{}> Tj ET 1 g 0 0 595 842 re f 0 g\n", 800 - i % 760, hex("甲乙"));
        pdf(&numbered(n, one))
    }),
    kind("pdf: tables", "pdf", |n| {
        let one = |i: usize| {
            let (x, y) = ((i % 20) * 28, (i / 20 % 60) * 14);
            format!("{x} {y} 26 12 re S BT /F 9 Tf {x} {y} Td <0031> Tj ET\n")
        };
        pdf(&numbered(n, one))
    }),
    kind("pdf: states saved", "pdf", |n| pdf(&"q 1 0 0 1 0 0 cm Q q ".repeat(n))),
    kind("pdf: pictures that do not end", "pdf", |n| pdf(&"BI /W 1 /H 1 ID ".repeat(n))),
    kind("pdf: pages", "pdf", |n| {
        let content = format!("BT /F 9 Tf 40 700 Td <{}> Tj ET", hex("工作"));
        of_contents(&vec![content.as_bytes(); n], WIDTH, Encoding::UniGbUtf16, 0)
    }),
];
