//! The lines of the source in `check`'s output: each caret is under what it is about, as wide.

use std::path::Path;

use super::harness::{broken, clean, example, folder, run, run_with, stdout};

/// Columns of a character on a terminal, for the characters of these tests: Chinese, its punctuation and
/// full-width forms take two. Not the renderer's own reckoning.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if ('\u{2E80}'..='\u{D7FF}').contains(&c) || ('\u{FF01}'..='\u{FF60}').contains(&c) { 2 } else { 1 }).sum()
}

/// The excerpts of an output: line number, the line shown, and what the carets are under.
fn excerpts(printed: &str) -> Vec<(u32, String, Vec<String>)> {
    let lines: Vec<&str> = printed.lines().collect();
    let mut found = Vec::new();
    for pair in lines.windows(2) {
        let (Some((number, text)), Some((gutter, marks))) = (pair[0].split_once(" | "), pair[1].split_once(" | ")) else { continue };
        let Ok(number) = number.trim().parse() else { continue };
        assert!(gutter.trim().is_empty() && marks.trim_start().starts_with('^'), "{pair:?}");
        assert_eq!(columns(pair[0].split(" | ").next().unwrap()), gutter.len(), "both lines have the same margin");
        found.push((number, text.to_owned(), under(text, marks)));
    }
    found
}

/// The pieces of a line that are over runs of carets.
fn under(text: &str, marks: &str) -> Vec<String> {
    let marks: Vec<char> = marks.chars().collect();
    let (mut pieces, mut column, mut open): (Vec<String>, usize, bool) = (Vec::new(), 0, false);
    for c in text.chars() {
        let width = columns(&c.to_string());
        let carets = (column..column + width).filter(|at| marks.get(*at) == Some(&'^')).count();
        assert!(carets == 0 || carets == width, "half of {c:?} is marked in {text:?}");
        if carets > 0 && !open {
            pieces.push(String::new());
        }
        if carets > 0 {
            pieces.last_mut().unwrap().push(c);
        }
        open = carets > 0;
        column += width;
    }
    assert!(marks.len() <= column, "carets beyond the line {text:?}");
    pieces
}

fn of(file: &str, text: &[u8], select: &str) -> Vec<(u32, String, Vec<String>)> {
    let files = folder(&[]);
    std::fs::write(files.path().join(file), text).unwrap();
    excerpts(&stdout(&run(files.path(), &["check", file, "--select", select])))
}

#[test]
fn carets_stand_under_the_number_behind_chinese_text() {
    let text = example("text-truncated.txt").replace(" 63 152 108 1265\n", " 63 152 108 1256\n");
    let found = of("a.txt", text.as_bytes(), "A403");
    let line = "一、本年新收政府信息公开申请数量 599 270 73 63 152 108 1256";
    assert_eq!(found, [(30, line.to_owned(), vec!["1256".to_owned()])]);
}

#[test]
fn full_width_digits_and_tabs_keep_the_carets_in_place() {
    let full = example("text-truncated.txt").replace(" 63 152 108 1265\n", " 63 152 108 １２５６\n");
    assert_eq!(of("a.txt", full.as_bytes(), "A403")[0].2, ["１２５６"]);
    let line = "一、本年新收政府信息公开申请数量 599 270 73 63 152 108 1265";
    let tabs = example("text-truncated.txt").replace(line, &line.replace(' ', "\t").replace("1265", "1256"));
    let found = of("a.txt", tabs.as_bytes(), "A403");
    assert_eq!(found[0].1, line.replace(' ', "    ").replace("1265", "1256"), "a tab is four columns");
    assert_eq!(found[0].2, ["1256"]);
}

#[test]
fn a_web_page_shows_the_row_around_the_cell() {
    let found = of("a.html", broken().as_bytes(), "A403");
    assert_eq!((found.len(), found[0].0, found[0].2.as_slice()), (1, 44, ["2873".to_owned()].as_slice()));
    assert_eq!(found[0].1, "一、本年新收政府信息公开申请数量 | 1483 | 583 | 154 | 97 | 298 | 222 | 2873 |");
    let balance = of("a.html", broken().as_bytes(), "A401");
    assert!(balance.iter().any(|(line, _, marked)| *line == 45 && marked == &["110"]), "carried in is shown too: {balance:?}");
}

#[test]
fn markup_is_not_shown_however_much_there_is_of_it() {
    let styled = broken()
        .replace("<td>", "<td style=\"border:1px\" width=\"83\"><p class='a'><span style=\"font-size:21px\">&nbsp;")
        .replace('\n', "");
    for (_, text, marked) in of("a.html", styled.as_bytes(), "A403") {
        assert!(!text.contains(['<', '&']) && text.contains("| 2873 |"), "{text}");
        assert_eq!(marked, ["2873"]);
    }
}

#[test]
fn a_page_on_one_line_is_cut_around_each_place() {
    let found = of("a.html", broken().replace('\n', "").as_bytes(), "A401");
    assert_eq!(found.iter().map(|(line, _, _)| *line).collect::<Vec<_>>(), vec![1; found.len()]);
    let marked: Vec<&str> = found.iter().flat_map(|(_, _, marked)| marked.iter().map(String::as_str)).collect();
    assert!(marked.starts_with(&["2873", "110"]), "{marked:?}");
    for (_, text, _) in &found {
        assert!(columns(text) <= 120 && text.starts_with("...") && text.ends_with("..."), "{text}");
    }
}

#[test]
fn a_cell_over_several_lines_is_marked_on_its_first() {
    let found = of("a.html", clean().replace("<td>2837</td>", "<td>二八\n三七件多</td>").as_bytes(), "V301");
    let [(44, text, marked)] = found.as_slice() else { panic!("{found:?}") };
    assert!(text.ends_with("| 二八"), "{text}");
    assert_eq!(marked, &["二八"]);
}

#[test]
fn other_encodings_are_shown_as_text() {
    let page = broken().replace("charset=\"utf-8\"", "charset=\"gb18030\"");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&page);
    let found = of("a.html", &bytes, "A403");
    assert_eq!((found[0].0, found[0].2.as_slice()), (44, ["2873".to_owned()].as_slice()));
    let line = example("text-truncated.txt").replace(" 63 152 108 1265\n", " 63 152 108 1256\n");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&line);
    assert!(of("a.txt", &bytes, "A403")[0].1.starts_with("一、本年新收政府信息公开申请数量 599"));
}

#[test]
fn windows_line_ends_are_not_shown() {
    let text = example("text-truncated.txt").replace(" 63 152 108 1265\n", " 63 152 108 1256\n").replace('\n', "\r\n");
    let found = of("a.txt", text.as_bytes(), "A403");
    assert_eq!((found[0].0, found[0].2.as_slice()), (30, ["1256".to_owned()].as_slice()));
    assert!(found[0].1.ends_with(" 1256"), "{:?}", found[0].1);
}

#[test]
fn what_a_terminal_would_act_on_is_not_passed_on() {
    let text = example("text-truncated.txt").replace(" 63 152 108 1265\n", " 63 152 108 1256 \u{1b}[31m\u{202e}\n");
    let printed = |folder: &Path, args: &[&str]| stdout(&run_with(folder, args, &[]));
    let files = folder(&[("a\u{1b}[2J.txt", &text)]);
    let shown = printed(files.path(), &["check", "."]);
    assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}') && shown.contains("A403"), "{shown:?}");
}
