//! Labels that go on below their own line: after the values in the order of the text.

use super::naming;
use super::rows::Rows;

/// Lines of a label below its first.
const LINES: usize = 6;

/// Characters of a line of a label.
const MAX_LENGTH: usize = 40;

impl Rows<'_, '_> {
    /// Adds the next lines to the label of the last row, where that makes it the label of a row of some form.
    pub fn wrap(&mut self) {
        let stream = self.stream;
        let Some(row) = self.table.rows.last_mut().filter(|_| stream.starts_line(self.at)) else { return };
        let (mut below, mut start) = (String::new(), self.at);
        let mut whole = None;
        for _ in 0..LINES {
            let Some(line) = stream.line(start) else { break };
            let Some(end) = (start..start + MAX_LENGTH).find(|&at| stream.line(at) != Some(line)) else { break };
            below += &stream.text(start, end);
            start = end;
            // The label of the next row is none of this one's.
            if naming::is_printed(&below) {
                break;
            }
            let label = format!("{}{below}", row.label);
            if naming::printed(&label).is_some_and(|own| own.len() > below.len()) {
                whole = Some((label, end));
            }
        }
        if let Some((label, end)) = whole {
            (row.label, self.at) = (label, end);
        }
    }
}
