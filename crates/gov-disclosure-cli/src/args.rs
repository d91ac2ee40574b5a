//! Arguments.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use gov_disclosure::{Field, YEARS};
use gov_disclosure_arrow::{Columns, Content, Shape};

/// 政府信息公开工作年度报告：网页、文本、Word、Excel → 逐格核对的数据
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
    /// 核对报告：逐条列出问题、出处和可能的正确数值 | Check reports: what is wrong, where, and which value would fit
    Check(Check),
    /// 生成官方格式的报告：网页、Markdown、Word、Excel、文本 | The official form, filled in
    Render(Render),
    /// 就地更正 Word 或 Excel 原稿中的数值 | Correct figures in a Word document or workbook itself
    Correct(Correct),
    /// 派生指标：公开率、不予公开率、结转率等，附分子分母 | Rates, shares and stocks, with their counts
    Indicators(Indicators),
    /// 核对规则，或一条规则的说明 | The rules, or the page of one
    Rules(Rules),
    /// 数据字典：格式的226个填报项 | The data dictionary: the 226 fields of the form
    Fields(Fields),
    /// 编码手册：各版格式全部填报项的名称、单位、年份、可比性 | The codebook: every field of every form
    Codebook(Codebook),
    /// 报告 JSON 的 JSON Schema | The JSON Schema of a report
    Schema,
    /// 命令行补全脚本 | Completions for a shell
    Completions(Completions),
    /// 手册页（troff） | The manual page (troff), of a subcommand where one is named
    Man(Man),
}

#[derive(Debug, clap::Args)]
pub struct Completions {
    /// 用哪种命令行 | The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub struct Man {
    /// 子命令 | A subcommand, such as check
    pub command: Option<String>,
}

/// How a run goes, whatever it does.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Running")]
pub struct Running {
    /// 同时读取的文件数；默认：处理器核数 | Files read at once; default: one for each processor
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,

    /// 每份文件的时限，超过即记为 limit-exceeded | Seconds that a file may take; beyond them it is limit-exceeded
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub timeout: Option<f64>,

    /// 不显示进度、提示和合计，只说未能读取的文件 | No progress, remarks and sums: only files that gave no report
    #[arg(short, long)]
    pub quiet: bool,

    /// 把未能读取、略过和重复的文件写入此文件，一行一条 JSON | Write files that gave no report, were passed over or are twice to a file, a line of JSON each
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| (0.001..=86_400.0).contains(seconds));
    seconds.ok_or_else(|| "应为 0.001 至 86400 之间的秒数 | seconds are 0.001 to 86400".to_owned())
}

/// In which languages a run speaks.
#[derive(Debug, clap::Args)]
pub struct Spoken {
    /// 说明所用语言，可用逗号并列 | The languages of the messages, separated by a comma
    #[arg(long, value_enum, value_delimiter = ',', default_value = "zh,en", value_name = "LANG")]
    pub lang: Vec<Language>,
}

/// How CSV is written.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct CsvStyle {
    /// CSV：加字节顺序标记，供 Excel 打开 | CSV: start with a byte order mark, for Excel
    #[arg(long)]
    pub bom: bool,

    /// CSV：文字照原样写出，即使电子表格会把它当作公式 | CSV: write text as it is, also where a spreadsheet would take it for a formula
    #[arg(long)]
    pub exact_text: bool,
}

/// A WHATWG label of an encoding.
fn encoding(label: &str) -> Result<String, String> {
    let known = encoding_rs::Encoding::for_label(label.as_bytes()).is_some();
    known.then(|| label.to_owned()).ok_or_else(|| {
        "不认识的编码名；可用 utf-8、gb18030、gbk、big5、utf-16le 等 | unknown encoding; use utf-8, gb18030, gbk, big5, utf-16le or another WHATWG label"
            .to_owned()
    })
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "退出码 Exit status: 0 done, 2 usage, or output that cannot be written, 3 some inputs gave no report (the others are written), 4 no input."
)]
pub struct Extract {
    /// 文件、文件夹，或 - 表示标准输入 | Files, folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// 写入文件，格式按扩展名；- 为标准输出 | Write to a file, whose ending names the format; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// 输出格式；默认：终端为表格，管道为 jsonl | Output format; default: a table on a terminal, else jsonl
    #[arg(long, value_enum)]
    pub format: Option<OutputFormat>,

