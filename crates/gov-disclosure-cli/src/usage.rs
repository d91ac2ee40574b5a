//! Wrong usage in Chinese, above what clap says of it in English.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the arguments; `None` for help and version, and for what has no words here.
pub fn in_chinese(error: &clap::Error) -> Option<String> {
    let context = |kind| {
        let text = match error.get(kind)? {
            ContextValue::String(text) => text.clone(),
            ContextValue::Strings(texts) => texts.join("、"),
            _ => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    };
    let argument = || context(ContextKind::InvalidArg);
    let value = || context(ContextKind::InvalidValue);
    let problem = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有这个参数：{}", argument()?),
        ErrorKind::InvalidSubcommand => format!("没有这个子命令：{}", context(ContextKind::InvalidSubcommand)?),
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{}", argument()?),
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            Some(prior) if Some(&prior) == argument().as_ref() => format!("{prior} 只能用一次"),
            Some(prior) => format!("{} 与 {prior} 不能同时使用", argument()?),
            None => return None,
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value() {
            Some(value) => format!("{} 不能是“{value}”", argument()?),
            None => format!("{} 后面缺少值", argument()?),
        },
        _ => return None,
    };
    let choices = context(ContextKind::ValidValue).map(|values| format!("；可用：{values}"));
    let likely = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].into_iter().find_map(context);
    let advice = likely.map(|likely| format!("；是否指 {likely}？")).or(choices).unwrap_or_default();
    Some(format!("用法错误：{problem}{advice}"))
}

#[cfg(test)]
mod tests {
    use super::in_chinese;
    use crate::args::Args;
    use clap::Parser;

    fn message(arguments: &[&str]) -> Option<String> {
        let all = ["gov-disclosure"].iter().chain(arguments);
        in_chinese(&Args::try_parse_from(all).unwrap_err())
    }

    #[test]
    fn wrong_usage_is_explained_in_chinese() {
        for (arguments, expected) in [
            (&["extract", "--fromat", "csv", "a.html"][..], "用法错误：没有这个参数：--fromat；是否指 --format？"),
            (&["extrakt", "a.html"], "用法错误：没有这个子命令：extrakt；是否指 extract？"),
            (&["extract"], "用法错误：缺少参数：<PATH>..."),
            (&["extract", "a.html", "--wide", "--table", "cells"], "用法错误：--wide 与 --table <TABLE> 不能同时使用"),
            (&["check", "a.html", "--timeout", "0"], "用法错误：--timeout <SECONDS> 不能是“0”"),
            (&["check", "a.html", "--lang", "fr"], "用法错误：--lang <LANG> 不能是“fr”；可用：zh、en"),
            (&["check", "a.html", "--timeout"], "用法错误：--timeout <SECONDS> 后面缺少值"),
        ] {
            assert_eq!(message(arguments).as_deref(), Some(expected), "{arguments:?}");
        }
    }

    #[test]
    fn help_is_no_error() {
        assert_eq!(message(&["--help"]), None);
        assert_eq!(message(&["--version"]), None);
    }
}
