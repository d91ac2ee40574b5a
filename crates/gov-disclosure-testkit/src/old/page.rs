//! A drawn report as blocks, before any format.

use gov_disclosure::TableId;

use super::draw::{Place, Sheet};
use crate::page::{Block, Cell, Row};

/// The title.
pub fn title(sheet: &Sheet) -> String {
    format!("{}{}年政府信息公开工作年度报告", sheet.agency, sheet.year)
}

/// Sections before the table, each a heading and its text.
pub fn sections(sheet: &Sheet) -> Vec<(String, String)> {
    let year = sheet.year;
    [
        ("一、概述", format!("{year}年，我单位按照《中华人民共和国政府信息公开条例》的规定，认真做好各项公开工作。")),
        ("二、主动公开政府信息的情况", "各科室及时在门户网站公开应当公开的信息。".to_owned()),
        ("三、依申请公开政府信息的情况", "申请的受理和答复情况见附表。".to_owned()),
        ("四、政府信息公开的收费及减免情况", "按规定执行。".to_owned()),
        ("五、存在的主要问题及改进措施", "公开的内容还不够及时，今后将加强培训。".to_owned()),
        ("六、需要说明的事项与附表", "统计表如下。".to_owned()),
    ]
    .into_iter()
    .map(|(heading, text)| (heading.to_owned(), text))
    .collect()
}

/// The signature.
pub fn signature(sheet: &Sheet) -> [String; 2] {
    [sheet.agency.to_owned(), format!("{}年2月3日", sheet.year + 1)]
}

/// The line below the table.
pub const FOOTER: &str = "单位负责人：周某某　　填报人：吴某某　　联系电话：0000-1234567";

/// The rows of cells, headers first.
pub fn table(sheet: &Sheet) -> Vec<Row> {
    let look = sheet.look;
    let word = |text: &str| Cell::words(text, 1);
    let mut head: Row = Vec::new();
    head.extend(look.ordinals.then(|| word("序号")));
    head.extend([word(look.name), word(look.unit)]);
    head.extend(look.codes.then(|| word("代码")));
    let mut rows = Vec::new();
    if look.two_rows && sheet.heads.iter().any(|head| head.ends_with("年度")) {
        let tall = |cell: Cell| Cell { rows: 2, ..cell };
        let mut first: Row = head.into_iter().map(tall).collect();
        let mut second = Row::new();
        for head in &sheet.heads {
            match head.strip_suffix("年度") {
                Some(year) => {
                    first.push(word(year));
                    second.push(word("年度"));
                }
                None => first.push(tall(word(head))),
            }
        }
        rows.extend([first, second]);
    } else {
        head.extend(sheet.heads.iter().map(|head| word(head)));
        rows.push(head);
    }
    let mut code = 0;
    for (number, row) in sheet.rows.iter().enumerate() {
        let mut cells = Row::new();
        cells.extend(look.ordinals.then(|| word(&(number + 1).to_string())));
        cells.extend([word(&row.label), word(&row.unit)]);
        code += usize::from(!row.values.is_empty());
        cells.extend(look.codes.then(|| word(&if row.values.is_empty() { String::new() } else { format!("{code:02}") })));
        if row.values.is_empty() {
            cells.extend(sheet.heads.iter().map(|_| word(&row.unit)));
        }
        cells.extend(row.values.iter().map(|entry| word(&entry.text)));
        rows.push(cells);
    }
    rows
}

/// The whole report.
pub fn page(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = vec![Block::Line(title(sheet))];
    for (number, (heading, text)) in (1..).zip(sections(sheet)) {
        blocks.extend([Block::Heading(number, heading), Block::Line(text)]);
    }
    let table = [Some(Block::Table(TableId::Disclosure, table(sheet))), sheet.look.footer.then(|| Block::Line(FOOTER.to_owned()))];
    let table = table.into_iter().flatten();
    let signature = signature(sheet).map(Block::Line);
    match sheet.look.place {
        Place::Section | Place::BeforeSignature => {
            blocks.extend(table);
            blocks.extend(signature);
        }
        Place::Annex => {
            blocks.extend(signature);
            blocks.push(Block::Line(format!("附件：{}年度政府信息公开情况统计表", sheet.year)));
            blocks.extend(table);
        }
    }
    blocks
}
