//! Addresses of cells: `B5`, `A1:C3`.

/// The first cell of a range, from 0.
pub fn first(text: &[u8]) -> Option<(u32, u32)> {
    let (row, column) = text.split(|&b| b == b':').next().and_then(place).filter(|_| is_range(text))?;
    Some((row.saturating_sub(1), column.saturating_sub(1)))
}

/// The corners of a range, from 0: first row and column, last row and column.
pub fn corners(text: &[u8]) -> Option<[u32; 4]> {
    let mut ends = text.split(|&b| b == b':').map(place);
    let first = ends.next()??;
    let (row, column) = first;
    let (bottom, right) = ends.next().flatten().unwrap_or(first);
    Some([row.checked_sub(1)?, column.checked_sub(1)?, bottom.checked_sub(1)?, right.checked_sub(1)?])
}

/// Whether it is the address of a cell, or of a range that ends where it starts or after that.
pub fn is_range(text: &[u8]) -> bool {
    let mut ends = text.split(|&b| b == b':').map(place);
    let (first, last) = (ends.next().flatten(), ends.next());
    match (first, last) {
        (Some(_), None) => true,
        (Some((row, column)), Some(Some((bottom, right)))) => row <= bottom && column <= right,
        _ => false,
    }
}

/// Row and column of a cell, or of a row alone.
pub fn place(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (name, digits) = text.split_at_checked(letters).filter(|(name, digits)| name.len() <= 3 && digits.len() <= 7)?;
    let column = name.iter().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    std::str::from_utf8(digits).ok()?.parse().ok().map(|row| (row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_sheets() {
        for text in ["A1", "XFD1048576", "A1:B2", "b2:b2", "7", "1048576"] {
            assert!(is_range(text.as_bytes()), "{text}");
        }
        for text in ["", "B4294967301", "AAAA1", "B2:A1", "A2:A1", "A", "1A", "A1:", "A-1", "A+1x"] {
            assert!(!is_range(text.as_bytes()), "{text}");
        }
    }
}
