//! Draws PDF files: pages of text and lines, in the encodings that Chinese programs write.

use std::fmt::Write;

use encoding_rs::{GB18030, GBK};

/// How the text is encoded. None of the fonts is embedded, and none has a map to Unicode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Encoding {
    /// GBK.
    GbkEuc,
    /// GB18030.
    Gbk2k,
    /// UCS-2.
    UniGbUcs2,
    /// UTF-16.
    UniGbUtf16,
}

impl Encoding {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::GbkEuc, Self::Gbk2k, Self::UniGbUcs2, Self::UniGbUtf16];

    fn name(self) -> &'static str {
        match self {
            Self::GbkEuc => "GBK-EUC-H",
            Self::Gbk2k => "GBK2K-H",
            Self::UniGbUcs2 => "UniGB-UCS2-H",
            Self::UniGbUtf16 => "UniGB-UTF16-H",
        }
    }

    fn hex(self, text: &str) -> String {
        let bytes: Vec<u8> = match self {
            Self::GbkEuc => text.chars().map(in_gbk).flat_map(|c| GBK.encode(&c.to_string()).0.into_owned()).collect(),
            Self::Gbk2k => GB18030.encode(text).0.into_owned(),
            Self::UniGbUcs2 | Self::UniGbUtf16 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        bytes.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02X}").expect("memory takes any text");
            hex
        })
    }
}

/// The character, or a space where GBK has no two bytes for it.
fn in_gbk(c: char) -> char {
    if GBK.encode(&c.to_string()).2 { ' ' } else { c }
}

/// The size of the text.
pub const SIZE: f64 = 10.0;

/// How wide a text is: a Han character is as wide as it is high, a digit half of that.
pub fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { SIZE / 2.0 } else { SIZE }).sum()
}

/// A page under way, A4 unless it must be wider; places are in points from its upper left corner.
#[derive(Clone, Debug)]
pub struct Page {
    encoding: Encoding,
    width: f64,
    content: String,
}

/// How high a page of A4 is.
pub const HEIGHT: f64 = 842.0;
/// How wide a page of A4 is.
pub const WIDTH: f64 = 595.0;

impl Page {
    /// An empty page.
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, width: WIDTH, content: String::new() }
    }

    /// Makes the page at least so wide.
    pub fn widen(&mut self, width: f64) {
        self.width = self.width.max(width);
    }

    /// Operators as they are.
    pub fn raw(&mut self, operators: &str) {
        self.content.push_str(operators);
        self.content.push('\n');
    }

    /// Its operators.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// What another page shows, over this one.
    pub fn append(&mut self, other: &Self) {
        self.content.push_str(&other.content);
    }

    /// Text whose base line starts at a place.
    pub fn text(&mut self, x: f64, y: f64, text: &str) {
        let hex = self.encoding.hex(text);
        writeln!(self.content, "BT /F {SIZE} Tf {x} {} Td <{hex}> Tj ET", HEIGHT - y).expect("memory takes any text");
    }

    /// Text of another size; a digit is half as wide as high.
    pub fn sized(&mut self, x: f64, y: f64, size: f64, text: &str) {
        let hex = self.encoding.hex(text);
        writeln!(self.content, "BT /F {size} Tf {x} {} Td <{hex}> Tj ET", HEIGHT - y).expect("memory takes any text");
    }

    /// A filled rectangle: its colour as an operator, left, top, right and bottom.
    pub fn filled(&mut self, colour: &str, [left, top, right, bottom]: [f64; 4]) {
        self.raw(&format!("q {colour} {left} {} {} {} re f Q", HEIGHT - bottom, right - left, bottom - top));
    }

    /// A line, stroked.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        writeln!(self.content, "{} {} m {} {} l S", from.0, HEIGHT - from.1, to.0, HEIGHT - to.1).expect("memory takes any text");
    }

    /// A picture that covers the page.
    pub fn picture(&mut self) {
        self.raw("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q");
    }
}

/// Turned clockwise by so many degrees, as a viewer shows it.
pub type Rotation = u32;

/// A file of pages.
pub fn file(pages: &[Page], rotation: Rotation) -> Vec<u8> {
    let encoding = pages.first().map_or(Encoding::UniGbUtf16, |page| page.encoding);
    let contents: Vec<&[u8]> = pages.iter().map(|page| page.content.as_bytes()).collect();
    let width = pages.iter().map(|page| page.width).fold(WIDTH, f64::max);
    of_contents(&contents, width, encoding, rotation)
}

/// A file of pages of one width with these operators.
pub fn of_contents(contents: &[&[u8]], width: f64, encoding: Encoding, rotation: Rotation) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|i| format!("{} 0 R", 6 + 2 * i)).collect();
    let mut objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), contents.len()),
        format!("<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{} /DescendantFonts [4 0 R] >>", encoding.name()),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> \
         /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500 7716 7716 500] >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -141 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>"
            .to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec();
    for (i, content) in contents.iter().enumerate() {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} 842] /Rotate {rotation} /Resources << /Font << /F 3 0 R >> >> /Contents {} 0 R >>",
            7 + 2 * i
        );
        objects.push(page.into_bytes());
        let head = format!("<< /Length {} >>\nstream\n", content.len());
        objects.push([head.as_bytes(), content, b"\nendstream"].concat());
    }
    of_objects(&objects)
}

/// A file of objects, numbered from 1; the first is its catalogue.
pub fn of_objects(objects: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let (mut file, mut places) = (b"%PDF-1.7\n".to_vec(), Vec::new());
    for (i, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend([format!("{} 0 obj\n", i + 1).as_bytes(), object.as_ref(), b"\nendobj\n"].concat());
    }
    let start = file.len();
    let list: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let size = objects.len() + 1;
    file.extend(
        format!("xref\n0 {size}\n0000000000 65535 f \n{list}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
            .into_bytes(),
    );
    file
}
