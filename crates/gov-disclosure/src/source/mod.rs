//! Bytes to document, one module per format.

mod colour;
#[cfg(feature = "docx")]
mod docx;
mod encoding;
mod format;
mod html;
mod mhtml;
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "xlsx")]
mod sheet;
mod sniff;
mod text;

use crate::document::Document;
pub use crate::document::Format;
use crate::error::Error;
use crate::fact::Limited;
use crate::limits::INPUT_BYTES;
use crate::meter::Meter;
use encoding::Decoded;
pub use encoding::Decoder;

/// An input whose format is known.
#[derive(Debug)]
pub struct Opened<'a> {
    /// All its bytes.
    pub bytes: &'a [u8],
    /// Its format.
    pub format: Format,
    /// Its text, for formats that are text.
    pub decoded: Option<Decoded<'a>>,
    /// What may still be spent on it.
    pub meter: Meter,
}

/// Finds the format and decodes what is text; `format` and `encoding` override what is found, `decoder` what decodes
/// encodings other than UTF-8.
///
/// # Errors
/// `unknown-format` for bytes that are not read here, `limit-exceeded` for too many.
pub fn open<'a>(
    bytes: &'a [u8],
    format: Option<Format>,
    encoding: Option<&str>,
    decoder: Option<&dyn Decoder>,
) -> Result<Opened<'a>, Error> {
    if bytes.len() > INPUT_BYTES {
        return Err(Error::limit(Limited::InputBytes, INPUT_BYTES as u64));
    }
    let meter = Meter::new(bytes.len());
    if let Some(format) = sniff::binary(bytes)? {
        return Ok(Opened { bytes, format, decoded: None, meter });
    }
    if let Some(page) = mhtml::page(bytes, &meter)? {
        let decoded = encoding::decode_page(page.content, encoding, page.charset.as_deref(), decoder, &meter)?;
        return Ok(Opened { bytes, format: Format::Mhtml, decoded: Some(decoded), meter });
    }
    let decoded = encoding::decode(bytes, encoding, decoder, &meter)?;
    format::refuse_noise(&decoded.text)?;
    let format = format.unwrap_or_else(|| Format::of_text(&decoded.text));
    Ok(Opened { bytes, format, decoded: Some(decoded), meter })
}

impl Opened<'_> {
    /// Takes it apart.
    ///
    /// # Errors
    /// `limit-exceeded` for too many or too deep tables, `malformed` for files that break their format.
    pub fn document(&self) -> Result<Document<'_>, Error> {
        let text = self.decoded.as_ref().map_or("", |decoded| &decoded.text);
        match self.format {
            Format::Html | Format::Mhtml => html::read(text, &self.meter),
            Format::Text => text::read(text, &self.meter),
            #[cfg(feature = "docx")]
            Format::Docx => docx::read(self.bytes, &self.meter),
            #[cfg(feature = "xlsx")]
            Format::Xlsx => sheet::read_xlsx(self.bytes, &self.meter),
            #[cfg(feature = "xlsx")]
            Format::Xls => sheet::read_xls(self.bytes, &self.meter),
            #[cfg(feature = "pdf")]
            Format::Pdf => pdf::read(self.bytes, &self.meter),
            #[cfg(not(all(feature = "docx", feature = "pdf", feature = "xlsx")))]
            format => Err(not_built(format)),
        }
    }
}

/// A format that this build leaves out.
#[cfg(not(all(feature = "docx", feature = "pdf", feature = "xlsx")))]
fn not_built(format: Format) -> Error {
    crate::fact::Unknown::NotBuilt(format.as_str()).into()
}
