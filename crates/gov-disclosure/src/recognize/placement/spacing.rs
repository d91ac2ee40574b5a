//! How far apart the values of a row are where nothing is drawn between them.

use super::slot::Slot;
use crate::recognize::pieces::{Flow, Sequence};
use crate::recognize::tables::row::Row;

/// How far apart two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spacing {
    /// One character between them.
    Little,
    /// Several characters between them.
    Far,
    /// On two lines.
    Lines,
}

impl Spacing {
    /// Two pieces, by their indices.
    pub fn of(sequence: &Sequence<'_>, a: usize, b: usize) -> Option<Self> {
        let (a, b) = (sequence.piece(a)?, sequence.piece(b)?);
        Some(match () {
            () if a.row != b.row => Self::Lines,
            () if b.start > a.end + 1 => Self::Far,
            () => Self::Little,
        })
    }

    /// Whether two neighbours in a placed row of a stream are closer than this.
    pub fn is_closer(self, sequence: &Sequence<'_>, row: &Row, slots: &[Slot]) -> bool {
        let is_close = |pair: &[Slot]| {
            let [Slot::Piece(a), Slot::Piece(b)] = *pair else { return false };
            Self::of(sequence, a, b).is_some_and(|spacing| spacing < self)
        };
        !row.flow.has_rows() && slots.windows(2).any(is_close)
    }

    /// What most neighbours in the rows of streams are at least; `Lines` where no row has two values.
    pub fn usual<'r>(sequence: &Sequence<'_>, rows: impl Iterator<Item = &'r Row>) -> Self {
        let (mut lines, mut far, mut all) = (0, 0, 0);
        for row in rows.filter(|row| matches!(row.flow, Flow::Stream { closed: false })) {
            let filled = |at: &usize| sequence.piece(*at).is_some_and(|piece| piece.kind.has_text());
            let mut cells = row.cells.iter().copied().filter(filled);
            let Some(mut last) = cells.next() else { continue };
            for cell in cells {
                let spacing = Self::of(sequence, last, cell);
                lines += usize::from(spacing == Some(Self::Lines));
                far += usize::from(spacing == Some(Self::Far));
                all += 1;
                last = cell;
            }
        }
        match () {
            () if lines * 2 >= all => Self::Lines,
            () if (lines + far) * 2 > all => Self::Far,
            () => Self::Little,
        }
    }
}
