//! How to reach the body: from the report's own words, never from the site's footer.

use super::{is_site_footer, tidy};
use crate::lex::script::is_han;
use crate::report::Contact;

/// The contact in the first lines that give one.
pub fn find(paragraphs: &[String]) -> Contact {
    let mut contact = Contact::default();
    for text in paragraphs.iter().map(String::as_str).filter(|text| !is_site_footer(text)) {
        if !["联系", "联络", "电话", "邮编", "地址", "邮箱", "咨询", "机构为", "受理"].iter().any(|word| text.contains(word))
        {
            continue;
        }
        fill(&mut contact.office, || office(text));
        fill(&mut contact.address, || {
            value(text, &["通讯地址", "联系地址", "办公地址", "地址", "住址"]).map(tidy).filter(|v| v.chars().any(is_han))
        });
        fill(&mut contact.postcode, || value(text, &["邮政编码", "邮编"]).and_then(postcode));
        fill(&mut contact.phone, || numbers(text, &["联系电话", "咨询电话", "办公电话", "电话"]));
        fill(&mut contact.fax, || numbers(text, &["传真电话", "传真"]));
        fill(&mut contact.email, || email(text));
    }
    contact
}

fn fill(slot: &mut Option<String>, find: impl FnOnce() -> Option<String>) {
    if slot.is_none() {
        *slot = find();
    }
}

const STOPS: [char; 10] = [',', '，', ';', '；', '。', ')', '）', '\n', '、', '('];

/// The text behind the first of `labels` up to the next punctuation or label.
fn value<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    labels.iter().find_map(|label| {
        let rest = text.get(text.find(label)? + label.len()..)?;
        let rest = rest.trim_start_matches([':', '：', ' ', '为', '是']);
        let end = rest.find(STOPS).unwrap_or(rest.len());
        let mut value = rest.get(..end)?;
        for next in ["邮编", "邮政编码", "电话", "传真", "电子", "邮箱", "联系"] {
            value = value.split(next).next().unwrap_or(value);
        }
        let value = value.trim();
        (!value.is_empty()).then_some(value)
    })
}

fn postcode(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).take_while(char::is_ascii_digit).collect();
    (digits.len() == 6).then_some(digits)
}

/// The telephone numbers behind a label: digits with hyphens, several parted by 、.
fn numbers(text: &str, labels: &[&str]) -> Option<String> {
    let at = labels.iter().find_map(|label| Some(text.find(label)? + label.len()))?;
    let rest = text.get(at..)?.trim_start_matches([':', '：', ' ', '为', '是', '(', ')', '传', '真', '/']);
    let end = rest
        .find(|c: char| {
            !(c.is_ascii_digit() || matches!(c, '-' | '—' | '–' | '－' | '―' | ' ' | '(' | ')' | '、' | ',' | '/' | ';' | '转'))
        })
        .unwrap_or(rest.len());
    let mut found: Vec<String> = Vec::new();
    for part in rest.get(..end)?.split(['、', ',', '/', ';']) {
        let mut number = String::new();
        for c in part.trim().chars() {
            match c {
                '0'..='9' => number.push(c),
                '-' | '—' | '–' | '－' | '―' | ')' | ' ' if !number.is_empty() && !number.ends_with('-') => number.push('-'),
                _ => {}
            }
        }
        let number = number.trim_end_matches('-').to_owned();
        if number.chars().filter(char::is_ascii_digit).count() >= 5 {
            found.push(number);
        }
    }
    (!found.is_empty()).then(|| found.join("、"))
}

fn email(text: &str) -> Option<String> {
    let at = text.find('@')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let (head, tail) = text.split_at(at);
    let start = head.rfind(|c: char| !is_part(c)).map_or(0, |i| i + head.get(i..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8));
    let tail = tail.get(1..)?;
    let end = tail.find(|c: char| !is_part(c)).unwrap_or(tail.len());
    let (name, host) = (head.get(start..)?, tail.get(..end)?.trim_end_matches('.'));
    (!name.is_empty() && host.contains('.')).then(|| format!("{name}@{host}"))
}

