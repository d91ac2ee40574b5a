//! Bytes that come in pieces. They are kept until the last of them: an XML file in such an encoding is rare, and small.

use crate::Encoding;

/// How a call ended.
#[derive(Debug, PartialEq, Eq)]
pub enum DecoderResult {
    /// All input was taken.
    InputEmpty,
    /// The output has no room for what is ready.
    OutputFull,
    /// The bytes are not valid in the encoding; it is not known which of them.
    Malformed(u8, u8),
}

/// A decoder of bytes that come in pieces.
pub struct Decoder {
    encoding: &'static Encoding,
    bytes: Vec<u8>,
    /// The text of all bytes, once they are there, and how much of it was given.
    ready: Option<(String, usize)>,
}

impl Decoder {
    pub(crate) fn new(encoding: &'static Encoding) -> Self {
        Self { encoding, bytes: Vec::new(), ready: None }
    }

    /// What it decodes.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// How many bytes of UTF-8 so many bytes can become.
    pub fn max_utf8_buffer_length_without_replacement(&self, bytes: usize) -> Option<usize> {
        bytes.checked_mul(3)?.checked_add(4)
    }

    /// Takes a piece and gives text: how it ended, bytes taken and bytes written.
    pub fn decode_to_utf8_without_replacement(&mut self, piece: &[u8], out: &mut [u8], last: bool) -> (DecoderResult, usize, usize) {
        self.bytes.extend_from_slice(piece);
        if !last {
            return (DecoderResult::InputEmpty, piece.len(), 0);
        }
        if self.ready.is_none() {
            self.ready = self.encoding.decode_without_bom_handling_and_without_replacement(&self.bytes).map(|text| (text.into_owned(), 0));
        }
        let Some((text, given)) = &mut self.ready else { return (DecoderResult::Malformed(1, 0), piece.len(), 0) };
        let rest = &text[*given..];
        let end = rest.floor_char_boundary(out.len());
        out[..end].copy_from_slice(&rest.as_bytes()[..end]);
        *given += end;
        let result = if *given == text.len() { DecoderResult::InputEmpty } else { DecoderResult::OutputFull };
        (result, piece.len(), end)
    }

    /// As [`Decoder::decode_to_utf8_without_replacement`], onto the end of a text.
    pub fn decode_to_string_without_replacement(&mut self, piece: &[u8], out: &mut String, last: bool) -> (DecoderResult, usize) {
        let mut room = vec![0; out.capacity() - out.len()];
        let (result, taken, written) = self.decode_to_utf8_without_replacement(piece, &mut room, last);
        // A decoder writes UTF-8.
        out.push_str(std::str::from_utf8(&room[..written]).unwrap_or_default());
        (result, taken)
    }
}
