//! What is in a paragraph of a Word document: text and how it is seen, fields, and what is not text.

use super::body::Body;
use super::field::{Field, Shown};
use super::seen::Seen;
use super::xml::Element;
use crate::document::Role;
use crate::lex::script;
use crate::limits;
use crate::source::colour::Rgb;

/// Whether words in the place of what is to be filled in ask for that. Others may be a label.
fn is_request(text: &str) -> bool {
    const ASKS: [&str; 6] = ["单击", "点击", "输入", "选择", "Click", "click"];
    ASKS.iter().any(|word| text.contains(word)) && !text.contains(char::is_numeric)
}

impl Body<'_> {
    /// Adds text to the paragraph under way, or beside its text; none that is the code of a field.
    pub(super) fn push_text(&mut self, text: &str) {
        if self.codes > 0 {
            return;
        }
        let role = self.role(text);
        let is_blank = text.trim().is_empty();
        self.counts.hidden += usize::from(role == Some(Role::Hidden) && !is_blank);
        if !is_blank && role != Some(Role::Hidden) {
            self.fields.iter_mut().for_each(|field| field.shows = true);
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match role {
            Some(role @ (Role::Unsure | Role::Moved)) => {
                paragraph.asides.add(role, paragraph.text.len(), text);
                paragraph.text.push_str(text);
            }
            Some(role) => paragraph.asides.add(role, paragraph.text.len(), text),
            None => paragraph.text.push_str(text),
        }
    }

    /// How text of the run at hand is seen, where it is not simply text.
    fn role(&self, text: &str) -> Option<Role> {
        let table = self.tables.last().filter(|table| table.cell.is_some());
        let is_prompt = self.placeholders.contains(&true);
        if is_prompt && table.is_some() && is_request(text) {
            return Some(Role::Hidden);
        }
        let is_doubtful = || is_prompt || table.is_some_and(|table| table.may_take_away() || table.cuts_off());
        // A number in a cell that leads to a note, as on a page.
        let is_sign = |c: char| c.is_numeric() || "[]()（）【】〔〕*※注".contains(c);
        if self.is_link && text.chars().all(is_sign) && self.tables.last().is_some_and(|table| table.cell.is_some()) {
            return Some(Role::Mark);
        }
        let doubt = || is_doubtful().then_some(Role::Unsure);
        if self.run == Seen::default() {
            return doubt();
        }
        let is = |set: Option<bool>| set == Some(true);
        let unseen = self.run.has_colour() && self.run.is_unseen(self.ground()) && !text.contains(script::is_han);
        // The style of the table may paint the ground of the cell in another colour.
        let may_shade = || self.ground().is_none() && self.tables.iter().any(|table| table.cell.is_some() && table.may_shade());
        if is(self.run.hidden) {
            Some(Role::Hidden)
        } else if unseen {
            Some(if may_shade() { Role::Unsure } else { Role::Hidden })
        } else if is(self.run.struck) {
            Some(Role::Struck)
        } else if is(self.run.pictures) && text.contains(|c: char| c.is_ascii_alphanumeric()) {
            Some(Role::NotText)
        } else if self.run.off_line() == Some(Role::Mark) {
            Some(Role::Mark)
        } else {
            is(self.run.unsure).then_some(Role::Unsure).or_else(doubt).or(self.run.off_line())
        }
    }

    /// The ground of the cell or table at hand, where it is coloured; `None` within for a colour that is not known.
    fn ground(&self) -> Option<Option<Rgb>> {
        let cell = self.tables.last().and_then(|table| table.cell.as_ref()).filter(|cell| cell.shaded);
        let is_coloured = || self.tables.iter().any(|table| table.shaded || table.cell.as_ref().is_some_and(|cell| cell.shaded));
        cell.map(|cell| cell.ground).or_else(|| is_coloured().then_some(None))
    }

    /// Notes that the cell at hand shows what is not text.
    pub(super) fn show(&mut self, alternative: &str) {
        if self.codes == 0
            && self.run.hidden != Some(true)
            && self.tables.last().is_some_and(|table| table.cell.is_some())
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.asides.add(Role::NotText, paragraph.text.len(), alternative);
        }
    }

    pub(super) fn show_picture(&mut self) {
        let alternative = std::mem::take(&mut self.alternative);
        self.show(&alternative);
    }

    pub(super) fn start_field(&mut self, field: Field) {
        if self.fields.len() >= limits::FIELD_NESTING {
            self.further_fields += 1;
            return;
        }
        self.codes += usize::from(!field.has_result);
        self.fields.push(field);
    }

    pub(super) fn end_field(&mut self) {
        if self.further_fields > 0 {
            self.further_fields -= 1;
            return;
        }
        let Some(field) = self.fields.pop() else { return };
        self.codes -= usize::from(!field.has_result);
        match field.shown() {
            Shown::Text(text) => self.push_text(&text),
            Shown::Other => self.show(""),
            Shown::Nothing => {}
        }
    }

    /// Text from right to left ends. Digits stay as long as they are; other text is not turned.
    pub(super) fn turn(&mut self) {
        let Some(from) = self.reversed.take() else { return };
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let turned = |tail: &str| tail.chars().rev().collect::<String>();
        match paragraph.text.get(from..).filter(|tail| tail.is_ascii()).map(turned) {
            Some(turned) => paragraph.text.replace_range(from.., &turned),
            None => self.show(""),
        }
    }

    /// A character by its code in a font. Those of symbol fonts stay as they are: what they show is not known.
    pub(super) fn symbol(&mut self, element: &Element<'_>) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let font = element.attribute("font").unwrap_or_default();
        let digit = code.filter(|code| font == "Symbol" && (0xF030..=0xF039).contains(code)).map(|code| code - 0xF000);
        if let Some(c) = digit.or(code).and_then(char::from_u32) {
            self.push_text(c.encode_utf8(&mut [0; 4]));
        }
    }
}
