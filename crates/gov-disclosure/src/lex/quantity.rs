//! The grammar of counts, shares and amounts in running text: 163条, 1700余条, 近200件, 26.8万条, 三十二件,
//! 87.1%, 百分之五, 62.785万元. Works on folded text.
//!
//! Ordinals (第六次), dates, numbers of documents, laws and telephones, times and idioms (一趟不用跑) are no counts.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, space0};
use nom::combinator::{opt, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

use super::grammar::{self, Place, failure, is_digit};
use super::hanzi;

/// What a number of the text measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Things counted.
    Count,
    /// A share in percent.
    Percent,
    /// An amount in 元.
    Money,
}

/// How the words blur a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 余, 多.
    More,
    /// 近, 不足.
    Less,
    /// 约, 左右.
    About,
    /// 以上, 逾, 超过.
    AtLeast,
}

/// A number of the text with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity<'a> {
    /// The number, 万 and 亿 multiplied out.
    pub value: Decimal,
    /// The place of its last digit that is not a closing zero: 100 in 1700余, 10000 in 3万多.
    pub place: Decimal,
    /// What it measures.
    pub measure: Measure,
    /// The unit as written, without 万 and 亿.
    pub unit: Option<&'a str>,
    /// How it is blurred.
    pub blur: Option<Precision>,
}

/// A quantity and its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// First byte, words that blur it included.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The quantity.
    pub quantity: Quantity<'a>,
}

/// Units that count things. Longer ones come before those they start with.
const COUNTERS: &[&str] = &[
    "人次", "大项", "小项", "大类", "小类", "件次", "条次", "篇次", "场次", "件", "条", "份", "宗", "起", "次", "例", "篇", "项", "个",
    "所", "家", "户", "人", "名", "位", "期", "场", "批", "本", "册", "台", "套", "站", "部", "幅", "张", "款", "则", "类", "处", "只",
    "支", "栏", "封", "通", "笔", "轮", "组", "辆",
];

/// The characters that counters start with.
const COUNTER_STARTS: &str = "人大小件条篇场份宗起次例项个所家户名位期批本册台套站部幅张款则类处只支栏封通笔轮组辆";

/// Words after 个 that make it part of something else: 3个月, 20个工作日, 2个百分点.
const NOT_BEHIND: &[&str] = &["月", "工作日", "百分点", "小时", "方面", "自然日", "年", "环节", "季度", "部分", "章节"];

/// Units that another word begins with, and how that word goes on: 6部分, 56本报告, 15名单, 8类似.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    ("部", &["分", "门", "署", "委", "级"]),
    ("本", &["报告", "局", "机关", "单位", "年", "市", "区", "县", "级", "部门", "省", "镇", "乡", "街道", "委", "办", "院", "校"]),
    ("条", &["规定", "要求", "款", "第", "之", "和第", "例"]),
    ("通", &["过", "知", "报", "告"]),
    ("组", &["织", "成"]),
    ("名", &["单", "称"]),
    ("位", &["于", "置"]),
    ("期", &["间", "限"]),
    ("处", &["理", "罚"]),
    ("个", NOT_BEHIND),
];

/// Counters that one Chinese numeral may come before; with the others it is an idiom (一个, 三项, 一张网).
const PLAIN: &[&str] = &["件", "条", "份", "宗", "起", "例", "篇", "人次"];

/// The largest number that something may be counted by.
const LARGEST: i64 = 999_999_999_999_999;

fn number(input: &str) -> IResult<&str, Decimal> {
    verify(grammar::number, |number| *number <= Decimal::from(LARGEST)).parse(input)
}

/// The quantity that starts here.
pub fn quantity(input: &str) -> IResult<&str, Quantity<'_>> {
    if let Ok((rest, number)) = preceded(tag("百分之"), number).parse(input) {
        return Ok((rest, Quantity { value: number, place: Decimal::ONE, measure: Measure::Percent, unit: Some("%"), blur: None }));
    }
    let is_chinese = !input.starts_with(is_digit);
    let (behind, number) = number(input)?;
    let is_single = is_chinese && (number < Decimal::TEN || number == Decimal::ONE_HUNDRED);
    let more = || opt(alt((tag("余"), tag("多"))));
    let (rest, first) = delimited(space0, more(), space0).parse(behind)?;
    let (rest, factor) = opt(alt((value(10_000u32, char('万')), value(100_000_000, char('亿'))))).parse(rest)?;
    let (rest, second) = delimited(space0, more(), space0).parse(rest)?;
    let (rest, (measure, unit)) = unit(rest, is_single)?;
    let (rest, after) =
        opt(alt((value(Precision::AtLeast, tag("以上")), value(Precision::About, alt((tag("左右"), tag("上下"))))))).parse(rest)?;
    let factor = Decimal::from(factor.unwrap_or(1));
    let value = number.checked_mul(factor).ok_or_else(|| failure(input))?;
    let blur = first.or(second).map(|_| Precision::More).or(after);
    if measure == Measure::Count && unit.is_none() {
        // Without a unit a Chinese number says anything, and one that the text ends with may be cut off.
        if is_chinese || behind.trim().is_empty() || factor != Decimal::ONE || value > Decimal::from(99_999_999) {
            return Err(failure(input));
        }
        return Ok((behind, Quantity { value, place: place(number), measure, unit, blur: None }));
    }
    Ok((rest, Quantity { value, place: place(number) * factor, measure, unit, blur }))
}

