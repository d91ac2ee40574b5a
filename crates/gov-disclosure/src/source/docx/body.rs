//! The body of a Word document: paragraphs as they read in the end, and tables.
//!
//! Insertions are kept and deletions dropped, hidden text is dropped, a field is its result, a text box is read
//! once, behind the paragraph it hangs on.

use super::numbering::Numbering;
use super::styles::Styles;
use super::table::{Merge, OpenCell, OpenTable};
use super::xml::{Element, Token, Tokens};
use crate::document::{Block, Line, Place, Places};
use crate::error::Error;
use crate::limits;

/// A paragraph under way.
#[derive(Debug, Default)]
struct Paragraph {
    /// Its number, from 0, outside tables.
    number: u32,
    text: String,
    style: Option<String>,
    /// The list it is numbered by, and the level.
    list: Option<String>,
    level: Option<usize>,
    heading: bool,
    /// A tracked change joins it with the next.
    joined: bool,
    /// What stands in text boxes that hang on it.
    boxed: Vec<Block<'static>>,
}

/// What was left out or taken in on the way.
#[derive(Debug, Default)]
pub struct Counts {
    pub changes: usize,
    pub hidden: usize,
    pub covered: usize,
    pub embedded: usize,
    pub pictures: usize,
}

/// The state of reading a body.
pub struct Body<'s> {
    pub places: Places,
    pub counts: Counts,
    part: u32,
    styles: &'s Styles,
    numbering: Numbering,
    out: Vec<Block<'static>>,
    /// The blocks of each open cell and text box.
    inner: Vec<Vec<Block<'static>>>,
    tables: Vec<OpenTable>,
    paragraphs: Vec<Paragraph>,
    /// Text of a paragraph that goes on in the next.
    carried: String,
    /// For each open field, whether its result has begun.
    fields: Vec<bool>,
    /// Open fields whose result has not.
    codes: usize,
    /// Bytes of text that may still come.
    text_left: usize,
    /// For each open choice between ways to show something, whether one was taken.
    choices: Vec<bool>,
    run_hidden: bool,
    in_text: bool,
    table_count: u32,
    free_paragraphs: u32,
    lines: usize,
    cells: usize,
    slots: usize,
}

/// Elements whose content is not what the document says.
const SKIPPED: [&str; 10] =
    ["w:sdtPr", "w:sdtEndPr", "w:rt", "w:instrText", "w:delInstrText", "w:delText", "w:tblPr", "w:tblGrid", "w:sectPr", "w:tblPrEx"];

impl<'s> Body<'s> {
    pub fn new(part: &str, styles: &'s Styles, numbering: Numbering) -> Self {
        let mut places = Places::default();
        let part = places.name(part);
        Self {
            places,
            counts: Counts::default(),
            part,
            styles,
            numbering,
            out: Vec::new(),
            inner: Vec::new(),
            tables: Vec::new(),
            paragraphs: Vec::new(),
            carried: String::new(),
            fields: Vec::new(),
            codes: 0,
            text_left: limits::TEXT_BYTES,
            choices: Vec::new(),
            run_hidden: false,
            in_text: false,
            table_count: 0,
            free_paragraphs: 0,
            lines: 0,
            cells: 0,
            slots: limits::SPAN_SLOTS,
        }
    }

