//! The body of a Word document: paragraphs as they read in the end, and tables.
//!
//! Insertions are kept and deletions dropped, a field is its result, a text box is read once, after the paragraph it
//! hangs on. Marks, struck and hidden text are beside the text.

use super::field::Field;
use super::numbering::Numbering;
use super::seen::Seen;
use super::styles::Styles;
use super::table::{OpenCell, OpenTable};
use super::xml::{Element, Token, Tokens};
use crate::document::{Asides, Block, Cell, Line, Place, Places, Role};
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;
use crate::meter::Meter;

/// A paragraph under way.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its number, from 0, outside tables.
    number: u32,
    pub(super) text: String,
    /// What is beside the text.
    pub(super) asides: Asides,
    pub(super) style: Option<String>,
    /// How its text is seen.
    pub(super) seen: Seen,
    /// The list it is numbered by, and the level.
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
    pub(super) heading: bool,
    /// A tracked change joins it with the next.
    pub(super) joined: bool,
    /// What is in text boxes that hang on it.
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
    pub(super) styles: &'s Styles,
    numbering: Numbering,
    meter: &'s Meter,
    out: Vec<Block<'static>>,
    /// The blocks of each open cell and text box.
    inner: Vec<Vec<Block<'static>>>,
    pub(super) tables: Vec<OpenTable>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Text of a paragraph that goes on in the next.
    carried: (String, Asides),
    pub(super) fields: Vec<Field>,
    /// Fields that are open beyond those that are kept.
    pub(super) further_fields: usize,
    /// Open fields whose result has not begun.
    pub(super) codes: usize,
    in_code: bool,
    /// Bytes of text that may still come.
    text_left: usize,
    /// For each open control, whether what it holds stands for what is to be filled in.
    pub(super) placeholders: Vec<bool>,
    /// Whether a link to another place of the document is open.
    pub(super) is_link: bool,
    /// Whether the shape at hand is a box of text.
    is_text_box: bool,
    /// For each open choice between ways to show something, whether one was taken.
    choices: Vec<bool>,
    pub(super) run: Seen,
    in_text: bool,
    /// Where the text from right to left of the open paragraph starts.
    pub(super) reversed: Option<usize>,
    /// The words that stand for the picture at hand.
    pub(super) alternative: String,
    table_count: u32,
    free_paragraphs: u32,
    lines: usize,
    cells: usize,
    slots: usize,
}

/// Elements whose content is not what the document says.
const SKIPPED: [&str; 7] = ["w:sdtEndPr", "w:rt", "w:delInstrText", "w:delText", "w:tblGrid", "w:sectPr", "w:tblPrEx"];

/// Whether programs know all of the namespaces with these names, which everyone writes alike: of drawings, formulas, ink and Word's own.
fn is_known(names: &str) -> bool {
    const STARTS: [&str; 9] = ["w", "a", "c", "m", "v", "o", "p", "dgm", "s"];
    names.split_ascii_whitespace().all(|name| STARTS.iter().any(|start| name.starts_with(start)))
}

/// Parts of formulas whose letters do not follow each other.
const FORMULAS: [&str; 18] = [
    "m:f",
    "m:rad",
    "m:nary",
    "m:sSup",
    "m:sSub",
    "m:sSubSup",
    "m:sPre",
    "m:m",
    "m:eqArr",
    "m:acc",
    "m:bar",
    "m:limLow",
    "m:limUpp",
    "m:groupChr",
    "m:func",
    "m:phant",
    "m:borderBox",
    "m:d",
];

