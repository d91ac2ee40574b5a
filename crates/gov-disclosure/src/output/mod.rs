//! Reports as the official form, filled in: HTML, Markdown, text, Word and Excel.
//!
//! An [`outline`] holds the title, the six sections and the cells as they are printed; each writer walks it.

#[cfg(feature = "docx")]
mod docx;
mod html;
mod list;
mod markdown;
mod markup;
mod outline;
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub mod package;
mod review;
mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

use crate::error::Error;
use crate::form::Field;
use crate::report::Report;
use outline::Outline;

/// What a report is rendered to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Target {
    /// A page of its own: printable, without scripts, with tables that a screen reader can read out.
    Html,
    /// GitHub's Markdown; what a merged cell covers is empty.
    Markdown,
    /// Plain text, the columns of tables separated by `|`.
    Text,
    /// A Word document.
    #[cfg(feature = "docx")]
    Docx,
    /// A workbook, a sheet a section; sums are formulas where the report's sums hold.
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Target {
    /// Every target of this build.
    pub const ALL: &[Self] = &[
        Self::Html,
        Self::Markdown,
        Self::Text,
        #[cfg(feature = "docx")]
        Self::Docx,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
    ];

    /// Its name, the usual ending of files: `html`, `md`, `txt`, `docx`, `xlsx`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
            #[cfg(feature = "docx")]
            Self::Docx => "docx",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
        }
    }

    /// The target that a file's ending names, in either case, without the dot.
    pub fn from_extension(ending: &str) -> Option<Self> {
        let ending = match ending.to_ascii_lowercase().as_str() {
            "htm" => "html".to_owned(),
            "markdown" => "md".to_owned(),
            "text" => "txt".to_owned(),
            ending => ending.to_owned(),
        };
        Self::ALL.iter().copied().find(|target| target.as_str() == ending)
    }
}

/// Renders a report as the official form of its editions, filled in; one on 2008 to 2018 as its own sections with its table.
/// It refuses nothing: what does not add up is
/// printed as it is, and `check` tells of it. The same report always gives the same bytes.
///
/// A value is printed in the unit of its field, a placeholder and an illegible cell as the file wrote them. Blank,
/// absent and lost cells are empty; HTML tells them apart by `data-state`. What the form has no place for is left
/// out: [`Report::unprinted`] names it. The headings are the form's own.
///
/// # Errors
/// `limit-exceeded` where an office file grows beyond what its format can hold.
pub fn render(report: &Report, target: Target) -> Result<Vec<u8>, Error> {
    let outline = Outline::of(report);
    match target {
        Target::Html => Ok(html::page(&outline).into_bytes()),
        Target::Markdown => Ok(markdown::write(&outline).into_bytes()),
        Target::Text => Ok(text::write(&outline).into_bytes()),
        #[cfg(feature = "docx")]
        Target::Docx => docx::write(&outline),
        #[cfg(feature = "xlsx")]
        Target::Xlsx => xlsx::write(&outline),
    }
}

/// The tables of a report as a fragment of HTML, for a page or a notebook that has its own styles: each cell has its
/// `data-field` and `data-state`.
pub fn render_tables(report: &Report) -> String {
    html::tables(&Outline::of(report), &html::plain)
}

/// A report for a reader who judges it, as a fragment of HTML with its own styles: the form as it is printed, its cells
/// coloured by state, those that a warning or an error names framed, and the diagnostics beside it in Chinese and
/// English. It has no scripts and asks for nothing from elsewhere.
pub fn render_review(report: &Report) -> String {
    review::write(report, &Outline::of(report))
}

impl Report {
    /// The fields with something written that the printed form has no place for, since their table is printed in
    /// another edition, in the order of the forms.
    pub fn unprinted(&self) -> Vec<Field> {
        let has_place = |field: Field| outline::edition(self, field.table()).is_some_and(|edition| field.is_in(edition));
        let written = self.cells.iter().filter(|(_, cell)| cell.raw.is_some() || cell.value.is_some());
        written.map(|(field, _)| field).filter(|field| !has_place(*field)).collect()
    }
}
