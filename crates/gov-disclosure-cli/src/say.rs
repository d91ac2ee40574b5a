//! Words for people, on standard error.

use std::io::Write;

use gov_disclosure_files::{COPIES, JSON};

use crate::language::{Languages, count};

/// Writes a line. A closed standard error is nobody to tell.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Says that there is no input, and what would be one: copies of reports, and JSON where `json` says so.
pub fn no_input(json: bool, languages: &Languages, passed_over: usize) {
    let more = if json { format!(", {}", JSON.join(", ")) } else { String::new() };
    let zh = format!("没有可读的文件，略过 {passed_over} 个；可读 {COPIES}{more}");
    let en = format!("no input, {} passed over; files ending in {COPIES}{more} are read", count(passed_over, "file"));
    line(&languages.pick(&zh, &en).join(" | "));
}