    /// CSV、Parquet、Excel：一份报告一行 | CSV, Parquet, Excel: one report per row
    #[arg(long)]
    pub wide: bool,

    /// 与 --wide 同用：只列这种格式的填报项：2019、2021，或2008—2018年的统计表 | With --wide: the columns of this form: 2019, 2021, or a table of 2008 to 2018
    #[arg(long, value_name = "FORM", value_parser = forms(), requires = "wide")]
    pub form: Option<String>,

    /// CSV、JSON、Parquet：写哪张表；默认：各格 | CSV, JSON lines, Parquet: the table that is written; default: cells
    #[arg(long, value_enum, value_name = "TABLE", conflicts_with = "wide")]
    pub table: Option<TableName>,

    #[command(flatten)]
    pub csv: CsvStyle,

    /// 说明每行每列为何如此识别（写到标准错误） | Say why each row and column was matched (standard error)
    #[arg(long)]
    pub explain: bool,

    #[command(flatten)]
    pub spoken: Spoken,

    #[command(flatten)]
    pub overrides: Overrides,

    #[command(flatten)]
    pub running: Running,
}

/// What takes the place of what is found, for every input of the call.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Overrides")]
pub struct Overrides {
    /// 指定编码，如 gb18030 | The encoding, instead of the one found
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    pub encoding: Option<String>,

    /// 指定年度 | The year reported on, instead of the one found
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: Option<u16>,

    /// 指定机关 | The reporting agency, instead of the one found
    #[arg(long, value_name = "NAME")]
    pub agency: Option<String>,
}

fn year(text: &str) -> Result<u16, String> {
    let (first, last) = (YEARS.start(), YEARS.end());
    let year = text.trim().parse().ok().filter(|year| YEARS.contains(year));
    year.ok_or_else(|| format!("应为 {first} 至 {last} 之间的年份 | write a year from {first} to {last}"))
}

#[derive(Debug, clap::Args)]
#[command(after_help = "退出码 Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 usage, or output \
    that cannot be written, 3 some inputs gave no report, 4 no input; the first that holds of 2, 4, 3, 1.")]
pub struct Check {
    /// 文件、文件夹、报告 JSON，或 - 表示标准输入 | Files, folders, report JSON, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// 写入文件；- 为标准输出 | Write to a file; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// 输出格式 | Output format
    #[arg(long, value_enum, default_value = "plain")]
    pub format: CheckFormat,

    #[command(flatten)]
    pub spoken: Spoken,

    /// 各文件是同一机关不同年度的报告，跨年核对 | The inputs are several years of one agency: check them against each other
    #[arg(long)]
    pub series: bool,

    /// 只看这些规则：编号、编号开头或名称，如 A,S201 | Only these rules: ids, their beginnings or names, such as A,S201
    #[arg(long, value_delimiter = ',', value_name = "RULES", help_heading = "Findings")]
    pub select: Vec<String>,

    /// 不看这些规则 | Not these rules
    #[arg(long, value_delimiter = ',', value_name = "RULES", help_heading = "Findings")]
    pub ignore: Vec<String>,

    /// 最低可信度 | The lowest confidence
    #[arg(long, value_enum, default_value = "low", value_name = "LEVEL", help_heading = "Findings")]
    pub min_confidence: ConfidenceLevel,

    /// 最低级别；默认：plain、github 为 warning，json、sarif 为 info | The least severity; default: warning, in json and sarif info
    #[arg(long, value_enum, value_name = "LEVEL", help_heading = "Findings")]
    pub min_severity: Option<SeverityLevel>,

    /// 发现此级别及以上的问题时退出码为 1 | Exit with 1 for findings of this severity or above
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL", help_heading = "Findings")]
    pub fail_on: FailOn,

    #[command(flatten)]
    pub overrides: Overrides,