/// The place of the last digit that is not a closing zero.
fn place(number: Decimal) -> Decimal {
    let number = number.normalize();
    if number.scale() > 0 {
        return Decimal::new(1, number.scale());
    }
    let mut place = Decimal::ONE;
    let mut rest = number;
    while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        place *= Decimal::TEN;
    }
    place
}

fn unit(input: &str, is_single: bool) -> IResult<&str, (Measure, Option<&str>)> {
    if let Ok((rest, _)) = alt((tag::<_, _, nom::error::Error<&str>>("%"), tag("%"))).parse(input) {
        return Ok((rest, (Measure::Percent, input.get(..1))));
    }
    if let Some(rest) = input.strip_prefix("元") {
        return Ok((rest, (Measure::Money, input.get(.."元".len()))));
    }
    if !input.starts_with(|c| COUNTER_STARTS.contains(c)) {
        return Ok((input, (Measure::Count, None)));
    }
    for counter in COUNTERS {
        let Some(rest) = input.strip_prefix(counter) else { continue };
        let goes_on = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
        let is_other_word = OTHER_WORDS.iter().any(|(unit, words)| unit == counter && goes_on(words));
        let is_idiom = is_single && (!PLAIN.contains(counter) || rest.starts_with(['事', '不']));
        if is_other_word || is_idiom {
            return Err(failure(input));
        }
        return Ok((rest, (Measure::Count, input.get(..counter.len()))));
    }
    Ok((input, (Measure::Count, None)))
}

/// Words before a number that blur it.
const BLURRING: [(&str, Precision); 15] = [
    ("不足", Precision::Less),
    ("将近", Precision::Less),
    ("接近", Precision::Less),
    ("近", Precision::Less),
    ("大约", Precision::About),
    ("约", Precision::About),
    ("超过", Precision::AtLeast),
    ("不少于", Precision::AtLeast),
    ("不低于", Precision::AtLeast),
    ("至少", Precision::AtLeast),
    ("突破", Precision::AtLeast),
    ("逾", Precision::AtLeast),
    ("超", Precision::AtLeast),
    ("达到近", Precision::Less),
    ("上", Precision::AtLeast),
];

/// Words before a number that make it a place in an order, an article or a fixed phrase.
const NO_COUNT_BEFORE: &[&str] = &["无", "没有", "条例", "排名", "排在", "位列", "位居", "前", "一式", "上述", "该"];

/// What laws and documents are called that have articles: 《条例》二十条, but 《青岫日报》7条.
const LAWS: &[&str] =
    &["条例", "办法", "规定", "规则", "细则", "法", "法典", "通知", "意见", "决定", "格式", "标准", "要点", "清单", "目录"];

/// Whether a text ends with the quoted name of a law or of a document that has articles.
fn names_law(before: &str) -> bool {
    before.strip_suffix('》').is_some_and(|head| {
        let name = head.rsplit('《').next().unwrap_or(head).trim_end();
        // (试行) is no part of what it is called.
        let name = name.strip_suffix(')').and_then(|inner| inner.rfind('(').and_then(|at| inner.get(..at))).unwrap_or(name);
        LAWS.iter().any(|end| name.ends_with(end))
    })
}

