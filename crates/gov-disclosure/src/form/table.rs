//! The lines of the built-in tables: a header, then as many cells in each line as it has columns, separated by commas. The build reads them
//! with this file too, and stops at a line that is none.

/// The cells of a line; `None` where there are too few or too many.
pub fn cells<const N: usize>(line: &str) -> Option<[&str; N]> {
    // The last cell may have commas, and has quotes around it then.
    let mut parts = line.splitn(N, ',');
    let mut cells = [""; N];
    for cell in &mut cells {
        *cell = parts.next()?;
    }
    let is_closed = cells.last().is_some_and(|last| !last.contains(',') || last.starts_with('"') && last.ends_with('"'));
    is_closed.then_some(cells)
}

/// The lines of a table after its header. No line is left out: the build has seen that each has its cells.
pub fn rows<const N: usize>(text: &str) -> impl Iterator<Item = [&str; N]> {
    text.lines().skip(1).filter_map(cells)
}
