//! Names of agencies: which kind a name tells, whether two are of one agency, whether one is masked.

use crate::form::Phrase;
use crate::lex::marks::Marked;
use crate::lex::script::is_han;

/// The kinds of agencies that the deadlines of article 49 distinguish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A government at county level or above, or the office in whose name its report appears.
    Government,
    /// A department at county level or above.
    Department,
    /// An organ of the party, to which the Regulation does not apply directly.
    Party,
    /// An agency that is managed by its superior and not by the government of its place: tax, customs, weather.
    Vertical,
    /// A township or subdistrict, or an office of one: article 49 does not name them.
    Town,
    /// What the name does not tell.
    Unknown,
}

/// The kind of agency that a name tells.
pub fn kind(name: &str) -> Kind {
    // A zone's committee is a department to some and a government to others; committees of residents are neither.
    const PLACES: [char; 7] = ['省', '市', '县', '区', '旗', '州', '盟'];
    let marked = Marked::new(name);
    match () {
        () if name.starts_with("中共") || Phrase::Party.is_at_end(name) => Kind::Party,
        // 山海关 is a place.
        () if Phrase::Vertical.is_in_marked(&Marked::new(&name.replace("山海关", ""))) => Kind::Vertical,
        () if Phrase::Towns.is_in_marked(&marked) || name.ends_with(['镇', '乡']) => Kind::Town,
        () if Phrase::Zones.is_in_marked(&marked) && !name.ends_with('局') && !name.ends_with("人民政府") => Kind::Unknown,
        () if without_office(name).ends_with("政府") || name.ends_with(PLACES) => Kind::Government,
        () if Phrase::Departments.is_at_end(name) => Kind::Department,
        () => Kind::Unknown,
    }
}

/// The name of a government without that of its office.
fn without_office(name: &str) -> &str {
    let bare = ["办公室", "办公厅"].iter().find_map(|office| name.strip_suffix(office));
    bare.filter(|bare| bare.ends_with("政府")).unwrap_or(name)
}

/// Whether two names may be of one agency: one within the other, a government and its office, a full name and a short form.
pub fn is_same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (plain(a), plain(b));
    let bare = |name: &str| name.replace(['省', '市'], "");
    // 县城关镇政府, and 市县城关镇 with the places before it.
    let town = |name: &str| {
        let town = name.strip_suffix("政府").filter(|town| town.ends_with(['镇', '乡'])).unwrap_or(name);
        without_street_office(town).to_owned()
    };
    let (town_a, town_b) = (town(&a), town(&b));
    a.contains(&b)
        || b.contains(&a)
        || bare(&a) == bare(&b)
        || town_a.ends_with(&town_b)
        || town_b.ends_with(&town_a)
        || is_short_for(&a, &b)
        || is_short_for(&b, &a)
        || is_without_zone(&a, &b)
        || is_without_zone(&b, &a)
        || is_of_place(&a, &b)
        || is_of_place(&b, &a)
}

/// A street's name without that of its office: 石桥街道 of 石桥街道办事处 and 石桥街道信息公开办公室.
fn without_street_office(name: &str) -> &str {
    let end = name.rfind("街道").map(|at| at + "街道".len());
    let is_office = |rest: &str| rest.ends_with("办事处") || rest.ends_with("办公室") || rest.ends_with('办');
    end.and_then(|end| name.split_at_checked(end)).filter(|(_, rest)| is_office(rest)).map_or(name, |(street, _)| street)
}

/// Whether a name is that of the government of a place called by its kind: 区管委会 for 云岘实验区.
fn is_of_place(short: &str, long: &str) -> bool {
    let Some(kind) = short.chars().next().filter(|c| is_place(*c)) else { return false };
    let own = short.strip_prefix(kind).unwrap_or(short);
    let own = ["办公室", "办公厅"].iter().find_map(|office| own.strip_suffix(office)).unwrap_or(own);
    matches!(own, "" | "政府" | "管委会" | "管理委") && long.chars().count() > 2 && long.ends_with(kind)
}

/// Whether a name is another without the words for a zone in it: 平湖水利局 for 平湖综合实验区水利局.
pub fn is_without_zone(short: &str, long: &str) -> bool {
    short.char_indices().skip(2).any(|(at, _)| {
        let (place, own) = short.split_at(at);
        let middle = long.strip_prefix(place).and_then(|rest| rest.strip_suffix(own));
        middle.is_some_and(|middle| middle.chars().count() <= 10 && Phrase::ZoneEnding.is_at_end(middle))
    })
}

