//! Numbers of the prose that say how digits of the table part: how much was disclosed, and how many requests came in.

use crate::lex::quantity::{self, Measure};

/// A total that the prose states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The row of the form that states it too.
    pub row: &'static str,
    /// Whether it is the total over the years.
    pub running: bool,
    pub value: i64,
}

/// What a clause must say, and must not, to state the total of a row.
const TOTALS: &[(&str, &[&str], &[&str])] = &[
    (
        "disclosed",
        &["主动公开"],
        &[
            "类",
            "申请",
            "其中",
            "占",
            "网站",
            "公报",
            "微博",
            "微信",
            "%",
            "近3年",
            "上年",
            "制作",
            "获取",
            "电子化",
            "县直",
            "区直",
            "市直",
            "各乡镇",
        ],
    ),
    ("requests.received", &["受理", "申请"], &["其中", "类", "占", "当面", "传真", "邮件", "网上", "网络", "信函", "近3年", "上年"]),
    ("requests.received", &["收到", "申请"], &["其中", "类", "占", "当面", "传真", "邮件", "网上", "网络", "信函", "近3年", "上年"]),
];

/// The totals that a folded text states, each in a clause with no other number of things.
pub fn totals(text: &str) -> Vec<Stated> {
    let mut out: Vec<Stated> = Vec::new();
    for clause in text.split(['。', '；', ';', '，', ',', '\n']).filter(|clause| clause.len() < 300) {
        let Some((row, ..)) = TOTALS
            .iter()
            .find(|(_, words, not)| words.iter().all(|word| clause.contains(word)) && !not.iter().any(|word| clause.contains(word)))
        else {
            continue;
        };
        let mut counts = quantity::find_all(clause).into_iter().map(|found| found.quantity).filter(|own| own.measure == Measure::Count);
        let (Some(one), None) = (counts.next(), counts.next()) else { continue };
        let Some(value) = one.blur.is_none().then(|| i64::try_from(one.value).ok()).flatten() else { continue };
        let running = ["累计", "历年", "至今"].iter().any(|word| clause.contains(word));
        let stated = Stated { row, running, value };
        if !out.contains(&stated) {
            out.push(stated);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_what_is_none() {
        let text = "2017年度，我局主动公开政府信息612条，历年累计主动公开政府信息2048条。主动公开信息分9类，其中机构职能类信息24条。\
                    受理申请的数量为3件，近3年收到申请5件，依申请公开政府信息79条，主动公开约4900条。";
        let of = |row, running, value| Stated { row, running, value };
        assert_eq!(totals(text), [of("disclosed", false, 612), of("disclosed", true, 2048), of("requests.received", false, 3)]);
    }
}
