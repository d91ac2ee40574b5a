//! The records of an old workbook: a kind, a length, and the content.

/// The first record: its kind and content, and what comes after it.
pub fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let length = short(bytes, 2)? as usize;
    let (data, rest) = bytes.get(4..)?.split_at_checked(length)?;
    Some((short(bytes, 0)? as u16, data, rest))
}

/// Two bytes as a number.
pub fn short(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|&two| u32::from(u16::from_le_bytes(two)))
}

/// Four bytes as a number.
pub fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|&four| u32::from_le_bytes(four))
}

/// A text with its length and the width of its characters.
pub fn text(data: &[u8]) -> Option<String> {
    let (length, flags, data) = (short(data, 0)? as usize, *data.get(2)?, data.get(3..)?);
    Some(match flags & 1 {
        0 => data.iter().take(length).map(|byte| char::from(*byte)).collect(),
        _ => units(data.as_chunks::<2>().0.iter().take(length).map(|two| u16::from_le_bytes(*two))),
    })
}

/// The characters of UTF-16.
pub fn units(units: impl Iterator<Item = u16>) -> String {
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
