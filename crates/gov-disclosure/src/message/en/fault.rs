//! Why no report can be made of an input, or no corrected file.

use super::cell;
use crate::fact::{
    BadFigures, BadPackage, BadRow, Broken, EmptyFile, Encrypted, Excess, FoundTitle, Json, Limited, NoField, NoReport, OtherDocument,
    OtherFormat, Pictures, UncertainCell, Uncorrected, Unknown, Unwritable,
};

/// Bytes of no format that is read.
pub fn unknown(fault: &Unknown) -> String {
    match fault {
        Unknown::Format(format) => {
            let (name, way_out) = other_format(*format);
            format!("this is {name}, which is not read here; {way_out} and try again")
        }
        Unknown::Noise => "the bytes are neither text nor a file format known here; if they are text, give the encoding".to_owned(),
        Unknown::NotBuilt(format) => {
            format!("this build does not read {format}; use one that does, or save the file as a web page (html)")
        }
        Unknown::NoDecoder => "the text is not UTF-8 and this build decodes nothing else; decode it to UTF-8 first".to_owned(),
        Unknown::NoEncoding(label) => {
            format!("there is no encoding \"{label}\"; use utf-8, gb18030, gbk, big5, utf-16le or another WHATWG label")
        }
    }
}

fn other_format(format: OtherFormat) -> (&'static str, &'static str) {
    match format {
        OtherFormat::Rtf => ("an RTF file", "save it as docx with Word or WPS"),
        OtherFormat::Picture => ("a picture", "have its text recognised first"),
        OtherFormat::Zip => ("a ZIP archive", "unpack it"),
        OtherFormat::Archive => ("an archive other than zip", "unpack it first, or use zip"),
        OtherFormat::Presentation => ("a presentation (pptx)", "save the report as docx"),
        OtherFormat::BinaryWorkbook => ("a binary workbook (xlsb)", "save it as xlsx"),
        OtherFormat::Ofd => ("an OFD file", "convert it to docx or txt with an OFD reader"),
        OtherFormat::OpenDocument => ("an OpenDocument file (odt, ods)", "save it as docx or xlsx"),
        OtherFormat::OldWord => ("an old Word or WPS document (doc, wps)", "save it as docx with Word or WPS"),
        OtherFormat::OldOffice => ("an old office file", "save it as docx or xlsx"),
    }
}

/// A file that violates its format.
pub fn broken(fault: &Broken) -> String {
    match fault {
        Broken::CutOffPackage => "the file is an office file or an archive that is cut off; download or save it again".to_owned(),
        Broken::Package(fault) => format!("the package is broken or cut off ({}); download or save it again", bad_package(*fault)),
        Broken::Rewriting(fault) => {
            let fault = bad_package(*fault);
            format!("the package is broken and cannot be corrected ({fault}); open it, save it again and try again")
        }
        Broken::Xml(reason) => format!("the document's XML is broken ({reason}); open it, save it again and try again"),
        Broken::NoMainPart(name) => format!("the document lacks its main part, {name}; open it, save it again and try again"),
        Broken::NoText(name) => format!("the part {name} of the document is not text; open it, save it again and try again"),
        Broken::Workbook(reason) => {
            format!("the workbook is broken or cut off ({reason}); open it, save it as xlsx and try again")
        }
        Broken::CellOutside => "the address of a cell is outside of every sheet; open the workbook, save it again and try again".to_owned(),
        Broken::Pdf => {
            "the PDF is broken or cut off; download it again, or open it in a browser, print it to a PDF and try again".to_owned()
        }
        Broken::NoPage => "the web archive (mht) contains no page; save it again, or as html".to_owned(),
        Broken::CutOff => "the file is cut off, and the part that exists has nothing of a report; download it again".to_owned(),
    }
}

/// What is wrong with a package.
fn bad_package(fault: BadPackage) -> &'static str {
    match fault {
        BadPackage::List => "its list of parts is missing or wrong",
        BadPackage::Method => "it is packed or protected in a way that is not read",
        BadPackage::Part => "a part is missing",
        BadPackage::Size => "it is larger than the format allows",
        BadPackage::Data => "its data are broken",
    }
}

/// A file with a password.
pub fn encrypted(_: &Encrypted) -> String {
    "the file is protected by a password; open it with the password, save it without one and try again".to_owned()
}

