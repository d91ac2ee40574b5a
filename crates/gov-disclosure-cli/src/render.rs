//! `gov-disclosure render`: the official form, filled in.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

use anstream::{AutoStream, ColorChoice};
use gov_disclosure::{Edition, Error, Field, Report, Severity, State, Target, check, render};
use gov_disclosure_files::{Input, Inputs, failure, guarded};

use crate::args::{CheckFormat, FormEdition, Render, RenderTarget};
use crate::findings::Writer;
use crate::language::Languages;
use crate::read::{Checked, Held};
use crate::totals::{Totals, no_input};
use crate::{json_lines, output, read};

/// Runs the command; the status is 0, 3 or 4. What does not add up is rendered and reported: it is no failure.
///
/// # Errors
/// Where output cannot be written, or its format is not known.
pub fn run(args: &Render) -> io::Result<u8> {
    let target = target(args)?;
    if args.path.is_dir() {
        return Err(output::usage("一次只生成一份报告，请指定文件", "render takes one report: name a file, not a folder"));
    }
    let languages = Languages::new(&args.spoken.lang);
    let mut inputs = Inputs::of(std::slice::from_ref(&args.path), true);
    let mut found: Vec<Checked> = Vec::new();
    for input in inputs.inputs.drain(..).collect::<Vec<_>>() {
        for input in json_lines::spread(input) {
            let held = read_one(&input, args);
            if found.len() + held.len() > 1 {
                return Err(one_report_only(found.len() + held.len()));
            }
            found.extend(held.into_reports());
        }
    }
    let Some(checked) = found.pop() else {
        no_input(true, &languages, inputs.passed_over().count());
        return Ok(4);
    };
    let Checked { outcome: Ok(report), text } = checked else {
        let mut totals = Totals::of_one(inputs.passed_over());
        totals.add(&checked.outcome);
        totals.write(true, &languages)?;
        return Ok(3);
    };
    let (report, filled) = prepared(report, args);
    let bytes = render(&report, target).map_err(|error| io::Error::other(error.to_string()))?;
    let (mut out, place) = output::open(args.output.as_deref(), &Inputs::of(std::slice::from_ref(&args.path), true))?;
    out.write_all(&bytes)?;
    out.flush()?;
    drop(out);
    place.finish()?;
    describe_changes(&report, &filled, &languages);
    findings(report, text, languages)?;
    Ok(0)
}

fn one_report_only(count: usize) -> io::Error {
    output::usage(
        &format!("输入含 {count} 份以上报告；render 一次只生成一份"),
        &format!("the input contains {count} reports or more; render takes one"),
    )
}

fn target(args: &Render) -> io::Result<Target> {
    let named = args.to.map(|to| match to {
        RenderTarget::Html => Target::Html,
        RenderTarget::Md => Target::Markdown,
        RenderTarget::Txt => Target::Text,
        RenderTarget::Docx => Target::Docx,
        RenderTarget::Xlsx => Target::Xlsx,
    });
    let file = output::file(args.output.as_deref());
    let ending = file.and_then(|path| path.extension()).and_then(|ending| ending.to_str());
    let target = named.or_else(|| ending.and_then(Target::from_extension)).ok_or_else(|| {
        output::usage(
            "不知道输出格式：请用 -o 指定以 .html、.md、.docx、.xlsx 或 .txt 结尾的文件，或加 --to",
            "the output format is not known: name a file with -o that ends in .html, .md, .docx, .xlsx or .txt, or add --to",
        )
    })?;
    let is_binary = matches!(target, Target::Docx | Target::Xlsx);
    if is_binary && file.is_none() && io::stdout().is_terminal() {
        return Err(output::usage("Word 和 Excel 文件不能输出到终端，请用 -o", "an office file is not for a terminal: use -o"));
    }
    Ok(target)
}

/// The report of an input: plain figures, report JSON, or a copy.
fn read_one(input: &Input, args: &Render) -> Held {
    let read = || -> Result<Held, Error> {
        let bytes = input.read()?.into_owned();
        let figures = match read::text_of(input, &bytes, &args.overrides) {
            Some(text) if !input.is_json() => Report::from_csv(&text)?,
            _ => None,
        };
        let Some(report) = figures else { return read::copy_or_json(&input.held(bytes), &args.overrides) };
        let mut report = read::overridden(report, &args.overrides);
        report.source.name.get_or_insert_with(|| input.name.clone());
        Ok(Held::One(Box::new(Checked { outcome: Ok(report), text: None })))
    };
    let failed = |error| Checked { outcome: Err(failure(&input.name, &error)), text: None };
    guarded(read).unwrap_or_else(|error| Held::One(Box::new(failed(error))))
}

/// The report in the edition asked for, its totals filled where that is asked for, and checked.
fn prepared(mut report: Report, args: &Render) -> (Report, Vec<Field>) {
    // What others made has no edition of its own: that of the year is meant.
    let of_year = args.overrides.year.filter(|_| report.source.format.is_none()).and_then(Edition::of_year);
    let asked = args.edition.map(|edition| match edition {
        FormEdition::Y2019 => Edition::Y2019,
        FormEdition::Y2021 => Edition::Y2021,
    });
    if let Some(edition) = asked.or(of_year) {
        report = report.in_edition(edition);
    }
    if args.overrides.year.is_some() || args.overrides.agency.is_some() {
        // The title of the file may name others.
        report.meta.title = None;
    }
    let filled = if args.fill_totals { report.fill_totals() } else { Vec::new() };
    (check(report), filled)
}

/// Says what the form cannot show.
fn describe_changes(report: &Report, filled: &[Field], languages: &Languages) {
    let names = |fields: &[Field], [open, close, between]: [&str; 3]| {
        fields.iter().map(|field| format!("{open}{}{close}", field.name_zh())).collect::<Vec<_>>().join(between)
    };
    let (in_zh, in_en) = (["“", "”", "、"], ["\"", "\"", ", "]);
    if !filled.is_empty() {
        let (count, zh, en) = (filled.len(), names(filled, in_zh), names(filled, in_en));
        languages.remark(&format!("补填合计 {count} 个：{zh}"), &format!("totals filled: {count}: {en}"));
    }
    let unprinted = report.unprinted();
    if !unprinted.is_empty() {
        let (count, zh, en) = (unprinted.len(), names(&unprinted, in_zh), names(&unprinted, in_en));
        languages.remark(
            &format!("{count} 个数值在这一版格式中没有位置，未写入：{zh}"),
            &format!("values without a place in this edition of the form, left out: {count}: {en}"),
        );
    }
    let count = |state| report.cells.iter().filter(|(_, cell)| cell.state == state).count();
    let (blank, absent, lost) = (count(State::Blank), count(State::Absent), count(State::Lost));
    if blank + absent + lost > 0 {
        languages.remark(
            &format!("留空 {} 格：{absent} 格未提供，{lost} 格丢失，{blank} 格原为空白", blank + absent + lost),
            &format!("cells left empty: {}; {absent} absent, {lost} lost, {blank} blank", blank + absent + lost),
        );
    }
}

/// Tells what is wrong with the report, as `check` does.
fn findings(mut report: Report, text: Option<Arc<str>>, languages: Languages) -> io::Result<()> {
    report.diagnostics.retain(|found| found.severity > Severity::Info);
    let plain = AutoStream::choice(&io::stderr()) == ColorChoice::Never;
    let mut writer = Writer::open(Box::new(io::stderr()), CheckFormat::Plain, languages, plain)?;
    writer.write(&Checked { outcome: Ok(report), text })?;
    writer.finish()
}
