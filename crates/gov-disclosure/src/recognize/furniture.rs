//! What a page prints around a report: links, buttons, related pages, the site's own footer.

use std::ops::Range;

use super::pieces::{Sequence, TextLine};
use crate::lex::marks::{Marked, Word, words};
use crate::lex::{date, fold};
use crate::report::agency_name;

/// Words that a line of the site's footer holds.
const FOOTER: [Word<'static>; 13] = words([
    "ICP备",
    "公网安备",
    "公安备案号",
    "网站标识码",
    "主办单位",
    "承办单位",
    "版权所有",
    "主办:",
    "主办：",
    "技术支持",
    "网站地图",
    "站点地图",
    "Copyright",
]);

/// Words that a line of the page itself starts with, after brackets and bullets. None is a sentence.
const PAGE: [&str; 44] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上一页",
    "下一页",
    "上篇",
    "下篇",
    "上条",
    "下条",
    "前一篇",
    "后一篇",
    "相关阅读",
    "相关新闻",
    "相关链接",
    "相关文章",
    "相关信息",
    "相关附件",
    "相关稿件",
    "相关推荐",
    "相关解读",
    "相关文档",
    "相关资讯",
    "相关内容",
    "推荐阅读",
    "延伸阅读",
    "热门",
    "附件下载",
    "附件列表",
    "文件下载",
    "文档下载",
    "下载附件",
    "友情链接",
    "网站链接",
    "扫一扫",
    "手机扫",
    "返回顶部",
    "返回首页",
    "使用帮助",
    "联系我们",
    "关于我们",
    "隐私保护",
    "您的位置",
    "当前位置",
];

/// The same, where nothing but a few characters follows: 打印, 关闭窗口, 分享到：.
const BUTTONS: [&str; 16] = [
    "打印",
    "关闭",
    "分享",
    "收藏",
    "返回",
    "来源",
    "信息来源",
    "稿源",
    "责任编辑",
    "责编",
    "编辑",
    "审核",
    "浏览",
    "阅读次数",
    "点击",
    "字号",
];

/// Characters that a button has at most.
const BUTTON: usize = 24;

/// Whether a line belongs to the site's footer.
pub fn is_site_footer(text: &str) -> bool {
    Marked::new(text).holds_any(&FOOTER)
}

/// Whether a line belongs to the page rather than to the report.
pub fn is_furniture(line: &TextLine<'_>) -> bool {
    is_furniture_as(line, &fold::plain(line.text))
}

/// The same, of a line whose folded text is known.
fn is_furniture_as(line: &TextLine<'_>, folded: &str) -> bool {
    let text = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if text.contains('。') {
        return false;
    }
    line.link.is_some() || starts(&PAGE) || is_site_footer(folded) || text.chars().count() <= BUTTON && starts(&BUTTONS)
}

/// The line after the last one of a report whose last section is `lines`: it ends with its signature, or where the page
/// goes on.
pub fn end_of_report(sequence: &Sequence<'_>, lines: Range<usize>) -> usize {
    let line = |at: usize| sequence.lines.get(at).filter(|_| lines.contains(&at));
    for at in lines.clone() {
        let Some(own) = line(at) else { break };
        let folded = fold::plain(own.text);
        if is_furniture_as(own, &folded) {
            return at;
        }
        if own.free && date::alone(&folded).is_some() {
            // Some sign below the date.
            let is_signed = at.checked_sub(1).and_then(line).is_some_and(|above| agency_name::is_name(above.text));
            let below = line(at + 1).is_some_and(|below| !is_signed && !is_furniture(below) && agency_name::is_name(below.text));
            return at + 1 + usize::from(below);
        }
    }
    lines.end
}
