//! `gov-disclosure rules`: the catalogue, and the page of a rule.

use std::io::{self, Write};

use gov_disclosure::{Rule, RuleBase, rules};
use unicode_width::UnicodeWidthStr;

use crate::args::{Rules, RulesFormat};
use crate::language::Languages;
use crate::output;

/// Prints the catalogue, or one rule.
///
/// # Errors
/// Where standard output cannot be written, or no rule is called so.
pub fn run(args: &Rules) -> io::Result<u8> {
    let wanted = match &args.id {
        None => None,
        Some(id) => Some(find(id).ok_or_else(|| {
            let (zh, en) = unknown(id);
            output::usage(&zh, &en)
        })?),
    };
    let listed: Vec<&Rule> = rules().filter(|rule| wanted.is_none_or(|wanted| wanted == *rule)).collect();
    let languages = Languages::new(&args.spoken.lang);
    let mut out = io::stdout().lock();
    match (args.format, wanted) {
        (RulesFormat::Table, Some(rule)) => out.write_all(page(rule, &languages).as_bytes())?,
        (RulesFormat::Table, None) => {
            for rule in listed {
                let words = languages.pick(rule.zh, rule.en);
                let (last, first) = words.split_last().unwrap_or((&"", &[]));
                let words = first.iter().map(|words| column(words, 42) + "  ").collect::<String>() + last;
                writeln!(out, "{}  {}  {}  {words}", rule.id, column(rule.name, 20), column(rule.severity.as_str(), 7))?;
            }
        }
        (RulesFormat::Csv, _) => {
            let mut csv = csv::Writer::from_writer(out);
            csv.write_record(["id", "name", "severity", "scope", "clause", "zh", "en", "base"])?;
            for rule in listed {
                let of_rule = [rule.id.as_str(), rule.name, rule.severity.as_str(), rule.scope.as_str(), rule.clause, rule.zh, rule.en];
                csv.write_record(of_rule.into_iter().chain([rule.base.as_str()]))?;
            }
            csv.flush()?;
        }
        (RulesFormat::Json, _) => {
            serde_json::to_writer_pretty(&mut out, &listed)?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

/// The rule with this id or name.
pub fn find(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id.eq_ignore_ascii_case(id) || rule.name.eq_ignore_ascii_case(id))
}

/// That no rule is called so, and which is nearest; in Chinese and in English.
pub fn unknown(id: &str) -> (String, String) {
    let (zh, en) = match Rule::nearest(id) {
        Some(Rule { id, name, .. }) => (format!("，最接近的是 {id} {name}"), format!(", the nearest is {id} {name}")),
        None => Default::default(),
    };
    (
        format!("没有规则“{id}”{zh}；gov-disclosure rules 列出全部规则"),
        format!("there is no rule \"{id}\"{en}; `gov-disclosure rules` lists them"),
    )
}

/// The page of a rule, as Markdown: its data, then what there is to say of it in each language.
pub fn page(rule: &Rule, languages: &Languages) -> String {
    /// The first heading in English.
    const ENGLISH: &str = "\n## What it checks\n";
    let (heading, rest) = rule.page.split_once('\n').unwrap_or((rule.page, ""));
    let (severity, scope, clause) = (rule.severity.as_str(), rule.scope, rule.clause);
    let data = format!(
        "- 级别 severity: {severity}\n- 范围 scope: {scope}\n- 依据 clause: {clause}\n- 依据类别 base: {} {}",
        in_chinese(rule.base),
        rule.base
    );
    let (zh, en) = rest.split_at(rest.find(ENGLISH).unwrap_or(rest.len()));
    let summary = languages.pick(rule.zh, rule.en).join("\n\n");
    format!("{heading}\n\n{summary}\n\n{data}\n{}", languages.pick(zh, en).concat())
}

fn in_chinese(base: RuleBase) -> &'static str {
    match base {
        RuleBase::Quoted => "有明文",
        RuleBase::Implied => "由明文推出",
        RuleBase::Practice => "编写惯例",
        RuleBase::File => "文件本身",
        _ => "",
    }
}

/// A text filled up to a number of columns on a terminal.
fn column(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