/// What comes before a number that is no count: 第六次, 公开〔2019〕60号, 1/3, 《条例》二十条, 一式三份, 12:56.
fn is_ordinal_or_code(before: &str) -> bool {
    let before = before.trim_end();
    let is_clock = before.strip_suffix(':').is_some_and(|hour| hour.ends_with(is_digit));
    // 电话5512207转802
    let is_extension = before.strip_suffix('转').is_some_and(|phone| phone.trim_end().ends_with(is_digit));
    // 南方+3条: the sign is part of a name, 12+3条 adds.
    let is_name = |before: &str| before.trim_end_matches('+').ends_with(super::script::is_han);
    // 无一起 says zero, not one.
    is_clock
        || is_extension
        || names_law(before)
        || before.ends_with('+') && !is_name(before)
        || NO_COUNT_BEFORE.iter().any(|word| before.ends_with(word))
        || before.ends_with(|c: char| c.is_ascii_alphanumeric() || "第每任.-—–/〔[~×".contains(c) || hanzi::is_numeral(c))
}

/// Words before a number without a unit that is a code, an address or a reference.
const CODES: &[&str] = &[
    "附件",
    "附表",
    "表",
    "图",
    "注",
    "邮编",
    "邮政编码",
    "电话",
    "传真",
    "手机",
    "热线",
    "分机",
    "号",
    "楼",
    "层",
    "座",
    "栋",
    "幢",
    "室",
    "路",
    "街",
    "巷",
    "房",
    "房间",
    "账号",
    "编号",
    "编码",
    "代码",
];

/// Words before a large number that say that it counts.
const REACHES: &[&str] = &["量", "数", "达", "达到", "突破", "共", "计", "为", "总数", "总量", "次数", "人数"];

/// Words before a number without a unit in the middle of a clause: 会议信息42财政信息68.
const NAMES: &[&str] = &["信息", "文件", "类", "公告", "通知", "动态", "解读", "事项", "稿件"];

/// Words that open a list, whose items may be numbered: 其中1.组织机构2条.
const OPENING: &[&str] = &["其中", "包括", "如下", "分别为", "分别是"];

/// What is no new name directly after a number.
const NO_NAME: &str = "年月日号时分点秒楼层座室路街巷岁届期级周天版字克米公亩吨度成倍折比至到或和与及多余来左右以";

/// Whether a number without a unit counts what comes before it: not an outline number, a year, a code. Within a clause
/// it does so only in a row of names and numbers, where another number was read before.
fn may_lack_unit(before: &str, behind: &str, quantity: &Quantity<'_>, is_in_row: bool) -> bool {
    let (before, behind) = (before.trim_end(), behind.trim_start());
    let ends_with = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let counts = before.chars().next_back().is_some_and(super::script::is_han);
    let is_year = quantity.value >= Decimal::from(1900) && quantity.value < Decimal::from(2200);
    let is_small = quantity.value <= Decimal::from(999_999);
    let ends = behind.starts_with([',', ';', '。', '、', ')']) || behind.starts_with('.') && !behind.starts_with("..");
    let names_next = || {
        let next = behind.chars().next().filter(|c| super::script::is_han(*c));
        is_in_row && ends_with(NAMES) && next.is_some_and(|next| !NO_NAME.contains(next))
    };
    let numbers_item = || {
        let mut next = behind.chars();
        next.next().is_some_and(|c| matches!(c, '.' | '、')) && next.next().is_some_and(super::script::is_han) && ends_with(OPENING)
    };
    counts && !is_year && !ends_with(CODES) && !numbers_item() && (is_small || ends_with(REACHES)) && (ends || names_next())
}

/// A round number without digits: 近千人次, 近万份, 上百家.
fn round(input: &str) -> IResult<&str, Quantity<'_>> {
    let number = alt((
        value(1_000_000u32, tag("百万")),
        value(10_000_000, tag("千万")),
        value(100, char('百')),
        value(1000, char('千')),
        value(10_000, char('万')),
        value(100_000_000, char('亿')),
    ));
    let (rest, number) = terminated(number, space0).parse(input)?;
    let (rest, (measure, unit)) = unit(rest, false)?;
    let number = Decimal::from(number);
    if measure == Measure::Percent || unit.is_none() {
        return Err(failure(input));
    }
    Ok((rest, Quantity { value: number, place: number, measure, unit, blur: None }))
}

/// Every quantity of a folded text, in order.
pub fn find_all(text: &str) -> Vec<Found<'_>> {
    let mut is_in_row = false;
    let found = grammar::find_all(text, grammar::is_numeral, |place| {
        let found = found(place, is_in_row);
        is_in_row |= found.is_some();
        // The rest of a number that is no quantity is none either.
        let run = || grammar::split_while(place.rest(), grammar::is_of_number).0.len();
        (found.map_or_else(run, |found| found.end - place.at), found)
    });
    found.into_iter().map(|(_, found)| found).collect()
}

