//! Rows of Table III that are in the cells of one, and values that are across rows.

use gov_disclosure::{Field, TableId};

use crate::damage::{Act, Damage, Knows, any, fields_of, tables};
use crate::page::{Block, Row};
use crate::random::Random;
use crate::write::Format;

/// The rows may be lost.
pub const STACKED: Damage = Damage {
    name: "rows-stacked",
    does: "two rows of Table III in the cells of one, a line each",
    act: Act::Page(stacked),
    fits: has_lines_in_cells,
};
/// The rows are lost where the value is more than zero: it is their sum, and no row's.
pub const MERGED: Damage = Damage {
    name: "values-merged",
    does: "the values of the last group of Table III across its rows, each the sum of what they had",
    act: Act::Page(merged),
    fits: any,
};

fn has_lines_in_cells(format: Format) -> bool {
    matches!(format, Format::Html(_) | Format::Mhtml | Format::Docx | Format::Xlsx | Format::Xls) && format.has_columns()
}

fn requests(blocks: &mut [Block]) -> Option<&mut Vec<Row>> {
    tables(blocks).find(|(id, _)| *id == TableId::Requests).map(|(_, rows)| rows)
}

/// Two rows of one shape, neither of which starts a group.
fn stacked(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let Some(rows) = requests(blocks) else { return Knows::all() };
    let is_plain = |row: &Row| fields_of(row).next().is_some() && row.iter().all(|cell| cell.rows == 1);
    let fits = |at: &usize| is_plain(&rows[*at]) && is_plain(&rows[at + 1]) && rows[*at].len() == rows[at + 1].len();
    let places: Vec<usize> = (0..rows.len() - 1).filter(fits).filter(|&at| rows[at][0].columns == rows[at + 1][0].columns).collect();
    let at = *random.pick(&places);
    let below = rows.remove(at + 1);
    let lost: Vec<Field> = fields_of(&rows[at]).chain(fields_of(&below)).collect();
    for (cell, below) in rows[at].iter_mut().zip(below) {
        cell.text = format!("{}\n{}", cell.text, below.text);
    }
    // What reaches over both rows is a row shorter.
    for (above, row) in rows.iter_mut().enumerate().take(at) {
        for cell in row.iter_mut().filter(|cell| above + cell.rows > at + 1) {
            cell.rows -= 1;
        }
    }
    Knows::but(lost)
}

fn merged(blocks: &mut Vec<Block>, _: &mut Random, format: Format) -> Knows {
    let Some(rows) = requests(blocks) else { return Knows::all() };
    let group = |row: &Row| fields_of(row).next().map_or("", Field::group_zh);
    let Some(last) = rows.iter().rposition(|row| group(row).contains("其他处理")) else { return Knows::all() };
    let first = rows.iter().position(|row| group(row).contains("其他处理")).unwrap_or(last);
    let mut knows = Knows::all();
    for column in 0..7 {
        let mut texts = Vec::new();
        for row in &rows[first..=last] {
            let at = row.len() - 7 + column;
            let Some(cell) = row.get(at).filter(|cell| cell.field.is_some()) else { continue };
            texts.push(cell.text.parse::<i64>().ok());
        }
        // Cells that hold no figures are left alone: then none of the group is merged.
        if texts.iter().any(Option::is_none) {
            return Knows::all();
        }
    }
    for column in (0..7).rev() {
        let mut sum = 0;
        for row in &rows[first..=last] {
            sum += row[row.len() - 7 + column].text.parse::<i64>().unwrap_or(0);
        }
        for (number, row) in rows[first..=last].iter_mut().enumerate() {
            let at = row.len() - 7 + column;
            let field = row[at].field;
            if sum == 0 || !format.has_borders() {
                knows.may_lose.extend(field)
            } else {
                knows.gone.extend(field)
            }
            if number == 0 {
                row[at].text = sum.to_string();
                row[at].rows = last - first + 1;
            }
        }
    }
    for row in &mut rows[first + 1..=last] {
        row.truncate(row.len() - 7);
    }
    if !format.has_borders() && knows.gone.is_empty() {
        // A row of figures and two without: the text does not say that they are of all three.
        knows.misled.extend(knows.may_lose.iter().copied());
    }
    knows
}
