//! Why no report can be made of an input, or no corrected file: a family for each kind of error.

use crate::form::Field;
use crate::lex::date::Date;

/// The bytes are of no format that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// They are of a format that is known by name.
    Format(OtherFormat),
    /// They are neither text nor a format that is known.
    Noise,
    /// This build does not read the format.
    NotBuilt(&'static str),
    /// The text is not UTF-8, and this build decodes nothing else.
    NoDecoder,
    /// There is no encoding of this name.
    NoEncoding(String),
}

/// A format that is known and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFormat {
    /// RTF.
    Rtf,
    /// A picture.
    Picture,
    /// A ZIP archive of other files.
    Zip,
    /// Another archive.
    Archive,
    /// PowerPoint.
    Presentation,
    /// An XLSB workbook.
    BinaryWorkbook,
    /// OFD.
    Ofd,
    /// ODT or ODS.
    OpenDocument,
    /// A Word or WPS document of before 2007.
    OldWord,
    /// Another office file of before 2007.
    OldOffice,
}

/// A file violates its format. What a library found is in its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// An office file or archive is cut off.
    CutOffPackage,
    /// A package cannot be unpacked.
    Package(BadPackage),
    /// A package cannot be written anew with corrections.
    Rewriting(BadPackage),
    /// The XML of a document.
    Xml(String),
    /// A document lacks this main part.
    NoMainPart(String),
    /// A part of a document is not text.
    NoText(String),
    /// A workbook.
    Workbook(String),
    /// The address of a cell is outside of every sheet.
    CellOutside,
    /// A PDF is broken or cut off.
    Pdf,
    /// A web archive contains no page.
    NoPage,
    /// A file is cut off before anything of a report.
    CutOff,
}

/// What is wrong with a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPackage {
    /// Its list of parts is missing or wrong, as in a file that is cut off.
    List,
    /// It is packed or protected in a way that is not read.
    Method,
    /// A part is missing.
    Part,
    /// It is larger than such a package can be.
    Size,
    /// The data of a part are broken.
    Data,
}

/// A password protects the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encrypted;

/// Text has to be recognised first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// A document contains pictures alone.
    Document,
    /// A PDF contains pictures of pages alone.
    Pdf,
    /// A PDF does not say which characters it shows.
    UnnamedCharacters,
}

/// The file contains nothing but white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmptyFile;

/// The input contains no annual report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoReport {
    /// No report was found.
    None,
    /// It is something else.
    Other(OtherDocument),
    /// Too little of a report was found.
    TooLittle {
        /// The title, or that there are several.
        title: Option<FoundTitle>,
        /// How many headings of sections.
        sections: usize,
        /// The first and the last day reported on.
        period: Option<(Date, Date)>,
    },
}

/// The title of what is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundTitle {
    /// The only one.
    One(String),
    /// There are those of several reports.
    Several,
}

/// A document that speaks of disclosure and is no annual report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherDocument {
    /// On half a year, a quarter or a month.
    PartOfYear,
    /// A notice.
    Notice,
    /// A guide to disclosure.
    Guide,
    /// A catalogue of disclosure.
    Catalogue,
    /// Rules on disclosure.
    Rules,
    /// A report on law-based government.
    LawBasedGovernment,
    /// The annual form of a government site.
    SiteForm,
    /// A report of a court or procuratorate.
    Court,
    /// A report of a company.
    Company,
    /// A budget or its accounts.
    Budget,
    /// A plan of work.
    Plan,
    /// A form for requests.
    RequestForm,
    /// A sample or a template.
    Sample,
    /// A table of data that this program wrote.
    OwnTable,
    /// An explanation of an annual report.
    Explanation,
}

/// A report is too large for an office file, in the words of what writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable(pub String);

/// An input takes more than a limit allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What there is too much of.
    pub what: Limited,
    /// How much of it is allowed, in its unit.
    pub most: u64,
}

impl Excess {
    /// How much is allowed, in digits: bytes in MiB.
    pub fn size(self) -> String {
        match self.what {
            Limited::InputBytes
            | Limited::MemoryBytes
            | Limited::TextBytes
            | Limited::OldBookBytes
            | Limited::OldTextBytes
            | Limited::UnpackedBytes => format!("{} MiB", self.most >> 20),
            Limited::StyleBytes => format!("{} KiB", self.most >> 10),
            Limited::Steps
            | Limited::Lines
            | Limited::Pieces
            | Limited::Cells
            | Limited::Tables
            | Limited::Slots
            | Limited::MergedRows
            | Limited::Elements
            | Limited::Parts
            | Limited::Forms
            | Limited::Objects
            | Limited::Crossings
            | Limited::Widths => self.most.to_string(),
        }
    }
}