/// Whether two names are surely of one agency: the same but for the places before it and for words that some writings
/// leave out. A government's office is not the government here: some report on their own too.
pub fn is_surely_same(a: &str, b: &str) -> bool {
    let (a, b) = (spelled(a), spelled(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let Some(before) = long.strip_suffix(short.as_str()) else { return false };
    // 大岭县教育局 is not that of 岭县; 县教育局 and 教育局 name no place.
    let (place, _) = parted(short);
    before.is_empty() || place.chars().count() < 2 || before.ends_with(is_place)
}

/// Whether two names that titles give are of one agency: the same but for the places before it, for words that are left out
/// and short forms. Unlike [`is_same`], the bureau of a county is not the county, and a branch is not its bureau.
pub fn is_same_reporter(a: &str, b: &str) -> bool {
    let bare =
        |name: &str| ["人民政府", "政府", "管理委员会", "管委会"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).to_owned();
    let (short_a, short_b) = (bare(a), bare(b));
    is_surely_same(a, b)
        || is_surely_same(&short_a, &short_b)
        || !a.starts_with(b)
            && !b.starts_with(a)
            && (is_short_for(&spelled(a), &spelled(b))
                || is_short_for(&spelled(b), &spelled(a))
                || is_without_zone(a, b)
                || is_without_zone(b, a))
}

/// A name without the words that some writings leave out, and without that of its office. 某新区管委会办公室 is 某新区办公室 too.
fn plain(name: &str) -> String {
    let name = spelled(without_office(without_bracket(name)));
    let zone = |name: &str, (long, short): (&str, &str)| name.contains(long).then(|| name.replace(long, short));
    let name = ZONES.iter().find_map(|writings| zone(&name, *writings)).unwrap_or(name);
    match name.split_once("管委会").or_else(|| name.split_once("管理委")) {
        Some((zone, own)) if !own.is_empty() && zone.ends_with('区') => format!("{zone}{own}"),
        _ => name,
    }
}

/// How zones are called in full and in short.
const ZONES: [(&str, &str); 4] =
    [("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"), ("经济技术开发区", "经开区"), ("经济开发区", "经开区")];

/// A name without a second one in brackets after it: 某市住房和城乡建设局(某市人民防空办公室).
fn without_bracket(name: &str) -> &str {
    let (own, second) = name.split_once(['(', '（']).unwrap_or((name, ""));
    if second.ends_with([')', '）']) && own.chars().count() > 2 { own } else { name }
}

/// A name without the words that some writings leave out.
pub fn spelled(name: &str) -> String {
    let name = name.replace("人民政府", "政府").replace("委员会", "委");
    match name.strip_suffix("街道办事处").or(name.strip_suffix("街道办")) {
        // 禾渡区人民政府石桥街道办事处
        Some(street) => street.replace("政府", "") + "街道办事处",
        None => name,
    }
}

/// Whether a name is another with characters left out (发改局 for 发展和改革局): of the same place, starting and
/// ending alike.
fn is_short_for(short: &str, long: &str) -> bool {
    let ((place, own), (long_place, long_own)) = (parted(short), parted(long));
    let mut rest = long_own.chars();
    let is_within = own.chars().all(|c| rest.any(|other| other == c));
    let same_ends = own.chars().next() == long_own.chars().next() && own.chars().last() == long_own.chars().last();
    let same_place = place.ends_with(long_place) || long_place.ends_with(place);
    own.chars().count() >= 3 && is_within && same_ends && same_place
}

/// Whether names of places end with this character.
fn is_place(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '旗' | '州' | '盟' | '镇')
}

/// A name as its place and what follows: 禾渡县, 发展和改革局.
fn parted(name: &str) -> (&str, &str) {
    // 市场监督管理局 and 区划地名 start with what ends a place.
    let not_place =
        |at: usize| ["市场", "市政", "市容", "市监", "区划", "州府"].iter().any(|word| name.get(at..).is_some_and(|t| t.starts_with(word)));
    let last = name.char_indices().filter(|(at, c)| is_place(*c) && !not_place(*at)).map(|(at, c)| at + c.len_utf8()).next_back();
    name.split_at(last.unwrap_or(0))
}

/// Whether a name is of a school or a hospital, which report by rules of their own.
pub fn is_school(name: &str) -> bool {
    Phrase::Schools.is_at_end(name) && !["人民政府", "局"].iter().any(|word| name.ends_with(word))
}

/// Whether what is in the place of an agency's name is none: brands that hijacked copies set there, addresses, labels.
pub fn is_replaced(name: &str) -> bool {
    let is_latin = name.chars().any(|c| c.is_ascii_alphabetic() && !is_mask(c));
    is_latin || name.contains([':', '：', '/', '.', '|', '@']) || is_brand(name)
}

/// Whether characters of a name are replaced by their pinyin: 禾渡县林ye局.
pub fn is_romanised(name: &str) -> bool {
    /// Letters of a few syllables: more are those of a brand or an address.
    const LETTERS: usize = 12;
    let letters = name.chars().filter(|c| is_pinyin(*c)).count();
    let is_own = |c: char| is_pinyin(c) || is_han(c) || matches!(c, '(' | ')' | '（' | '）');
    let han = name.chars().filter(|c| is_han(*c)).count();
    (1..=LETTERS).contains(&letters) && han > 2 && name.starts_with(is_han) && name.chars().all(is_own) && !is_brand(name)
}

/// A letter of a syllable, with its tone or without.
fn is_pinyin(c: char) -> bool {
    c < '\u{2E80}' && c.is_lowercase()
}

/// Whether names of which one is romanised may be of one agency: what is left of one is in the other.
pub fn is_same_but_for_pinyin(a: &str, b: &str) -> bool {
    let is_within = |short: &str, long: &str| {
        let mut long = long.chars();
        short.chars().filter(|c| !is_pinyin(*c)).all(|own| long.any(|c| c == own))
    };
    is_within(a, b) || is_within(b, a)
}

/// Whether a text holds the words of a brand that hijacked copies set in the place of names.
pub fn is_brand(text: &str) -> bool {
    Phrase::Brands.is_in_marked(&Marked::new(text))
}

/// Whether a text ends as the names of agencies do.
pub fn ends_like_name(text: &str) -> bool {
    Phrase::AgencyEnding.is_at_end(text)
}

/// Whether a line is nothing but the name of an agency, as a signature is.
pub fn is_name(line: &str) -> bool {
    /// Characters of the longest name.
    const LONGEST: usize = 40;
    let chars = || line.chars().filter(|c| !c.is_whitespace());
    let is_of_name = |c| matches!(c, '\u{3400}'..='\u{9FFF}') || is_mask(c) || matches!(c, '(' | ')' | '（' | '）' | '、');
    // A sentence soon shows that it is none.
    chars().take(LONGEST + 1).all(is_of_name) && (4..=LONGEST).contains(&chars().take(LONGEST + 1).count()) && {
        let name: String = chars().collect();
        ends_like_name(name.trim_end_matches([')', '）']))
    }
}

/// Whether a character stands for one that was masked.
pub fn is_mask(c: char) -> bool {
    matches!(c, '*' | '×' | '✕' | '╳' | 'X' | 'x' | '□' | '█' | '■')
}

/// Whether a name is masked: `**`, `××`, `XX`, 某某.
pub fn is_masked(name: &str) -> bool {
    let mut run = 0;
    let marked = name.chars().any(|c| {
        run = if is_mask(c) { run + 1 } else { 0 };
        run == 2
    });
    marked || name.contains("某某")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_bodies() {
        for (kind_of, names) in [
            (Kind::Government, ["禾渡县人民政府", "云岘市人民政府办公室", "禾渡区", "景德镇市人民政府"].as_slice()),
            (Kind::Department, &["禾渡县教育局", "云岘市发展和改革委员会", "县政务服务中心", "省财政厅"]),
            (Kind::Party, &["禾渡县委宣传部", "中共云岘市委政法委员会"]),
            (Kind::Vertical, &["高新区税务局", "国家税务总局云岘市税务局", "云岘海关", "云岘市气象局"]),
            (Kind::Town, &["禾渡县石桥镇人民政府", "石桥街道办事处", "石桥乡政府", "禾渡县石桥镇人民政府办公室", "石桥镇"]),
            (Kind::Unknown, &["云岘经济开发区管理委员会", "石桥派出所", "云岘大学", "禾渡县自来水公司", "石桥社区居民委员会"]),
        ] {
            for name in names {
                assert_eq!(kind(name), kind_of, "{name}");
            }
        }
    }

    #[test]
    fn names_with_pinyin_for_some_characters() {
        for name in ["禾渡县林ye局", "云岘市人民政府办gong厅", "禾渡县gōng安局"] {
            assert!(is_romanised(name), "{name}");
        }
        for name in ["禾渡县林业局", "必赢体育app官网:教育局", "UedBet体育管理局", "ye局", "www禾渡县"] {
            assert!(!is_romanised(name), "{name}");
        }
        assert!(is_same_but_for_pinyin("禾渡县林ye局", "禾渡县林业局") && is_same_but_for_pinyin("云岘市人民政府", "云岘市人民zheng府"));
        assert!(!is_same_but_for_pinyin("禾渡县林ye局", "禾渡县水利局") && !is_same_but_for_pinyin("禾渡县林ye局", "石桥县林业局"));
    }

    #[test]
    fn full_and_short_names_of_one_body() {
        for (a, b) in [
            ("禾渡县发展和改革局", "禾渡县发改局"),
            ("云岘市禾渡区文化和旅游局", "禾渡区文旅局"),
            ("禾渡县市场监督管理局", "县市场监管局"),
            ("禾渡县住房和城乡建设局", "禾渡县住建局"),
            ("云岘市卫生健康委员会", "云岘市卫健委"),
            ("禾渡县人民政府", "禾渡县政府办公室"),
            ("禾渡县人民政府办公室", "禾渡县人民政府"),
            ("云岘市禾渡区石桥街道办事处", "禾渡区人民政府石桥街道办事处"),
            ("云岘市禾渡区石桥街道办事处", "石桥街道办"),
            ("云岘市禾渡区教育局", "禾渡区教育局"),
            ("云岘新区管委会办公室", "云岘新区办公室"),
        ] {
            assert!(is_same(a, b) && is_same(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("禾渡县教育局", "禾渡县水利局"),
            ("云县公安局", "云岭县公安局"),
            ("禾渡县发展和改革局", "石桥县发改局"),
            ("禾渡县人民政府", "石桥县人民政府办公室"),
            ("禾渡区石桥街道办事处", "禾渡区青石街道办事处"),
            ("禾渡县农业农村局", "禾渡县林业局"),
        ] {
            assert!(!is_same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn names_that_are_surely_of_one_body() {
        for (a, b) in [
            ("青岫市政府", "青岫市人民政府"),
            ("云岘市发展和改革委", "发展和改革委员会"),
            ("云岘市禾渡县教育局", "禾渡县教育局"),
            ("禾渡县教育局", "县教育局"),
            ("内蒙古教育厅", "教育厅"),
            ("禾渡区人民政府石桥街道办事处", "石桥街道办"),
        ] {
            assert!(is_surely_same(a, b) && is_surely_same(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("青岫市人民政府", "青岫市人民政府办公室"),
            ("大岭县教育局", "岭县教育局"),
            ("禾渡县", "禾渡县教育局"),
            ("禾渡县教育局", "禾渡县教育体育局"),
        ] {
            assert!(!is_surely_same(a, b) && !is_surely_same(b, a), "{a} {b}");
        }
    }

    #[test]
    fn names_of_one_reporter() {
        for (a, b) in [
            ("云岘市林业局", "市林业局"),
            ("云岘市人民政府", "云岘市"),
            ("云岘经济开发区管委会", "云岘经济开发区"),
            ("禾渡县发展和改革局", "禾渡县发改局"),
            ("石桥街道办事处", "禾渡区人民政府石桥街道办"),
        ] {
            assert!(is_same_reporter(a, b) && is_same_reporter(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("禾渡县", "禾渡县教育局"),
            ("云岘市公安局", "云岘市公安局青岫分局"),
            ("禾渡县人民政府", "禾渡县人民政府办公室"),
            ("石桥镇", "石桥镇中心小学"),
            ("云岘市林业局", "云岘市水务局"),
        ] {
            assert!(!is_same_reporter(a, b) && !is_same_reporter(b, a), "{a} {b}");
        }
    }

    #[test]
    fn masks() {
        for name in ["**县教育局", "禾渡县**局", "XX县教育局", "×××局", "某某县教育局"] {
            assert!(is_masked(name), "{name}");
        }
        assert!(!is_masked("禾渡县教育局") && !is_masked("禾渡县*教育局"));
    }
}
