//! The form as a page of HTML.

use super::list::List;
use super::markup::escaped;
use super::outline::{Outline, Table};
use crate::form::{Field, PrintedSlot, SlotContent};
use crate::report::Provenance;

const STYLE: &str = include_str!("page.css");

/// A page of its own.
pub fn page(outline: &Outline<'_>) -> String {
    let title = escaped(&outline.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    for part in &outline.parts {
        out.push_str(&format!("<h2>{}</h2>\n", escaped(&part.heading)));
        part.prose.iter().for_each(|paragraph| out.push_str(&format!("<p>{}</p>\n", escaped(paragraph))));
        part.list.iter().for_each(|one| out.push_str(&format!("<div class=\"wide\">\n{}</div>\n", list(one))));
        part.table.iter().for_each(|one| out.push_str(&format!("<div class=\"wide\">\n{}</div>\n", table(one, &plain))));
        part.note.iter().for_each(|note| out.push_str(&format!("<p>{}</p>\n", note.of_italics())));
    }
    outline.signature.iter().for_each(|line| out.push_str(&format!("<p class=\"signature\">{}</p>\n", escaped(line))));
    out + "</main>\n</body>\n</html>\n"
}

/// What is shown of a cell beside its text.
#[derive(Debug, Default)]
pub struct Mark {
    /// Attributes of the element, with a space before each.
    pub attributes: String,
    /// Elements after the text.
    pub after: String,
}

/// The marks of the cells of a table.
pub type Marks<'m> = dyn Fn(Field) -> Mark + 'm;

/// No marks.
pub fn plain(_: Field) -> Mark {
    Mark::default()
}

/// The tables alone, with these marks.
pub fn tables(outline: &Outline<'_>, marks: &Marks<'_>) -> String {
    let lists = outline.parts.iter().filter_map(|part| part.list.as_ref());
    outline.tables().map(|one| table(one, marks)).chain(lists.map(list)).collect()
}

/// A table of names, units and values.
fn list(list: &List) -> String {
    let mut out = String::from("<table class=\"statistics\">\n");
    for (at, row) in list.iter().enumerate() {
        out.push_str("<tr>");
        for (column, text) in row.iter().enumerate() {
            let text = escaped(text);
            out.push_str(&match (at, column) {
                (0, _) => format!("<th scope=\"col\">{text}</th>"),
                (_, 0) => format!("<th scope=\"row\">{text}</th>"),
                _ => format!("<td>{text}</td>"),
            });
        }
        out.push_str("</tr>\n");
    }
    out + "</table>\n"
}

/// A table.
fn table(table: &Table<'_>, marks: &Marks<'_>) -> String {
    let printed = table.printed;
    let (name, edition) = (printed.table.prefix(), printed.edition.as_str());
    let mut out = format!("<table class=\"{name}\" data-form=\"{edition}\">\n<caption>{}</caption>\n<colgroup>", table.caption);
    let whole: usize = printed.widths.iter().sum();
    printed.widths.iter().for_each(|width| out.push_str(&format!("<col style=\"width:{:.1}%\">", *width as f64 * 100.0 / whole as f64)));
    out.push_str("</colgroup>\n");
    let mut open = "";
    for (at, row) in printed.rows.iter().enumerate() {
        // Table II is separated by headings over its whole width.
        let is_block = row.len() == 1 && row.iter().all(|slot| slot.columns == printed.widths.len());
        let wanted = if at < printed.head { "thead" } else { "tbody" };
        if open != wanted || is_block {
            close(open, &mut out);
            out.push_str(&format!("<{wanted}>\n"));
            open = wanted;
        }
        out.push_str("<tr>");
        row.iter().for_each(|slot| out.push_str(&cell(table, slot, marks)));
        out.push_str("</tr>\n");
    }
    close(open, &mut out);
    out + "</table>\n"
}

fn close(open: &str, out: &mut String) {
    if !open.is_empty() {
        out.push_str(&format!("</{open}>\n"));
    }
}

fn cell(table: &Table<'_>, slot: &PrintedSlot, marks: &Marks<'_>) -> String {
    let span = |name, count| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
    let spans = span("colspan", slot.columns) + &span("rowspan", slot.rows);
    match slot.print {
        SlotContent::Heading(words) => format!("<th scope=\"col\"{spans}>{words}</th>"),
        SlotContent::Label(words) => format!("<th scope=\"row\"{spans}>{words}</th>"),
        SlotContent::Note(words) => format!("<td class=\"note\"{spans}>{words}</td>"),
        SlotContent::Field(field) => {
            let shown = table.shown(field);
            let (state, text) = (shown.state.as_str(), escaped(&shown.text));
            let Mark { attributes, after } = marks(field);
            let provenance = match shown.provenance {
                Provenance::Read => String::new(),
                other => format!(" data-provenance=\"{}\"", other.as_str()),
            };
            format!("<td{spans} data-field=\"{field}\" data-state=\"{state}\"{provenance}{attributes}>{text}{after}</td>")
        }
    }
}