    /// Reads the part to its end and gives its blocks.
    ///
    /// # Errors
    /// `malformed` for broken XML, `limit-exceeded` for too much of anything.
    pub fn read(&mut self, text: &str) -> Result<Vec<Block<'static>>, Error> {
        let mut tokens = Tokens::new(text);
        while let Some(token) = tokens.next()? {
            match token {
                Token::Start(element) => self.start(&element, &mut tokens)?,
                Token::End(name) => self.end(&name)?,
                Token::Text(text) if self.in_text => self.say(&text),
                Token::Text(_) => {}
            }
        }
        self.end_container();
        Ok(std::mem::take(&mut self.out))
    }

    fn start(&mut self, element: &Element<'_>, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        match element.name() {
            name if SKIPPED.contains(&name) => tokens.skip()?,
            "w:del" | "w:moveFrom" => {
                self.counts.changes += 1;
                tokens.skip()?;
            }
            "w:ins" | "w:moveTo" => self.counts.changes += 1,
            "w:p" => self.start_paragraph()?,
            "w:pPr" => self.paragraph_properties(tokens)?,
            "w:r" => self.run_hidden = false,
            "w:rPr" => self.run_properties(tokens)?,
            "w:t" | "m:t" => self.in_text = true,
            "w:tab" | "w:ptab" => self.say("\t"),
            "w:br" | "w:cr" => self.say("\n"),
            "w:noBreakHyphen" => self.say("-"),
            "w:sym" => self.symbol(element),
            "w:fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => {
                    self.fields.push(false);
                    self.codes += 1;
                }
                Some("separate") => {
                    let began = self.fields.last_mut().is_some_and(|result| !std::mem::replace(result, true));
                    self.codes -= usize::from(began);
                }
                _ => self.codes -= usize::from(self.fields.pop() == Some(false)),
            },
            "mc:AlternateContent" => self.choices.push(false),
            "mc:Choice" | "mc:Fallback" => match self.choices.last_mut() {
                Some(taken @ false) => *taken = true,
                _ => tokens.skip()?,
            },
            "w:txbxContent" => self.inner.push(Vec::new()),
            "w:tbl" => self.start_table()?,
            "w:tr" => self.tables.last_mut().into_iter().for_each(OpenTable::start_row),
            "w:trPr" => self.row_properties(tokens)?,
            "w:tc" => self.start_cell()?,
            "w:tcPr" => self.cell_properties(tokens)?,
            "w:altChunk" => self.counts.embedded += 1,
            "pic:pic" | "v:imagedata" => self.counts.pictures += 1,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Error> {
        match name {
            "w:t" | "m:t" => self.in_text = false,
            "w:p" => self.end_paragraph()?,
            "mc:AlternateContent" => drop(self.choices.pop()),
            "w:txbxContent" => {
                self.end_container();
                let boxed = self.inner.pop().unwrap_or_default();
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.boxed.extend(boxed),
                    None => self.sink().extend(boxed),
                }
            }
            "w:tc" => {
                self.end_container();
                let blocks = self.inner.pop().unwrap_or_default();
                match self.tables.last_mut() {
                    Some(table) => table.end_cell(blocks),
                    None => self.sink().extend(blocks),
                }
            }
            "w:tr" => self.tables.last_mut().into_iter().for_each(OpenTable::end_row),
            "w:tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.counts.covered += table.covered;
                    let blocks = table.finish(self.part, &mut self.places, &mut self.slots)?;
                    self.sink().extend(blocks);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn sink(&mut self) -> &mut Vec<Block<'static>> {
        self.inner.last_mut().unwrap_or(&mut self.out)
    }

    /// Adds text to the paragraph under way, unless it is hidden or the code of a field.
    fn say(&mut self, text: &str) {
        if self.run_hidden {
            self.counts.hidden += usize::from(!text.trim().is_empty());
        } else if self.codes == 0
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    /// A character by its code in a font. Those of symbol fonts stay as they are: what they show is not known.
    fn symbol(&mut self, element: &Element<'_>) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let font = element.attribute("font").unwrap_or_default();
        let digit = code.filter(|code| font == "Symbol" && (0xF030..=0xF039).contains(code)).map(|code| code - 0xF000);
        if let Some(c) = digit.or(code).and_then(char::from_u32) {
            self.say(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn start_paragraph(&mut self) -> Result<(), Error> {
        self.lines += 1;
        if self.lines > limits::LINES {
            return Err(Error::limit("文档段落过多，超过上限", "the document has more paragraphs than the limit allows"));
        }
        let number = self.free_paragraphs;
        self.free_paragraphs += u32::from(self.tables.is_empty());
        self.paragraphs.push(Paragraph { number, text: std::mem::take(&mut self.carried), ..Paragraph::default() });
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), Error> {
        // A field whose code never ends hides no more than its paragraph.
        if std::mem::take(&mut self.codes) > 0 {
            self.fields.retain(|result| *result);
        }
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        if paragraph.joined {
            self.carried = paragraph.text;
            self.sink().extend(paragraph.boxed);
            return Ok(());
        }
        let style = self.styles.of(paragraph.style.as_deref());
        let (list, level) = style.number.clone().map_or((None, None), |(list, level)| (Some(list), level));
        let list = paragraph.list.clone().or(list).filter(|list| list != "0" && !list.is_empty());
        let mut number = String::new();
        if let Some(list) = list {
            let of_style = || paragraph.style.as_deref().and_then(|style| self.numbering.level_of_style(&list, style));
            let level = paragraph.level.or(level).or_else(of_style).unwrap_or(0);
            number = self.numbering.next(&list, level);
        }
        let bytes = number.len() + paragraph.text.len();
        self.text_left = self
            .text_left
            .checked_sub(bytes)
            .ok_or_else(|| Error::limit("文档文字过多，超过上限", "the document has more text than the limit allows"))?;
        let text = if number.is_empty() { paragraph.text } else { number + paragraph.text.trim_start() };
        self.lines_of(&text, paragraph.number, paragraph.heading || style.heading);
        self.sink().extend(paragraph.boxed);
        Ok(())
    }

    fn lines_of(&mut self, text: &str, number: u32, heading: bool) {
        let in_cell = self.tables.last().filter(|table| table.cell.is_some());
        let place = in_cell.map_or(Place::Paragraph { part: self.part, paragraph: number }, |table| table.place(self.part));
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let text = self.places.text(line.to_owned(), place);
            self.sink().push(Block::Line(Line { text, heading, indent: 0, link: None }));
        }
    }

    /// Ends a cell, a text box or the body: text that waits for a paragraph to go on in has none.
    fn end_container(&mut self) {
        let text = std::mem::take(&mut self.carried);
        self.lines_of(&text, self.free_paragraphs.saturating_sub(1), false);
    }

    fn start_table(&mut self) -> Result<(), Error> {
        if self.tables.len() >= limits::TABLE_NESTING {
            return Err(Error::limit("表格嵌套过深，不像报告；请检查文件是否完整", "tables nest too deep for a document that people read"));
        }
        self.tables.push(OpenTable::new(self.table_count));
        self.table_count += 1;
        Ok(())
    }

    fn start_cell(&mut self) -> Result<(), Error> {
        self.cells += 1;
        if self.cells > limits::TABLE_CELLS {
            return Err(Error::limit("表格单元格过多，超过上限", "the document has more table cells than the limit allows"));
        }
        self.inner.push(Vec::new());
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(OpenCell { columns: 1, ..OpenCell::default() });
        }
        Ok(())
    }

    fn paragraph_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut unused = Paragraph::default();
        let paragraph = self.paragraphs.last_mut().unwrap_or(&mut unused);
        properties(tokens, |element| match element.name() {
            "w:pStyle" => paragraph.style = element.attribute("val"),
            "w:numId" => paragraph.list = element.attribute("val"),
            "w:ilvl" => paragraph.level = Some(element.number() as usize),
            "w:outlineLvl" => paragraph.heading |= element.number() < 9,
            // The mark at the paragraph's end is deleted.
            "w:del" | "w:moveFrom" => paragraph.joined = true,
            _ => {}
        })
    }

    fn run_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let (styles, mut hidden) = (self.styles, false);
        properties(tokens, |element| match element.name() {
            "w:vanish" => hidden = element.is_on(),
            "w:rStyle" => hidden |= styles.of(element.attribute("val").as_deref()).hidden,
            _ => {}
        })?;
        self.run_hidden = hidden;
        Ok(())
    }

    fn row_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut unused = OpenTable::default();
        let (table, counts) = (self.tables.last_mut().unwrap_or(&mut unused), &mut self.counts);
        properties(tokens, |element| match element.name() {
            "w:gridBefore" => table.before = element.number().min(limits::TABLE_COLUMNS),
            "w:del" => (table.row_deleted, counts.changes) = (true, counts.changes + 1),
            "w:hidden" if element.is_on() => (table.row_deleted, counts.hidden) = (true, counts.hidden + 1),
            _ => {}
        })
    }

    fn cell_properties(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut unused = OpenCell::default();
        let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut()).unwrap_or(&mut unused);
        properties(tokens, |element| match element.name() {
            "w:gridSpan" => cell.columns = element.number(),
            "w:vMerge" => cell.merge = if element.attribute("val").as_deref() == Some("restart") { Merge::Start } else { Merge::Above },
            "w:hMerge" if element.attribute("val").as_deref() != Some("restart") => cell.merge = Merge::Before,
            "w:cellDel" => cell.deleted = true,
            _ => {}
        })
    }
}

/// Hands the elements within the one that has just started to `take`, but for those that a tracked change put
/// out of use.
fn properties(tokens: &mut Tokens<'_>, mut take: impl FnMut(&Element<'_>)) -> Result<(), Error> {
    let mut open = 1;
    while open > 0 {
        match tokens.next()? {
            Some(Token::Start(element)) if element.name().ends_with("Change") => tokens.skip()?,
            Some(Token::Start(element)) => {
                take(&element);
                open += 1;
            }
            Some(Token::End(_)) => open -= 1,
            Some(Token::Text(_)) => {}
            None => break,
        }
    }
    Ok(())
}
