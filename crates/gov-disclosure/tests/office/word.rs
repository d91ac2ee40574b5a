//! Word documents.

use gov_disclosure::State;

use super::{cell, count, docx, docx_with, read, repairs};

const LICENSING: &str = "disclosure.licensing.decisions";

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn title() -> String {
    paragraph("青岫市林业局2023年政府信息公开工作年度报告") + &paragraph("二、主动公开政府信息情况")
}

/// A report with one table; the cell of licensing decisions holds this.
fn with_cell(content: &str) -> String {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let head = row(&[tc("<w:gridSpan w:val='2'/>", &paragraph("第二十条第（五）项"))]);
    let heads = row(&[tc("", &paragraph("信息内容")), tc("", &paragraph("本年处理决定数量"))]);
    format!("{}<w:tbl>{head}{heads}{}</w:tbl><w:sectPr/>", title(), row(&[tc("", &paragraph("行政许可")), tc("", content)]))
}

#[test]
fn a_cell_knows_its_table_row_and_column() {
    let report = read(docx(&with_cell(&paragraph("581")))).unwrap();
    assert_eq!(count(&report, LICENSING), (Some(581), "word/document.xml table 1 row 3 column 2".to_owned()));
    assert_eq!(report.source.format, Some(gov_disclosure::Format::Docx));
    assert_eq!(report.source.encoding, None);
    assert_eq!(report.sections[0].location.to_string(), "word/document.xml paragraph 2");
    assert_eq!(report.meta.year, Some(2023));
    assert!(repairs(&report).is_empty());
}

#[test]
fn a_share_after_the_total_is_no_column_of_the_form() {
    let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "占比（%）"];
    let row = |label: &str, cells: [&str; 8]| {
        let cells = cells.iter().map(|text| tc("", &paragraph(text))).collect::<String>();
        format!("<w:tr>{}{cells}</w:tr>", tc("", &paragraph(label)))
    };
    let rows = [
        row("项目", columns),
        row("一、本年新收政府信息公开申请数量", ["", "8", "", "5", "", "", "13", "72.2"]),
        row("二、上年结转政府信息公开申请数量", ["4", "", "1", "", "", "", "5", "27.8"]),
    ];
    let heading = paragraph("三、收到和处理政府信息公开申请情况");
    let body = format!("{}{heading}<w:tbl>{}</w:tbl><w:sectPr/>", title(), rows.concat());
    let report = read(docx(&body)).unwrap();
    for (id, value) in [("received.enterprise", 8), ("received.total", 13), ("carried_in.natural_person", 4), ("carried_in.total", 5)] {
        assert_eq!(count(&report, &format!("requests.{id}")).0, Some(value), "{id}");
    }
    for id in ["received.natural_person", "received.other_org", "carried_in.enterprise"] {
        assert_eq!(cell(&report, &format!("requests.{id}")).state, State::Blank, "{id}");
    }
}

#[test]
fn digits_that_a_break_parts_are_never_one_number_in_silence() {
    let two = |between: &str| format!("<w:p><w:r><w:t>5</w:t>{between}<w:t>8</w:t></w:r></w:p>");
    let rules = |content: &str| {
        let report = read(docx(&with_cell(content))).unwrap();
        let own = report.diagnostics.iter().filter(|d| d.fields.iter().any(|field| field.id() == LICENSING));
        (count(&report, LICENSING).0, own.map(|d| d.rule.to_string()).collect::<Vec<_>>())
    };
    for content in [two("<w:br/>"), two("<w:cr/>"), paragraph("5") + &paragraph("8")] {
        assert_eq!(rules(&content), (Some(58), vec!["R004".to_owned()]), "{content}");
    }
    assert_eq!(rules(&two("<w:tab/>")), (None, vec!["V301".to_owned()]));
    assert_eq!(rules(&two("")), (Some(58), vec![]));
}

