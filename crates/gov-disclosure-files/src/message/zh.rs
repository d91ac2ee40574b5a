//! Messages in Chinese.

use crate::fault::{BadArchive, Fault};
use crate::passed::Reason;

/// Why an input gave no bytes or no report.
pub fn fault(fault: &Fault) -> String {
    let words = match fault {
        Fault::NotFound => "无法读取：没有这个文件",
        Fault::Forbidden => "无法读取：没有读取权限",
        Fault::Unreadable(reason) => return format!("无法读取：{reason}"),
        Fault::Unmatched => "没有符合此模式的文件；请检查路径，以及文件是否存在",
        Fault::Defect => "读取此文件时遇到本程序的缺陷，请连同文件一并报告",
        Fault::TooSlow(timeout) => return format!("读取超过 {} 秒的时限；可放宽时限后再试", timeout.as_secs_f64()),
        Fault::ArchiveTooLarge => "压缩包解开后过大或文件过多，超过上限；请分成几个压缩包",
        Fault::SameNames => "压缩包中有几个同名文件，无法区分；请解压后再试",
        Fault::ArchiveEncrypted => "压缩包已加密；请解压后再试",
        Fault::ArchiveBroken(fault) => return format!("压缩包损坏或不完整（{}）；请重新下载或另存后再试", bad_archive(*fault)),
        Fault::EmptyList => "这个 JSON 列表中没有报告",
        Fault::NoReport => "没有报告",
        Fault::TooManyReports => "一个 JSON 文件中的报告过多，超过上限；请改为每行一份报告的 .jsonl 文件，行数不限",
    };
    words.to_owned()
}

/// What is wrong with an archive.
fn bad_archive(fault: BadArchive) -> &'static str {
    match fault {
        BadArchive::List => "文件目录缺失或有误",
        BadArchive::Method => "压缩方式不能读取",
        BadArchive::Data => "内部数据有误",
    }
}

/// Why something was passed over.
pub fn passed(reason: Reason) -> &'static str {
    match reason {
        Reason::OtherFormat => "不读的格式",
        Reason::BesideItsPage => "网页的附属文件夹",
        Reason::BrokenLink => "失效的链接",
        Reason::LinkLoop => "循环的链接",
        Reason::OtherJson => "不是报告的 JSON",
    }
}