impl<'s> Body<'s> {
    pub fn new(part: &str, styles: &'s Styles, numbering: Numbering, meter: &'s Meter) -> Self {
        let mut places = Places::default();
        let part = places.name(part);
        Self {
            places,
            counts: Counts::default(),
            part,
            styles,
            numbering,
            meter,
            out: Vec::new(),
            inner: Vec::new(),
            tables: Vec::new(),
            paragraphs: Vec::new(),
            carried: Default::default(),
            fields: Vec::new(),
            further_fields: 0,
            codes: 0,
            in_code: false,
            text_left: limits::TEXT_BYTES,
            placeholders: Vec::new(),
            is_link: false,
            is_text_box: false,
            choices: Vec::new(),
            run: Seen::default(),
            in_text: false,
            reversed: None,
            alternative: String::new(),
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
        let elements = memchr::memchr2_iter(b'<', b'&', text.as_bytes()).count();
        self.meter.work(text.len() + elements * limits::ELEMENT_STEPS)?;
        let mut tokens = Tokens::new(text);
        while let Some(token) = tokens.next()? {
            match token {
                Token::Start(element) => self.start(&element, &mut tokens)?,
                Token::End(end) => self.end(end.name())?,
                Token::Text(text) if self.in_text => self.push_text(&text),
                Token::Text(text) if self.in_code => self.fields.last_mut().into_iter().for_each(|field| field.code(&text)),
                Token::Text(_) => {}
            }
        }
        self.end_container();
        Ok(std::mem::take(&mut self.out))
    }

    fn start(&mut self, element: &Element<'_>, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        match element.name() {
            name if SKIPPED.contains(&name) => tokens.skip()?,
            name if name.starts_with("m:") && FORMULAS.contains(&name) => {
                self.show("");
                tokens.skip()?;
            }
            "w:del" | "w:moveFrom" => {
                self.counts.changes += 1;
                tokens.skip()?;
            }
            "w:ins" | "w:moveTo" => self.counts.changes += 1,
            "w:hyperlink" => self.is_link = element.mentions("anchor"),
            "w:sdt" => self.placeholders.push(false),
            "w:sdtPr" => self.control_properties(tokens)?,
            "w:p" => self.start_paragraph()?,
            "w:pPr" => self.paragraph_properties(tokens)?,
            "w:r" => self.run = self.paragraphs.last().map_or(Seen::default(), |paragraph| paragraph.seen),
            "w:footnoteReference" | "w:endnoteReference" => self.run.set_mark(),
            "w:rPr" => self.run_properties(tokens)?,
            "w:t" | "m:t" => self.in_text = true,
            "w:tab" | "w:ptab" => self.push_text("\t"),
            "w:br" | "w:cr" => self.push_text("\n"),
            "w:noBreakHyphen" => self.push_text("-"),
            "w:sym" => self.symbol(element),
            "w:instrText" => self.in_code = true,
            "w:fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.start_field(Field::default()),
                Some("separate") if self.further_fields == 0 => {
                    let began = self.fields.last_mut().is_some_and(|field| !std::mem::replace(&mut field.has_result, true));
                    self.codes -= usize::from(began);
                }
                Some("separate") => {}
                _ => self.end_field(),
            },
            "w:fldSimple" => self.start_field(Field::simple(&element.attribute("instr").unwrap_or_default())),
            "w:ddList" | "w:checkBox" | "w:result" | "w:default" | "w:listEntry" | "w:checked" => {
                self.fields.last_mut().into_iter().for_each(|field| field.take(element));
            }
            "w:bdo" if element.attribute("val").as_deref() == Some("rtl") => {
                self.reversed = self.paragraphs.last().map(|paragraph| paragraph.text.len());
            }
            "mc:AlternateContent" => self.choices.push(false),
            "mc:Choice" if element.attribute("Requires").is_some_and(|names| !is_known(&names)) => tokens.skip()?,
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
            "w:altChunk" => {
                self.counts.embedded += 1;
                if self.tables.last().is_some_and(|table| table.cell.is_some()) {
                    let mut asides = Asides::default();
                    asides.add(Role::NotText, 0, "");
                    self.lines_of("", &asides, 0, false);
                }
            }
            "w:tblPr" => self.table_properties(tokens)?,
            "wp:docPr" => self.alternative = element.attribute("descr").unwrap_or_default(),
            "pic:pic" | "v:imagedata" => {
                self.counts.pictures += 1;
                self.show_picture();
            }
            "v:textpath" => {
                self.alternative = element.attribute("string").unwrap_or_default();
                self.show_picture();
            }
            "w:object" | "c:chart" | "dgm:relIds" | "w14:contentPart" => self.show_picture(),
            // A line may be drawn through the number, or another shape over it.
            "v:line" | "v:rect" | "v:oval" | "v:roundrect" => self.show(""),
            "wps:cNvSpPr" => self.is_text_box = element.attribute("txBox").is_some_and(|set| matches!(set.as_str(), "1" | "true")),
            "a:prstGeom" if !self.is_text_box => self.show(""),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Error> {
        match name {
            "w:t" | "m:t" => self.in_text = false,
            "w:instrText" => self.in_code = false,
            "w:fldSimple" => self.end_field(),
            "w:bdo" => self.turn(),
            "w:hyperlink" => self.is_link = false,
            "w:sdt" => drop(self.placeholders.pop()),
            "w:p" => self.end_paragraph()?,
            "mc:AlternateContent" => drop(self.choices.pop()),
            "w:txbxContent" => {
                self.end_container();
                let Some(boxed) = self.inner.pop() else { return Ok(()) };
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.boxed.extend(boxed),
                    None => self.sink().extend(boxed),
                }
            }
            "w:tc" => {
                self.end_container();
                let Some(blocks) = self.inner.pop() else { return Ok(()) };
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

    fn start_paragraph(&mut self) -> Result<(), Error> {
        self.lines += 1;
        if self.lines > limits::LINES {
            return Err(Error::limit(Limited::Lines, limits::LINES as u64));
        }
        let number = self.free_paragraphs;
        self.free_paragraphs += u32::from(self.tables.is_empty());
        let (text, asides) = std::mem::take(&mut self.carried);
        self.tables.last_mut().and_then(|table| table.cell.as_mut()).into_iter().for_each(|cell| cell.paragraphs += 1);
        let seen = self.seen_in(None);
        self.paragraphs.push(Paragraph { number, text, asides, seen, ..Paragraph::default() });
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), Error> {
        // A field whose code never ends hides no more than its paragraph.
        if std::mem::take(&mut self.codes) > 0 {
            self.fields.retain(|field| field.has_result);
            self.further_fields = 0;
        }
        self.turn();
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        if paragraph.joined {
            self.carried = (paragraph.text, paragraph.asides);
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
        self.meter.hold(bytes + size_of::<Block<'_>>() + limits::PLACE_BYTES + paragraph.asides.bytes())?;
        self.text_left = self.text_left.checked_sub(bytes).ok_or_else(|| Error::limit(Limited::TextBytes, limits::TEXT_BYTES as u64))?;
        let (mut text, mut asides) = (paragraph.text, paragraph.asides);
        if !number.is_empty() {
            let lead = text.len() - text.trim_start().len();
            let mut moved = Asides::default();
            moved.append(number.len(), asides.part(lead, text.len(), 0..=text.len()));
            (text, asides) = (number + text.trim_start(), moved);
        }
        self.lines_of(&text, &asides, paragraph.number, paragraph.heading || style.heading);
        self.sink().extend(paragraph.boxed);
        Ok(())
    }

    fn lines_of(&mut self, text: &str, asides: &Asides, number: u32, heading: bool) {
        let in_cell = self.tables.last().filter(|table| table.cell.is_some());
        let place = in_cell.map_or(Place::Paragraph { part: self.part, paragraph: number }, |table| table.place(self.part));
        let in_cell = in_cell.is_some();
        let mut at = 0;
        for line in text.split('\n') {
            let content = line.trim();
            let lead = at + line.len() - line.trim_start().len();
            let beside = match asides.is_empty() {
                true => Asides::default(),
                false => asides.part(lead, lead + content.len(), at..=at + line.len()),
            };
            at += 1;
            at += line.len();
            if content.is_empty() && beside.is_empty() {
                continue;
            }
            let mut text = self.places.text(content.to_owned(), place);
            text.asides = beside;
            let text = if in_cell { text } else { text.settled() };
            if in_cell || !text.content.is_empty() {
                self.sink().push(Block::Line(Line { text, heading, indent: 0, link: None }));
            }
        }
    }

    /// Ends a cell, a text box or the body: text that waits for a paragraph to go on in has none.
    fn end_container(&mut self) {
        let (text, asides) = std::mem::take(&mut self.carried);
        self.lines_of(&text, &asides, self.free_paragraphs.saturating_sub(1), false);
    }

    fn start_table(&mut self) -> Result<(), Error> {
        if self.tables.len() >= limits::TABLE_NESTING {
            return Err(Error::limit(Limited::Tables, limits::TABLE_NESTING as u64));
        }
        self.tables.push(OpenTable::new(self.table_count));
        self.table_count += 1;
        Ok(())
    }

    fn start_cell(&mut self) -> Result<(), Error> {
        self.cells += 1;
        if self.cells > limits::TABLE_CELLS {
            return Err(Error::limit(Limited::Cells, limits::TABLE_CELLS as u64));
        }
        self.meter.hold(size_of::<Cell<'_>>() + limits::PLACE_BYTES)?;
        self.inner.push(Vec::new());
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(OpenCell { columns: 1, ..OpenCell::default() });
        }
        Ok(())
    }
}