#[test]
fn what_is_read_is_what_stands_there_in_the_end() {
    type Told<'t> = &'t [(&'t str, u32)];
    let cases: [(&str, &str, Told<'_>); 9] = [
        (
            "<w:p><w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins><w:r><w:t>58</w:t></w:r></w:ins></w:p>",
            "58",
            &[("changes-accepted", 2)],
        ),
        ("<w:p><w:moveFrom><w:r><w:t>1</w:t></w:r></w:moveFrom><w:r><w:t>7</w:t></w:r></w:p>", "7", &[("changes-accepted", 1)]),
        (
            "<w:p><w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>8</w:t></w:r></w:p>",
            "58",
            &[("hidden-text-dropped", 1)],
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=SUM(1,2)</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>62</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
            "62",
            &[],
        ),
        ("<w:p><w:fldSimple w:instr='=3'><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>", "3", &[]),
        ("<w:p><w:sdt><w:sdtPr><w:t>9</w:t></w:sdtPr><w:sdtContent><w:r><w:t>４５</w:t></w:r></w:sdtContent></w:sdt></w:p>", "45", &[]),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>4</w:t></w:r></w:p><w:p><w:r><w:t>6</w:t></w:r></w:p>", "46", &[]),
        ("<w:p><w:r><w:sym w:font='Symbol' w:char='F037'/></w:r><w:r><w:t>&#49;</w:t></w:r></w:p>", "71", &[]),
        ("<w:p><w:ruby><w:rt><w:r><w:t>8</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>2</w:t></w:r></w:rubyBase></w:ruby></w:p>", "2", &[]),
    ];
    for (content, value, reported) in cases {
        let report = read(docx(&with_cell(content))).unwrap();
        assert_eq!(cell(&report, LICENSING).value.map(|value| value.to_string()).as_deref(), Some(value), "{content}");
        assert_eq!(repairs(&report), reported, "{content}");
    }
}

#[test]
fn nothing_that_is_not_a_number_becomes_one() {
    let cases = [
        ("<w:p><w:r><w:sym w:font='Wingdings' w:char='F031'/></w:r></w:p>", State::Illegible),
        ("<w:p/>", State::Blank),
        ("<w:p><w:r><w:t>/</w:t></w:r></w:p>", State::Placeholder),
    ];
    for (content, state) in cases {
        let report = read(docx(&with_cell(content))).unwrap();
        assert_eq!((cell(&report, LICENSING).state, cell(&report, LICENSING).value), (state, None), "{content}");
    }
}

#[test]
fn a_text_box_is_read_once() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text));
    let choice = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        boxed("三、收到和处理政府信息公开申请情况"),
        boxed("四、政府信息公开行政复议、行政诉讼情况")
    );
    let report = read(docx(&(with_cell(&paragraph("5")) + &choice))).unwrap();
    assert_eq!(report.sections.iter().map(|section| section.number).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn headings_that_word_numbers_are_headings() {
    let numbered = |text: &str| format!("<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = paragraph("青岫市林业局2023年政府信息公开工作年度报告")
        + &numbered("总体情况")
        + &numbered("主动公开政府信息情况")
        + &numbered("收到和处理政府信息公开申请情况");
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='B'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='H'><w:basedOn w:val='B'/></w:style><w:style w:type='paragraph' w:styleId='X'><w:basedOn w:val='X'/></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/>\
        <w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let report = read(docx_with(&body, &[("word/styles.xml", styles), ("word/numbering.xml", numbering)])).unwrap();
    let reported: Vec<(u8, &str)> = report.sections.iter().map(|section| (section.number, section.heading.as_str())).collect();
    assert_eq!(reported[0], (1, "一、总体情况"));
    assert_eq!(reported.iter().map(|section| section.0).collect::<Vec<_>>(), [1, 2, 3]);
}

/// Table IV: fifteen columns, the first cells of the header over two rows.
#[test]
fn merged_cells_keep_their_columns() {
    let five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let (above, start) = ("<w:vMerge/>", "<w:vMerge w:val='restart'/>");
    let wide = |columns: u32, text: &str| tc(&format!("<w:gridSpan w:val='{columns}'/>"), &paragraph(text));
    let cells = |texts: &[&str]| texts.iter().map(|text| tc("", &paragraph(text))).collect::<String>();
    let head = format!("<w:tr>{}{}</w:tr>", wide(5, "行政复议"), wide(10, "行政诉讼"));
    let first: String = five.iter().map(|text| tc(start, &paragraph(text))).collect();
    let second = format!("<w:tr>{first}{}{}</w:tr>", wide(5, "未经复议直接起诉"), wide(5, "复议后起诉"));
    let covered: String = five.iter().map(|_| tc(above, "<w:p/>")).collect();
    let third = format!("<w:tr>{covered}{}{}</w:tr>", cells(&five), cells(&five));
    let numbers: Vec<String> = (0..15).map(|i| (26 + i).to_string()).collect();
    let numbers = numbers.iter().map(|number| tc("", &paragraph(number))).collect::<String>();
    let values = format!("<w:tr>{numbers}</w:tr>");
    let deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr>";
    let table = format!("<w:tbl>{head}{second}{third}{deleted}{values}</w:tbl>");
    let heading = paragraph("四、政府信息公开行政复议、行政诉讼情况");
    // The table is in a cell of another that lays out the page.
    let body = format!("{}{heading}<w:tbl><w:tr>{}</w:tr></w:tbl>", title(), tc("", &(table + "<w:p/>")));
    let report = read(docx(&body)).unwrap();
    let last = count(&report, "remedies.litigation_after_reconsideration.total");
    assert_eq!(last, (Some(40), "word/document.xml table 2 row 4 column 15".to_owned()));
    assert_eq!(count(&report, "remedies.litigation_direct.upheld").0, Some(31));
    assert_eq!(repairs(&report), [("changes-accepted", 1)]);
}

#[test]
fn a_document_of_pictures_needs_its_text_recognised() {
    assert_eq!(read(docx("<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>")).unwrap_err().code(), "needs-ocr");
    assert_eq!(read(docx("<w:p/>")).unwrap_err().code(), "not-a-report");
}