    #[command(flatten)]
    pub running: Running,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "退出码 Exit status: 0 done, whatever is found; 2 usage, or output that cannot be written, 3 the input gave no report, 4 no input."
)]
pub struct Render {
    /// 报告 JSON、填报项与数值的 JSON 或 CSV、报告文件，或 - | Report JSON, fields and values as JSON or CSV, a file, or -
    #[arg(value_name = "INPUT")]
    pub path: PathBuf,

    /// 写入文件，格式按扩展名；默认：标准输出 | Write to a file; its ending names the format; default: standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// 输出格式 | Output format
    #[arg(long, value_enum)]
    pub to: Option<RenderTarget>,

    /// 补填各项齐全而未填的合计 | Fill totals that are empty and whose parts are all given
    #[arg(long)]
    pub fill_totals: bool,

    /// 用哪一版格式；默认：报告自身或其年度的 | The edition of the form, instead of the report's own or that of its year
    #[arg(long, value_enum, value_name = "EDITION")]
    pub edition: Option<FormEdition>,

    #[command(flatten)]
    pub spoken: Spoken,

    #[command(flatten)]
    pub overrides: Overrides,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "只改数值，其余逐字节不变；位置不能确定时不写入。 Only the figures change; nothing is written if a place is not certain.\n\n退出码 Exit status: 0 done, 2 usage, or output that cannot be written, 3 the file gave no report or cannot be corrected, 4 no input."
)]
pub struct Correct {
    /// 要更正的 docx 或 xlsx 文件 | The docx or xlsx file to correct
    #[arg(value_name = "FILE")]
    pub path: PathBuf,

    /// 写入的文件 | The file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// 填报项及其新值，可多次使用；空值清空单元格 | A field and its new value; an empty value empties the cell
    #[arg(long, value_name = "FIELD=VALUE", value_parser = correction)]
    pub set: Vec<(Field, String)>,

    /// 正文第几个数值（从 0 起，见 JSON 的 claims）及其新值 | A number of the prose, by its place in the claims of the JSON from 0, and its new value
    #[arg(long = "claim", value_name = "N=VALUE", value_parser = claim)]
    pub claims: Vec<(usize, String)>,

    /// 更正每个只有一种改法的错误 | Correct each error that has exactly one possible correction
    #[arg(long)]
    pub suggested: bool,

    /// Word：以此人名义作为修订写入 | Word: write revisions by this author, to be accepted or refused
    #[arg(long, value_name = "AUTHOR")]
    pub tracked: Option<String>,

    #[command(flatten)]
    pub spoken: Spoken,

    #[command(flatten)]
    pub overrides: Overrides,
}

fn correction(text: &str) -> Result<(Field, String), String> {
    let (id, value) = text.split_once('=').ok_or_else(|| "应为 填报项=数值 | write FIELD=VALUE".to_owned())?;
    let field = Field::from_id(id.trim()).ok_or_else(|| match Field::nearest(id.trim()) {
        Some(near) => format!("没有名为“{id}”的填报项，是否为 {near} | no field is called {id}; did you mean {near}"),
        None => {
            format!("没有名为“{id}”的填报项；gov-disclosure fields 列出全部 | no field is called {id}; `gov-disclosure fields` lists them")
        }
    })?;
    Ok((field, value.trim().to_owned()))
}

fn claim(text: &str) -> Result<(usize, String), String> {
    let read = || text.split_once('=').and_then(|(index, number)| Some((index.trim().parse().ok()?, number.trim().to_owned())));
    read().ok_or_else(|| "应为 序号=数值 | write N=VALUE".to_owned())
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "退出码 Exit status: 0 done, 2 usage, or output that cannot be written, 3 some inputs gave no report (the others are written), 4 no input."
)]
pub struct Indicators {
    /// 文件、文件夹、报告 JSON，或 - 表示标准输入 | Files, folders, report JSON, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// 写入文件，格式按扩展名；- 为标准输出 | Write to a file, whose ending names the format; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// 输出格式；默认：csv | Output format; default: csv
    #[arg(long, value_enum)]
    pub format: Option<IndicatorFormat>,

    #[command(flatten)]
    pub csv: CsvStyle,

