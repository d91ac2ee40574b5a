//! Labels broken, split and misspelt.

use gov_disclosure::TableId;

use super::{Act, Damage, Knows, all_fields, any, fields_of, tables};
use crate::page::{Block, Cell, Row};
use crate::random::Random;
use crate::write::Format;

/// Nothing is lost.
pub const BREAKS: Damage =
    Damage { name: "label-breaks", does: "line breaks within half of the labels", act: Act::Page(breaks), fits: any };
/// Nothing is lost, but where the halves are in columns so narrow that each is broken over many lines: on pages.
pub const SPLIT: Damage =
    Damage { name: "split-labels", does: "labels over several columns in two cells, one in two", act: Act::Page(split), fits: any };
/// What one label names may be lost: its row with its neighbours, or its table where it is the header of columns.
pub const MISSPELT: Damage =
    Damage { name: "misspelt-labels", does: "another character in one to four labels", act: Act::Page(misspelt), fits: any };

fn is_label(cell: &Cell) -> bool {
    cell.field.is_none() && cell.text.chars().count() > 1
}

/// A place within a text that parts neither numbering nor its bracket from what follows.
fn inside(text: &str, random: &mut Random) -> Option<usize> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let is_word = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let places: Vec<usize> = chars.windows(2).filter(|pair| is_word(pair[0].1) && is_word(pair[1].1)).map(|pair| pair[1].0).collect();
    (!places.is_empty()).then(|| places[random.below(places.len())])
}

fn breaks(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    for (_, rows) in tables(blocks) {
        for cell in rows.iter_mut().flatten().filter(|cell| is_label(cell)) {
            if random.once_in(2)
                && let Some(at) = inside(&cell.text, random)
            {
                cell.text.insert(at, '\n');
            }
        }
    }
    Knows::all()
}

fn split(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let mut knows = Knows::all();
    for (_, rows) in tables(blocks) {
        let all = all_fields(rows);
        for row in rows {
            let own: Vec<_> = fields_of(row).collect();
            let mut out = Row::new();
            for mut cell in row.drain(..) {
                if is_label(&cell)
                    && cell.columns > 1
                    && random.once_in(2)
                    && let Some(at) = inside(&cell.text, random)
                {
                    let rest = Cell { text: cell.text.split_off(at), columns: cell.columns - 1, beside: Vec::new(), ..cell };
                    cell.columns = 1;
                    out.extend([cell, rest]);
                    if matches!(format, Format::Pdf(_)) {
                        knows.may_lose.extend(if own.is_empty() { &all } else { &own });
                    }
                } else {
                    out.push(cell);
                }
            }
            *row = out;
        }
    }
    knows
}

/// Characters that no label has, and that look like typing errors.
const WRONG: [char; 6] = ['甲', '纹', '璃', '钿', '簸', '苔'];

fn misspelt(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let mut knows = Knows::all();
    let mut tables: Vec<(TableId, &mut Vec<Row>)> = tables(blocks).collect();
    for _ in 0..1 + random.below(4) {
        let at = random.below(tables.len());
        let (_, rows) = &mut tables[at];
        let labels: Vec<(usize, usize)> = rows
            .iter()
            .enumerate()
            .flat_map(|(r, row)| (0..row.len()).map(move |c| (r, c)))
            .filter(|&(r, c)| is_label(&rows[r][c]))
            .collect();
        let &(r, c) = random.pick(&labels);
        let Some(place) = inside(&rows[r][c].text, random) else { continue };
        let old = rows[r][c].text[place..].chars().next().map_or(0, char::len_utf8);
        rows[r][c].text.replace_range(place..place + old, &random.pick(&WRONG).to_string());
        let own: Vec<_> = fields_of(&rows[r]).collect();
        // A heading counts for all below it, the first label of a group for the rows that it spans. Where cells are empty,
        // what is between two labels may belong to either.
        let near = r.saturating_sub(1)..(r + rows[r][c].rows + 1).min(rows.len());
        let lost = if own.is_empty() { all_fields(rows) } else { rows[near].iter().flat_map(fields_of).collect() };
        knows.may_lose.extend(lost);
    }
    knows
}
