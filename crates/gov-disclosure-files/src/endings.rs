//! Which files of a folder or archive are inputs, by their names.

use gov_disclosure::Format;

/// The endings that a folder's files are read by.
pub const COPIES: &str = "html, htm, xhtml, shtml, mht, mhtml, txt, text, md, markdown, docx, docm, dotx, xlsx, xlsm, xls, et, pdf, zip";

/// The endings of report JSON: a report, a list of them, one a line.
pub const JSON: [&str; 3] = ["json", "jsonl", "ndjson"];

/// Whether files of a folder or archive with this ending are inputs: copies of reports, and JSON where `json` says so.
pub fn takes(ending: &str, json: bool) -> bool {
    let is_json = || JSON.iter().any(|known| known.eq_ignore_ascii_case(ending));
    Format::from_extension(ending).is_some() || ending.eq_ignore_ascii_case("zip") || json && is_json()
}

/// Whether a folder holds the pictures of a page that is beside it: `a_files` beside `a.html`.
pub fn is_beside_its_page(folder: &str, is_page: impl Fn(&str) -> bool) -> bool {
    let page = ["_files", ".files"].iter().find_map(|ending| folder.strip_suffix(ending));
    page.is_some_and(|page| ["html", "htm"].iter().any(|ending| is_page(&format!("{page}.{ending}"))))
}