/// What has a limit; those that end in `Bytes` are counted in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// The input.
    InputBytes,
    /// Steps of work.
    Steps,
    /// Memory.
    MemoryBytes,
    /// Lines or paragraphs.
    Lines,
    /// Words and cells together.
    Pieces,
    /// The text of a document or workbook.
    TextBytes,
    /// Cells of tables.
    Cells,
    /// Tables within tables.
    Tables,
    /// Slots that spans expand to.
    Slots,
    /// Merged ranges, by row.
    MergedRows,
    /// The attributes of a style.
    StyleBytes,
    /// The records of an old workbook.
    OldBookBytes,
    /// The shared strings of an old workbook.
    OldTextBytes,
    /// Elements within elements of XML.
    Elements,
    /// Parts of a package.
    Parts,
    /// What a package or PDF unpacks to.
    UnpackedBytes,
    /// Forms within forms of a PDF.
    Forms,
    /// Objects within objects of a PDF.
    Objects,
    /// Pairs of lines that may cross on a page of a PDF.
    Crossings,
    /// Widths that a font lists.
    Widths,
}

/// A text is no report in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A part of it violates JSON or its type.
    Syntax {
        /// The part.
        part: String,
        /// What is wrong, in the words of the parser.
        reason: String,
    },
    /// Its schema is another.
    Schema(String),
    /// It has a schema and no cells.
    NoCells,
    /// It has no field of the form.
    NoFields,
    /// An extra of this id occurs twice or has another beginning than `extra.`.
    Extra(String),
    /// The form has no field of this id.
    NoField(NoField),
    /// This is no year.
    Year(String),
    /// State and value of a cell do not match.
    State(Field),
    /// A cell has a value and candidates.
    Candidates(Field),
    /// A cell is marked computed and has no value.
    Computed(Field),
    /// The unit of a cell is another.
    Unit {
        /// The cell.
        field: Field,
        /// Its unit.
        unit: String,
    },
    /// A value is neither a number nor null.
    Value {
        /// The cell.
        field: Field,
        /// What it has.
        value: String,
    },
}

/// A field that the form does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoField {
    /// Its id.
    pub id: String,
    /// The field with the most similar id.
    pub near: Option<Field>,
}

impl NoField {
    /// The one with this id.
    pub fn of(id: &str) -> Self {
        Self { id: shortened(id), near: Field::nearest(id) }
    }
}

/// The first characters of what may be of any length.
pub fn shortened(text: &str) -> String {
    const MAX_LENGTH: usize = 60;
    let cut: String = text.chars().take(MAX_LENGTH).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}

/// A CSV has no figures of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFigures {
    /// The row, from 1.
    pub row: usize,
    /// What is wrong in it.
    pub wrong: BadRow,
}

/// What is wrong in a row of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRow {
    /// A quotation mark is not closed.
    Quotation,
    /// The form has no field of this id.
    NoField(NoField),
    /// The field was there before.
    Twice(Field),
    /// This is no year.
    Year(String),
    /// The row is of another report.
    OtherReport(String),
}

/// A correction has no certain place in the file, which therefore stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uncorrected {
    /// Files of this format are not corrected.
    Format(Option<&'static str>),
    /// Prose of a workbook is not corrected.
    ProseOfWorkbook,
    /// Two corrections are about the same text.
    SameText,
    /// The part that was read is not found again.
    NoPart,
    /// A cell.
    Cell(Field, UncertainCell),
    /// This is no number in digits.
    NoDigits(String),
    /// This cannot be the value of a cell.
    NoValue(Field, String),
    /// A number of the prose is in no paragraph.
    NoParagraph(usize),
    /// The place of a number of the prose in its paragraph is not certain.
    PlaceInParagraph(usize),
    /// The corrected prose does not read as intended.
    Prose,
    /// The corrected cell does not read as intended.
    ReadBack(Field),
}

/// Why the place of a cell is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UncertainCell {
    /// The file has no cell for it.
    None,
    /// It was not found again.
    NotFound,
    /// It contains more than its figure.
    MoreInIt,
    /// It is empty and has several paragraphs.
    Paragraphs,
    /// It is empty, and its paragraph has no room.
    NoRoom,
}