/// Pictures without text.
pub fn pictures(fault: &Pictures) -> String {
    let words = match fault {
        Pictures::Document => "the document contains pictures and no text; have its text recognised first",
        Pictures::Pdf => "the PDF contains pictures of pages and no text; have its text recognised first",
        Pictures::UnnamedCharacters => {
            "the PDF does not say which characters its text shows; have it recognised from the picture of the pages, or get the web page or Word file"
        }
    };
    words.to_owned()
}

/// A file with nothing in it.
pub fn empty_file(_: &EmptyFile) -> String {
    "the file is empty; the download or copy may be incomplete: do it again".to_owned()
}

/// What is no annual report.
pub fn no_report(fault: &NoReport) -> String {
    match fault {
        NoReport::None => "the file contains no report".to_owned(),
        NoReport::Other(other) => format!("the file is {}, not an annual report on disclosure", other_document(*other)),
        NoReport::TooLittle { title, sections, period } => {
            let mut found = Vec::new();
            match title {
                Some(FoundTitle::One(title)) => found.push(format!("the title \"{title}\"")),
                Some(FoundTitle::Several) => found.push("the titles of several reports".to_owned()),
                None => {}
            }
            match sections {
                0 => {}
                1 => found.push("one section heading".to_owned()),
                _ => found.push(format!("{sections} section headings")),
            }
            if let Some((start, end)) = period {
                found.push(format!("the period {start} to {end}"));
            }
            let mut missing = vec!["a table of the form"];
            missing.extend(title.is_none().then_some("a title"));
            missing.extend((*sections == 0).then_some("a section heading"));
            missing.extend((*sections > 0 || title.is_some()).then_some("the text of a report"));
            let found = if found.is_empty() {
                "no part of an annual report was found".to_owned()
            } else {
                format!("found only {}", found.join(", "))
            };
            format!("{found}; missing: {}; check that the file is an annual report and that its text was saved", missing.join(", "))
        }
    }
}

fn other_document(other: OtherDocument) -> &'static str {
    match other {
        OtherDocument::PartOfYear => "a half-year, quarterly or monthly account",
        OtherDocument::Notice => "a notice",
        OtherDocument::Guide => "a guide to disclosure",
        OtherDocument::Catalogue => "a catalogue of disclosure",
        OtherDocument::Rules => "rules on disclosure",
        OtherDocument::LawBasedGovernment => "a report on law-based government",
        OtherDocument::SiteForm => "an annual form of a government site",
        OtherDocument::Court => "a report of a court or procuratorate",
        OtherDocument::Company => "a company's report",
        OtherDocument::Budget => "a budget or its accounts",
        OtherDocument::Plan => "a plan of work",
        OtherDocument::RequestForm => "a form for requests",
        OtherDocument::Sample => "a sample or a template",
        OtherDocument::Explanation => "an explanation of an annual report",
        OtherDocument::OwnTable => "a table of data that this program wrote",
    }
}

/// More than a limit allows.
pub fn excess(fault: &Excess) -> String {
    let (what, unit) = match fault.what {
        Limited::InputBytes => ("the input is larger", ""),
        Limited::Steps => ("reading this file takes more work", " steps, the limit; split it, or keep only the report"),
        Limited::MemoryBytes => ("reading this file takes more memory", ", the limit; split it, or keep only the report"),
        Limited::Lines => ("the file has more", " lines or paragraphs"),
        Limited::Pieces => ("the file has more", " words and cells"),
        Limited::TextBytes => ("the file has more text", ""),
        Limited::Cells => ("the file has more", " table cells"),
        Limited::Tables => ("tables are nested more", " deep; check that the file is complete"),
        Limited::Slots => ("the spans of the tables expand to more", " cells"),
        Limited::MergedRows => ("the merged ranges of the sheets cover more", " rows"),
        Limited::StyleBytes => ("a style of the workbook is larger", ""),
        Limited::OldBookBytes => ("the workbook is larger", "; save it as xlsx"),
        Limited::OldTextBytes => ("the workbook has more text", "; save it as xlsx"),
        Limited::Elements => ("elements of the document are nested more", " deep"),
        Limited::Parts => ("the package has more", " parts"),
        Limited::UnpackedBytes => ("the file unpacks to more", ""),
        Limited::Forms | Limited::Objects => ("the content of the PDF is nested more", " deep"),
        Limited::Crossings => ("the lines of a page of the PDF may cross in more", " places"),
        Limited::Widths => ("a font of the PDF lists more", " widths"),
    };
    format!("{what} than {}{unit}", fault.size())
}

