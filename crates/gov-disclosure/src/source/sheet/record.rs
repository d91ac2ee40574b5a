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