    /// 含同一机关不同年度的报告，计算增长率 | Some inputs are several years of one agency: compute growth
    #[arg(long)]
    pub series: bool,

    /// 辖区常住人口，用于各份报告 | The residents of the agency's area, for every input of the call
    #[arg(long, value_name = "NUMBER")]
    pub population: Option<u64>,

    #[command(flatten)]
    pub spoken: Spoken,

    #[command(flatten)]
    pub overrides: Overrides,

    #[command(flatten)]
    pub running: Running,
}

#[derive(Debug, clap::Args)]
pub struct Rules {
    /// 规则编号或名称，如 A403、row-total | The id or name of a rule, such as A403 or row-total
    pub id: Option<String>,

    /// 输出格式 | Output format
    #[arg(long, value_enum, default_value = "table")]
    pub format: RulesFormat,

    #[command(flatten)]
    pub spoken: Spoken,
}

/// The forms that `fields` lists.
fn forms() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(["2019", "2021"].into_iter().chain(gov_disclosure::StatisticsForm::ids()))
}

#[derive(Debug, clap::Args)]
pub struct Fields {
    /// 只列一种格式：2019、2021，或2008—2018年的地方和全国统计表 | Only this form: 2019, 2021, or a table of 2008 to 2018
    #[arg(long, value_parser = forms())]
    pub form: Option<String>,

    /// 输出格式 | Output format
    #[arg(long, value_enum, default_value = "csv")]
    pub format: FieldsFormat,
}

#[derive(Debug, clap::Args)]
pub struct Codebook {
    /// 输出格式 | Output format
    #[arg(long, value_enum, default_value = "csv")]
    pub format: CodebookFormat,

    /// Stata、R：标签所用语言 | Stata, R: the language of the labels
    #[arg(long, value_enum, default_value = "zh", value_name = "LANG")]
    pub lang: Language,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// One report per line, as JSON
    Jsonl,
    /// One cell per row
    Csv,
    /// As csv, with types, for data frames
    Parquet,
    /// As csv, with sheets of findings and failures, for Excel
    Xlsx,
    /// For people
    Table,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableName {
    /// A report: its file, agency, year and dates, how many cells are in each state, duplicates
    Reports,
    /// A cell
    Cells,
    /// A report, with a column for each field, as --wide
    Wide,
    /// A number of the prose
    Claims,
    /// A section, with its text
    Sections,
    /// A finding, with the values that would fit
    Diagnostics,
    /// An indicator
    Indicators,
    /// A file that gave no report
    Failures,
}

impl TableName {
    /// What a row of it is.
    pub fn shape(self) -> Shape {
        match self {
            Self::Reports => Shape::Reports,
            Self::Cells => Shape::Cells,
            Self::Wide => Shape::Wide(Content::Value, Columns::Fields),
            Self::Claims => Shape::Claims,
            Self::Sections => Shape::Sections,
            Self::Diagnostics => Shape::Diagnostics,
            Self::Indicators => Shape::Indicators,
            Self::Failures => Shape::Failures,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum IndicatorFormat {
    /// One indicator per row
    Csv,
    /// One report per line, as JSON
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RenderTarget {
    /// A printable page
    Html,
    /// Markdown
    Md,
    /// A Word document
    Docx,
    /// A workbook, a sheet a section, with formulas
    Xlsx,
    /// Plain text
    Txt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormEdition {
    /// Reports for 2019 and 2020
    #[value(name = "2019")]
    Y2019,
    /// Reports for 2021 and later
    #[value(name = "2021")]
    Y2021,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FieldsFormat {
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CodebookFormat {
    /// One field per row
    Csv,
    /// As tables of Markdown
    Md,
    /// A Data Package of panel.csv, as extract --wide writes it, and codebook.csv
    Datapackage,
    /// A do-file that labels the variables of a wide table
    Stata,
    /// A script of R that labels the columns of a wide table
    R,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people, with the lines of the source
    Plain,
    /// An object with the checked reports
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// For people; the page, for one rule
    Table,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ConfidenceLevel {
    Low,
    Medium,
    High,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SeverityLevel {
    Info,
    Warning,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}
