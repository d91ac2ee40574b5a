//! Arguments.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// 政府信息公开工作年度报告：网页或文本 → 逐格核对的数据
///
/// Reads China's government-information-disclosure annual reports into checked data.
#[derive(Debug, Parser)]
#[command(name = "gov-disclosure", version)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 读取报告：每格的数值、状态和出处 | Read reports: every cell with its value, state and place
    Extract(Extract),
    /// 数据字典：格式的226个栏目 | The data dictionary: the 226 fields of the form
    Fields(Fields),
    /// 报告 JSON 的 JSON Schema | The JSON Schema of a report
    Schema,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "退出码 Exit status: 0 done, 2 usage, 3 some inputs gave no report (the others are written), 4 no input.")]
pub struct Extract {
    /// 文件、文件夹，或 - 表示标准输入 | Files, folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// 写入文件，格式按扩展名 | Write to a file; its ending names the format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// 输出格式；默认：终端为表格，管道为 jsonl | Output format; default: a table on a terminal, else jsonl
    #[arg(long, value_enum)]
    pub format: Option<OutputFormat>,

    /// CSV：一份报告一行 | CSV: one report a row
    #[arg(long)]
    pub wide: bool,

    /// CSV：加字节顺序标记，供 Excel 打开 | CSV: start with a byte order mark, for Excel
    #[arg(long)]
    pub bom: bool,

    /// 说明每行每列为何如此识别（写到标准错误） | Say why each row and column was matched (standard error)
    #[arg(long)]
    pub explain: bool,

    /// 指定编码，如 gb18030 | The encoding, instead of the one found
    #[arg(long, value_name = "LABEL", help_heading = "Overrides")]
    pub encoding: Option<String>,

    /// 指定年度 | The year reported on, instead of the one found
    #[arg(long, value_name = "YEAR", help_heading = "Overrides", value_parser = clap::value_parser!(u16).range(2008..=2199))]
    pub year: Option<u16>,

    /// 指定机关 | The reporting body, instead of the one found
    #[arg(long, value_name = "NAME", help_heading = "Overrides")]
    pub agency: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct Fields {
    /// 输出格式 | Output format
    #[arg(long, value_enum, default_value = "csv")]
    pub format: FieldsFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// One report a line, as JSON
    Jsonl,
    /// One cell a row
    Csv,
    /// For people
    Table,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FieldsFormat {
    Csv,
    Json,
}
