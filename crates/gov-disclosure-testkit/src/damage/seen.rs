//! What a reader does not read as a part of the number, and what shows no number as text.

use super::{Act, Damage, Knows, tables};
use crate::page::{Beside, Block, Cell, Role};
use crate::random::Random;
use crate::write::Format;

/// Nothing is lost.
pub const MARKS: Damage =
    Damage { name: "marks", does: "a raised or lowered mark at one figure in six", act: Act::Page(marks), fits: Format::has_borders };
/// Nothing is lost, and what was struck out is reported.
pub const STRUCK: Damage =
    Damage { name: "struck-digits", does: "digits struck out beside one figure in six", act: Act::Page(struck), fits: Format::has_borders };
/// Nothing is lost, and what is hidden is reported.
pub const HIDDEN: Damage = Damage {
    name: "hidden-digits",
    does: "digits that are not seen beside one figure in six, and in empty cells",
    act: Act::Page(hidden),
    fits: Format::has_borders,
};
/// Figures in controls are figures; those in pictures, and those that nothing has worked out, are not there.
pub const NOT_TEXT: Damage = Damage {
    name: "not-text",
    does: "one figure in eight in a control, in a picture or not worked out",
    act: Act::Page(not_text),
    fits: Format::has_borders,
};

fn is_figure(cell: &Cell) -> bool {
    cell.field.is_some() && cell.text.chars().next().is_some_and(|c| c.is_ascii_digit())
}

fn cells(blocks: &mut [Block]) -> impl Iterator<Item = &mut Cell> {
    tables(blocks).flat_map(|(_, rows)| rows).flatten().filter(|cell| cell.field.is_some())
}

fn digits(random: &mut Random) -> String {
    (0..1 + random.below(2)).map(|_| char::from(b'1' + random.below(9) as u8)).collect()
}

fn marks(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    for cell in cells(blocks).filter(|cell| is_figure(cell)) {
        if random.once_in(6) {
            let (before, way) = (random.once_in(6), random.below(840));
            cell.beside.push(Beside { role: Role::Mark, text: digits(random), before, way });
        }
    }
    Knows { denies: vec!["R023", "R024"], ..Knows::all() }
}

fn struck(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    beside(blocks, random, Role::Struck, "R023")
}

fn hidden(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    beside(blocks, random, Role::Hidden, "R024")
}

fn beside(blocks: &mut [Block], random: &mut Random, role: Role, rule: &'static str) -> Knows {
    let mut knows = Knows::all();
    for cell in cells(blocks) {
        let fits = is_figure(cell) || role == Role::Hidden && cell.text.is_empty();
        if fits && random.once_in(6) {
            let (before, way, text) = (random.once_in(2), random.below(840), digits(random));
            // Hidden text that repeats the visible text, as for those who cannot see, is not reported.
            if text != cell.text {
                cell.beside.push(Beside { role, text, before, way });
                knows.tells = vec![rule];
            }
        }
    }
    knows
}

fn not_text(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let mut knows = Knows::all();
    let has_controls = matches!(format, Format::Html(_) | Format::Mhtml | Format::Docx);
    let role = match format {
        Format::Xlsx | Format::XlsxSheets => Role::Unreckoned,
        Format::Xls => return knows,
        _ => Role::Picture,
    };
    for cell in cells(blocks).filter(|cell| is_figure(cell)) {
        if !random.once_in(8) {
            continue;
        }
        let way = random.below(840);
        let role = if has_controls && random.once_in(2) { Role::Control } else { role };
        if role != Role::Control {
            knows.gone.extend(cell.field);
            knows.tells = vec!["R025"];
        }
        cell.beside.push(Beside { role, text: String::new(), before: false, way });
    }
    knows
}