/// The office to ask: 请与某局办公室联系, 联系单位：某局办公室, 受理机构为某局办公室.
fn office(text: &str) -> Option<String> {
    let bare = without_brackets(text);
    for verb in ["联系", "联络", "咨询", "反映", "反馈", "提出意见", "垂询"] {
        for (at, _) in bare.match_indices(verb) {
            let head = bare.get(..at)?;
            let clause = head.rsplit(['，', ',', '。', ';', '；', ':', '：']).next().unwrap_or("");
            for link in ["请与", "请同", "请和", "请向", "与", "同", "向"] {
                if let Some((_, name)) = clause.split_once(link)
                    && is_office(name.trim())
                {
                    return Some(tidy(name));
                }
            }
        }
    }
    const LABELS: [&str; 17] = [
        "联系机构",
        "联系单位",
        "联系部门",
        "联系科室",
        "联系方式",
        "受理机构",
        "受理单位",
        "受理部门",
        "办理机构",
        "咨询单位",
        "咨询地点",
        "机构名称",
        "机构为",
        "请联系",
        "可联系",
        "联系",
        "咨询",
    ];
    // 可来信来电：某局办公室，地址：…
    let before_address = || {
        let clauses: Vec<&str> = text.split(['，', ',', '。', ';', '；', ':', '：', '(', '（']).map(str::trim).collect();
        let at = clauses.iter().position(|clause| clause.ends_with("地址"))?;
        let clause = clauses.get(at.checked_sub(1)?)?;
        let name =
            ["寄至", "送至", "寄到", "反馈至", "反馈给"].iter().find_map(|verb| clause.split_once(verb)).map_or(*clause, |(_, name)| name);
        is_office(name).then(|| tidy(name))
    };
    let labelled = LABELS.iter().find_map(|label| {
        let rest = bare.get(bare.find(label)? + label.len()..)?;
        let name = rest.trim_start_matches([':', '：', ' ', '为', '是']).split(STOPS).next()?.trim();
        let name = name.split(['地', '电']).next().filter(|_| name.starts_with("地址")).unwrap_or(name);
        is_office(name).then(|| tidy(name))
    });
    labelled.or_else(before_address)
}

fn is_office(name: &str) -> bool {
    let endings = ["室", "科", "股", "处", "局", "办", "中心", "组", "部", "厅", "委", "所", "站", "会", "政府", "院", "队", "岗"];
    let count = name.chars().count();
    (3..=40).contains(&count)
        && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || c == ' ')
        && endings.iter().any(|ending| name.ends_with(ending))
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| match c {
            '(' | '（' => {
                depth += 1;
                false
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(text: &str) -> Contact {
        find(&[text.to_owned()])
    }

    #[test]
    fn a_contact_in_one_sentence() {
        let found = contact(
            "如有疑问,请与柳溪区教育局(以下简称区教育局)办公室联系(地址:柳溪区乐都路341号,邮编:545100,电话:0772—7212375,电子邮箱:jy@163.com)。",
        );
        assert_eq!(found.office.as_deref(), Some("柳溪区教育局办公室"));
        assert_eq!(found.address.as_deref(), Some("柳溪区乐都路341号"));
        assert_eq!(found.postcode.as_deref(), Some("545100"));
        assert_eq!(found.phone.as_deref(), Some("0772-7212375"));
        assert_eq!(found.email.as_deref(), Some("jy@163.com"));
        assert_eq!(found.fax, None);
    }

    #[test]
    fn other_writings() {
        let found = contact("联系单位:岚嘉市人民政府办公室;地址:钟楼广场3号;电话:0848-5557720、5557721;传真:0848-5557729");
        assert_eq!(found.office.as_deref(), Some("岚嘉市人民政府办公室"));
        assert_eq!(found.phone.as_deref(), Some("0848-5557720、5557721"));
        assert_eq!(found.fax.as_deref(), Some("0848-5557729"));
        assert_eq!(
            contact("需要了解详情的,请联系霁川市交通运输局法规科(地址:十里铺路55号)").office.as_deref(),
            Some("霁川市交通运输局法规科")
        );
        assert_eq!(contact("主办单位:某县人民政府 联系电话:0470-8812282 蒙ICP备2021001176号"), Contact::default());
    }
}