/// A report that is too large for an office file.
pub fn unwritable(fault: &Unwritable) -> String {
    format!("it cannot be an office file: {}", fault.0)
}

/// What is no report in JSON.
pub fn json(fault: &Json) -> String {
    let wrong = match fault {
        Json::Syntax { part, reason } => format!("{part}: {reason}"),
        Json::Schema(was) => format!("its schema is \"{was}\" and must be gov-disclosure/report/v1"),
        Json::NoCells => "it has a schema but no cells".to_owned(),
        Json::NoFields => "it contains no field of the form".to_owned(),
        Json::Extra(id) => format!("the extra \"{id}\" occurs twice or does not start with \"extra.\""),
        Json::NoField(field) => no_field(field),
        Json::Year(was) => format!("its year is {was}"),
        Json::State(field) => {
            format!("state and value of {field} do not match: a cell with a value is reported, all others have none")
        }
        Json::Candidates(field) => format!("{field} has a value and candidates: only a lost cell has candidates"),
        Json::Computed(field) => format!("{field} is marked computed and has no value"),
        Json::Unit { field, unit } => format!("the unit of {field} is \"{unit}\"; give it in {}", field.unit().as_str()),
        Json::Value { field, value } => format!("{field} is {value}, neither a number nor null"),
    };
    format!("this is not report JSON: {wrong}; give a report, an object with schema and cells, or an object of fields and numbers or null")
}

fn no_field(field: &NoField) -> String {
    let near = field.near.map(|near| format!("; the nearest is {near}")).unwrap_or_default();
    format!("no field is called \"{}\"{near}", field.id)
}

/// A CSV that has no figures of one report.
pub fn figures(fault: &BadFigures) -> String {
    let wrong = match &fault.wrong {
        BadRow::Quotation => "a quotation mark is not closed".to_owned(),
        BadRow::NoField(field) => no_field(field),
        BadRow::Twice(field) => format!("{field} occurs twice"),
        BadRow::Year(was) => format!("\"{was}\" is no year"),
        BadRow::OtherReport(source) => format!("\"{source}\" is another report; give the rows of one at a time"),
    };
    format!("row {}: {wrong}", fault.row)
}

/// A correction without a certain place.
pub fn uncorrected(fault: &Uncorrected) -> String {
    let why = match fault {
        Uncorrected::Format(format) => {
            format!("only docx and xlsx are corrected in place, and this is {}", format.unwrap_or("?"))
        }
        Uncorrected::ProseOfWorkbook => "in a workbook only the cells of tables can be corrected, not the prose".to_owned(),
        Uncorrected::SameText => "two corrections are about the same text".to_owned(),
        Uncorrected::NoPart => "the part of the file that was read is not found again".to_owned(),
        Uncorrected::Cell(field, why) => {
            let why = match why {
                UncertainCell::None => "has no cell in the file",
                UncertainCell::NotFound => "has a cell that was not found again",
                UncertainCell::MoreInIt => "has a cell that contains more than its figure",
                UncertainCell::Paragraphs => "has an empty cell of several paragraphs",
                UncertainCell::NoRoom => "has an empty cell whose paragraph has no room",
            };
            format!("{} {why}", cell(*field))
        }
        Uncorrected::NoDigits(text) => format!("\"{text}\" is not a number in digits"),
        Uncorrected::NoValue(field, text) => {
            format!("{} cannot be \"{text}\": it takes a number, nothing, or a sign such as /", cell(*field))
        }
        Uncorrected::NoParagraph(index) => format!("claim {index} is in no paragraph of the file"),
        Uncorrected::PlaceInParagraph(index) => format!("the place of claim {index} in its paragraph is not certain"),
        Uncorrected::Prose => "the prose does not read as intended after the correction".to_owned(),
        Uncorrected::ReadBack(field) => format!("{} does not read as intended after the correction", cell(*field)),
    };
    format!("the file was not changed: {why}; change it by hand, or write a new form")
}
