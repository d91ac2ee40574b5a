//! Traditional script, as four kinds of converters write it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Act, Damage, Knows, any, texts};
use crate::page::Block;

/// Nothing is lost.
pub const CHARACTERS: Damage = Damage {
    name: "traditional",
    does: "characters that only simplified text has, one by one",
    act: Act::Page(|blocks, _, _| each(blocks, characters)),
    fits: any,
};
/// Nothing is lost.
pub const OVER: Damage = Damage {
    name: "traditional-over",
    does: "every character that has another form, right or not",
    act: Act::Page(|blocks, _, _| each(blocks, over)),
    fits: any,
};
/// Nothing is lost.
pub const OPENCC: Damage = Damage {
    name: "traditional-opencc",
    does: "as OpenCC writes it, its wrong choices too",
    act: Act::Page(|blocks, _, _| each(blocks, opencc)),
    fits: any,
};
/// Nothing is lost.
pub const PHRASES: Damage = Damage {
    name: "traditional-phrases",
    does: "with the words of Taiwan",
    act: Act::Page(|blocks, _, _| each(blocks, phrases)),
    fits: any,
};

/// The traditional forms of each simplified character, in the order of their codes.
static FORMS: LazyLock<HashMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut forms: HashMap<char, Vec<char>> = HashMap::new();
    let mut pairs = include_str!("../../../gov-disclosure/src/lex/traditional.txt").chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        forms.entry(to).or_default().push(from);
    }
    forms
});

/// Simplified forms that traditional text has too.
const BOTH_SCRIPTS: &str = include_str!("../../../gov-disclosure/src/lex/both_scripts.txt");

fn each(blocks: &mut [Block], convert: fn(&str) -> String) -> Knows {
    texts(blocks).for_each(|text| *text = convert(text));
    Knows::all()
}

fn first(c: char) -> char {
    FORMS.get(&c).and_then(|forms| forms.first()).copied().unwrap_or(c)
}

fn characters(text: &str) -> String {
    text.chars().map(|c| if BOTH_SCRIPTS.contains(c) { c } else { first(c) }).collect()
}

fn over(text: &str) -> String {
    text.chars().map(|c| FORMS.get(&c).and_then(|forms| forms.last()).copied().unwrap_or(c)).collect()
}

fn opencc(text: &str) -> String {
    let chosen = |c| match c {
        '于' => '於',
        '后' => '後',
        '复' => '複',
        '秘' => '祕',
        '系' => '係',
        c if BOTH_SCRIPTS.contains(c) => c,
        c => first(c),
    };
    text.chars().map(chosen).collect()
}

fn phrases(text: &str) -> String {
    opencc(&text.replace("文件", "档案").replace("信息", "资讯").replace("项目", "专案"))
}
