//! Word documents and workbooks.

use super::{Kind, ROW, docx, kind, numbered, squared, xlsx};
use crate::write::container::Container;

/// The kinds.
pub static KINDS: &[Kind] = &[
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
    kind("xlsx: rich strings in their cells", "xlsx", |n| {
        let string = "<r><t>甲</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>";
        xlsx(&numbered(n, |i| format!("<row r=\"{}\"><c t=\"inlineStr\"><is>{string}</is></c></row>", i + 3)))
    }),
    kind("xlsx: signs of a text written as references", "xlsx", |n| {
        xlsx(&format!("<row r=\"3\"><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "&lt;".repeat(n)))
    }),
    kind("xlsx: open brackets", "xlsx", |n| {
        xlsx(&format!("<row r=\"3\"><c t=\"inlineStr\"><is><t>{}</t></is></c><c><v>1</v></c></row>", "{".repeat(n)))
    }),
    kind("docx: a style for each paragraph", "docx", |n| {
        let one = |i: usize| format!("<w:p><w:pPr><w:pStyle w:val='s{i}'/></w:pPr><w:r><w:t>1</w:t></w:r></w:p>");
        let style =
            |i: usize| format!("<w:style w:styleId='s{i}'><w:basedOn w:val='s{}'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>", i + 1);
        Container::Docx.wrap(format!("{}\n---\n{}\n---\n", numbered(n, one), numbered(n, style)).as_bytes())
    }),
    kind("docx: a list for each paragraph", "docx", |n| {
        let list = |i: usize| {
            format!(
                "<w:abstractNum w:abstractNumId='{i}'><w:lvl w:ilvl='0'><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>\
                 <w:num w:numId='{i}'><w:abstractNumId w:val='{i}'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/></w:lvlOverride></w:num>"
            )
        };
        let one = |i: usize| format!("<w:p><w:pPr><w:numPr><w:numId w:val='{i}'/></w:numPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>");
        Container::Docx.wrap(format!("{}\n---\n\n---\n{}", numbered(n, one), numbered(n, list)).as_bytes())
    }),
    kind("docx: numbers of a format with a long name", "docx", |n| {
        let level = format!("<w:lvl w:ilvl='0'><w:numFmt w:val='{}'/><w:lvlText w:val='%1、'/></w:lvl>", "x".repeat(n));
        let list =
            format!("<w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>");
        let one = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>";
        Container::Docx.wrap(format!("{}\n---\n\n---\n{list}", one.repeat(n)).as_bytes())
    }),
    kind("docx: a style with a long name", "docx", |n| {
        let style =
            format!("<w:style w:styleId='s'><w:basedOn w:val='{0}'/><w:numPr><w:numId w:val='{0}'/></w:numPr></w:style>", "x".repeat(n));
        let one = "<w:p><w:pPr><w:pStyle w:val='s'/></w:pPr><w:r><w:t>1</w:t></w:r></w:p>";
        Container::Docx.wrap(format!("{}\n---\n{style}\n---\n", one.repeat(n)).as_bytes())
    }),
    kind("docx: rows merged downwards", "docx", |n| {
        let row = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='9'/><w:vMerge/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>";
        docx(&format!("<w:tbl>{}</w:tbl>", row.repeat(n)))
    }),
    kind("docx: changes", "docx", |n| {
        docx(&format!(
            "<w:p>{}</w:p>",
            "<w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del>".repeat(n)
        ))
    }),
    kind("docx: boxes of text", "docx", |n| {
        let one = "<w:pict><w:txbxContent><w:p><w:r><w:t>1</w:t></w:r></w:p></w:txbxContent></w:pict>";
        docx(&format!("<w:p><w:r>{}</w:r></w:p>", one.repeat(n)))
    }),
    squared("xlsx: cells with one long number format", "xlsx", |n| {
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c s=\"1\"><v>{i}</v></c></row>", i + 1));
        let format = "0&quot;a&quot;".repeat(n);
        let styles = format!(
            "<numFmts><numFmt numFmtId='200' formatCode='{format}'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='200'/></cellXfs>"
        );
        Container::Xlsx.wrap(format!("<sheetData>{rows}</sheetData>\n---\n{styles}\n---\n").as_bytes())
    }),
    squared("xlsx: one long string in every cell", "xlsx", |n| {
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c t=\"s\"><v>0</v></c></row>", i + 1));
        Container::Xlsx.wrap(format!("<sheetData>{rows}</sheetData>\n---\n\n---\n<si><t>{}</t></si>", "甲".repeat(n)).as_bytes())
    }),
    squared("xlsx: one string of many runs in every cell", "xlsx", |n| {
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c t=\"s\"><v>0</v></c></row>", i + 1));
        let runs = "<r><t>甲</t></r><r><rPr><strike/></rPr><t>1</t></r>".repeat(n);
        Container::Xlsx.wrap(format!("<sheetData>{rows}</sheetData>\n---\n\n---\n<si>{runs}</si>").as_bytes())
    }),
    squared("xlsx: merged ranges over all rows", "xlsx", |n| {
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c><v>1</v></c></row>", i + 1));
        let ranges = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(n);
        Container::Xlsx.wrap(format!("<sheetData>{rows}</sheetData><mergeCells>{ranges}</mergeCells>\n---\n\n---\n").as_bytes())
    }),
    kind("xlsx: hidden columns", "xlsx", |n| {
        let columns = numbered(n, |i| format!("<col min=\"{0}\" max=\"{0}\" hidden=\"1\"/>", i % 16_000 + 1));
        let rows = numbered(n, |i| format!("<row r=\"{}\"><c><v>1</v></c></row>", i + 1));
        Container::Xlsx.wrap(format!("<cols>{columns}</cols><sheetData>{rows}</sheetData>\n---\n\n---\n").as_bytes())
    }),
];
