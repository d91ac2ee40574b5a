//! Titles that are set over several lines.

use super::shape::{is_numbered, is_title, year_in};
use crate::form::Phrase;
use crate::lex::date;
use crate::lex::script::is_han;
use crate::recognize::meta::agency;
use crate::report::agency_name;

/// Whether a line is the first part of a title that goes on with `below`.
pub fn goes_before(above: &str, below: &str) -> bool {
    let goes_on = if is_title(below) { is_start(above, below) } else { is_broken(above, below) };
    goes_on
        && (2..=48).contains(&above.chars().count())
        && !above.contains(['。', ',', '，', ':', '：', '>', '/', '、', '|', '_'])
        && !above.contains("情况")
        && !is_title(above)
        && !is_numbered(above)
        && date::alone(above).is_none()
}

/// Whether a line names what the title below it lacks: the agency or the year.
fn is_start(above: &str, below: &str) -> bool {
    let names_body = || agency_name::is_name(above) || agency_name::ends_like_name(above) || ends_with_place(above);
    let year = || {
        ["学年度", "学年", "年度", "年", "关于"].iter().any(|word| above.ends_with(word))
            || year_in(above).is_some() && ends_with_place(above)
    };
    names_body() && agency::in_title(below).is_none() || year() && year_in(below).is_none()
}

/// Whether the words of the report's name are broken between two lines: 政府信息 公开工作, 工作 年度报告.
fn is_broken(above: &str, below: &str) -> bool {
    is_short(below) && (is_rest(below) || ["信息", "公开"].iter().any(|word| above.contains(word)) && is_title(&format!("{above}{below}")))
}

/// Whether a line is short enough for the rest of a title whose name is broken.
pub fn is_short(below: &str) -> bool {
    const LENGTH: usize = 24;
    // A character is four bytes at most.
    below.len() <= 4 * LENGTH && below.chars().count() <= LENGTH
}

/// Whether a line may be the rest of a title whose name is broken: 年度报告, 公开工作年度报告.
fn is_rest(below: &str) -> bool {
    let end = below.trim_end_matches(|c: char| !is_han(c));
    ["报告", "年报"].iter().any(|ending| end.ends_with(ending))
        && ["公开", "息公开", "开工作", "工作", "作年", "年度", "度报告", "报告", "年报"].iter().any(|start| below.starts_with(start))
}

/// Whether a line ends inside the name of an agency with which the next line starts.
pub fn breaks_name(above: &str, below: &str) -> bool {
    let is_plain = (4..=40).contains(&above.chars().count()) && above.chars().all(|c| is_han(c) || matches!(c, '(' | ')' | '、'));
    let breaks = |name: &str| {
        let mut inside = name.char_indices().skip(1).map(|(at, _)| name.split_at(at));
        // One character of it may end a word of its own: 经济开发 区.
        inside.any(|(head, tail)| above.ends_with(head) && below.starts_with(tail))
    };
    is_plain && Phrase::LongName.texts().any(breaks)
}

fn ends_with_place(text: &str) -> bool {
    text.ends_with(['省', '市', '县', '区', '旗', '镇', '乡'])
}
