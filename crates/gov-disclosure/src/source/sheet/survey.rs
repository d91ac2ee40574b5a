//! A look at the parts of a spreadsheet before the library reads them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::Error;
use crate::limits;

/// Bounds the attributes of a style sheet: the library copies what a style says for every use of it.
pub fn styles(part: &[u8]) -> Result<(), Error> {
    each_element(part, |element| match element.attributes_raw().len() > limits::STYLE_ATTRIBUTES {
        true => Err(Error::limit("工作簿样式过大，超过上限", "the styles of the workbook are larger than the limit allows")),
        false => Ok(()),
    })
}

/// Refuses cells outside of every sheet and ranges that end before they start: the library counts rows and columns
/// in 32 bits, and a number that wraps around would put a value into another cell.
pub fn references(part: &[u8]) -> Result<(), Error> {
    each_element(part, |element| {
        if !matches!(element.local_name().as_ref(), "c" | "row" | "dimension" | "mergeCell" | "f") {
            return Ok(());
        }
        let mut attributes = element.attributes();
        let mut places = attributes.with_checks(false).flatten().filter(|one| matches!(one.key.as_ref(), "r" | "ref"));
        if places.all(|place| is_range(place.value.as_bytes())) { Ok(()) } else { Err(outside()) }
    })
}

fn each_element(part: &[u8], mut look: impl FnMut(&BytesStart<'_>) -> Result<(), Error>) -> Result<(), Error> {
    let mut reader = Reader::from_reader(part);
    // The library reads on behind an end that closes nothing.
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => look(&element)?,
            // What is broken the library refuses.
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

fn is_range(text: &[u8]) -> bool {
    let mut ends = text.split(|&b| b == b':').map(place);
    let (first, last) = (ends.next().flatten(), ends.next());
    match (first, last) {
        (Some(_), None) => true,
        (Some((row, column)), Some(Some((bottom, right)))) => row <= bottom && column <= right,
        _ => false,
    }
}

/// Row and column of a cell, or of a row alone.
fn place(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (name, digits) = text.split_at_checked(letters).filter(|(name, digits)| name.len() <= 3 && digits.len() <= 7)?;
    let column = name.iter().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    std::str::from_utf8(digits).ok()?.parse().ok().map(|row| (row, column))
}

fn outside() -> Error {
    Error::malformed(
        "工作簿中有单元格地址超出表格范围；请用表格软件打开并另存后再试",
        "the address of a cell lies outside of every sheet; open the workbook, save it again and try again",
    )
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