/// The quantity at a place, with the words before it that blur it.
fn found(place: Place<'_>, is_in_row: bool) -> Option<Found<'_>> {
    let (before, rest) = (place.before(), place.rest());
    let trimmed = before.trim_end();
    let blurring = BLURRING.iter().find(|(word, _)| trimmed.ends_with(word));
    // 网上百余件 says nothing of 上百.
    let may_be_round = blurring.is_some_and(|(word, _)| *word != "上" || !trimmed.ends_with("网上"));
    let read = quantity(rest).or_else(|error| if may_be_round { round(rest) } else { Err(error) });
    let (tail, mut quantity) = read.ok()?;
    let counts = !is_ordinal_or_code(before) && (quantity.unit.is_some() || may_lack_unit(before, tail, &quantity, is_in_row));
    let blurring = blurring.filter(|(word, _)| *word != "上" || !rest.starts_with(is_digit));
    let start = blurring.map_or(place.at, |(word, _)| trimmed.len() - word.len());
    quantity.blur = quantity.blur.or(blurring.map(|(_, blur)| *blur));
    counts.then_some(Found { start, end: place.at + rest.len() - tail.len(), quantity })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_counter_starts_with_one_of_the_starts() {
        assert!(COUNTERS.iter().all(|counter| counter.starts_with(|c| COUNTER_STARTS.contains(c))));
    }

    fn all(text: &str) -> Vec<String> {
        let said = |found: &Found<'_>| {
            let Quantity { value, unit, blur, .. } = found.quantity;
            format!("{}{}{}", value.normalize(), unit.unwrap_or("-"), blur.map(|b| format!("{b:?}")).unwrap_or_default())
        };
        find_all(text).iter().map(said).collect()
    }

    #[test]
    fn counts_with_their_units() {
        for (text, expected) in [
            ("公开各类信息共计163条,其中", "163条"),
            ("共计 163 条", "163条"),
            ("收到申请14,069件", "14069件"),
            ("发布信息26.8万条", "268000条"),
            ("发布信息三十二件", "32件"),
            ("开展培训12人次", "12人次"),
            ("主动公开各类政府信息64,其中", "64-"),
            ("占12.9%。", "12.9%"),
            ("完成率百分之九十五", "95%"),
            ("收费62.785万元", "627850元"),
            ("信息500多条。", "500条More"),
            ("信息1700余条", "1700条More"),
            ("阅读量3万余次", "30000次More"),
            ("近200件", "200件Less"),
            ("约200件", "200件About"),
            ("200件左右", "200件About"),
            ("提高到96%以上", "96%AtLeast"),
            ("超过200件", "200件AtLeast"),
        ] {
            assert_eq!(all(text), [expected], "{text}");
        }
        assert_eq!(all("行政许可共4大项19小项"), ["4大项", "19小项"]);
        assert_eq!(all("市政府文件21条,办公厅文件46政府会议信息42、财政信息68重点信息410。"), ["21条", "46-", "42-", "68-", "410-"]);
        assert_eq!(all("订阅量达到5664865。"), ["5664865-"]);
        assert_eq!(all("咨询近千人次,资料近万份,走访上百家"), ["1000人次Less", "10000份Less", "100家AtLeast"]);
    }

    #[test]
    fn what_is_no_count() {
        for text in [
            "连续第六次荣获",
            "第20条",
            "二十届二中全会",
            "五级十五同",
            "一趟不用跑",
            "最多跑一次",
            "2024年6月11日",
            "12345便民服务热线",
            "20个工作日内",
            "提高3.2个百分点",
            "电话:0772-7212375,",
            "邮编:545100,",
            "国办公开办函〔2019〕60号",
            "国务院令第711号",
            "IPv6访问",
            "一个平台",
            "三项制度",
            "20日内",
            "每1件",
            "(1)加强领导",
            "1、加强领导,2、落实责任",
            "见附件1。",
            "截至2023,",
            "3个月",
            "1/3",
            "一把手",
            "分为6个部分",
            "共6部分",
            "一式三份",
            "按照《条例》二十条规定",
            "时间 12:56本报告",
            "电话:0772-7212375转802,",
            "电话:0772-7212375 转 802。",
            "5楼528;联系电话",
            "共收到申请12",
            "网站排名前10位",
            "成千上万",
            "网上百度",
        ] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }

    #[test]
    fn the_place_of_a_round_number() {
        for (text, place) in [("1700余条", "100"), ("500多条", "100"), ("3万余次", "10000"), ("2.5万余次", "1000.0"), ("153余条", "1")]
        {
            assert_eq!(find_all(text)[0].quantity.place.to_string(), place, "{text}");
        }
    }
}
