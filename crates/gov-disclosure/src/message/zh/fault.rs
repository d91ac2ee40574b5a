//! Why no report can be made of an input, or no corrected file.

use crate::fact::{
    BadFigures, BadPackage, BadRow, Broken, EmptyFile, Encrypted, Excess, FoundTitle, Json, Limited, NoField, NoReport, OtherDocument,
    OtherFormat, Pictures, UncertainCell, Uncorrected, Unknown, Unwritable,
};

/// Bytes of no format that is read.
pub fn unknown(fault: &Unknown) -> String {
    match fault {
        Unknown::Format(format) => {
            let (name, way_out) = other_format(*format);
            format!("{name}不能直接读取；请{way_out}")
        }
        Unknown::Noise => "内容不是文本，也不是能识别的文件格式；若是文本，请指定编码".to_owned(),
        Unknown::NotBuilt(format) => format!("本构建不含 {format} 格式；请换用完整构建，或另存为网页（html）"),
        Unknown::NoDecoder => "文本不是 UTF-8，而本构建不含旧编码；请先解码为 UTF-8".to_owned(),
        Unknown::NoEncoding(label) => format!("不认识编码名“{label}”；可用 utf-8、gb18030、gbk、big5、utf-16le 等"),
    }
}

fn other_format(format: OtherFormat) -> (&'static str, &'static str) {
    match format {
        OtherFormat::Rtf => ("RTF 文件", "用 Word 或 WPS 另存为 docx"),
        OtherFormat::Picture => ("图片", "先做文字识别"),
        OtherFormat::Zip => ("ZIP 压缩包", "先解压"),
        OtherFormat::Archive => ("压缩包（不是 zip）", "先解压，或改用 zip"),
        OtherFormat::Presentation => ("演示文稿（pptx）", "把报告另存为 docx"),
        OtherFormat::BinaryWorkbook => ("二进制工作簿（xlsb）", "另存为 xlsx"),
        OtherFormat::Ofd => ("OFD 版式文件", "用 OFD 阅读器转换为 docx 或 txt"),
        OtherFormat::OpenDocument => ("ODF 文件（odt、ods）", "另存为 docx 或 xlsx"),
        OtherFormat::OldWord => ("旧版 Word 或 WPS 文档（doc、wps）", "用 Word 或 WPS 另存为 docx"),
        OtherFormat::OldOffice => ("旧版 Office 文件", "另存为 docx 或 xlsx"),
    }
}

/// A file that violates its format.
pub fn broken(fault: &Broken) -> String {
    match fault {
        Broken::CutOffPackage => "文件是未下载完整的办公文档或压缩包；请重新下载或另存".to_owned(),
        Broken::Package(fault) => format!("压缩包损坏或不完整（{}）；请重新下载或另存后再试", bad_package(*fault)),
        Broken::Rewriting(fault) => format!("文件损坏，无法更正（{}）；请用 Word、WPS 或 Excel 打开并另存后再试", bad_package(*fault)),
        // What a library found is in its own words, which are English.
        Broken::Xml(_) => "文档内容损坏；请用 Word 或 WPS 打开并另存后再试".to_owned(),
        Broken::NoMainPart(name) => format!("文档缺少正文部分 {name}；请用 Word 或 WPS 打开并另存后再试"),
        Broken::NoText(name) => format!("文档部分 {name} 不是文本；请用 Word 或 WPS 打开并另存后再试"),
        Broken::Workbook(_) => "工作簿损坏或不完整；请用表格软件打开并另存为 xlsx 后再试".to_owned(),
        Broken::CellOutside => "工作簿中有单元格地址超出表格范围；请用表格软件打开并另存后再试".to_owned(),
        Broken::Pdf => "PDF 文件损坏或不完整；请重新下载，或用浏览器打开后另存为 PDF 再试".to_owned(),
        Broken::NoPage => "网页存档（mht）中没有网页；请重新保存，或另存为 html".to_owned(),
        Broken::CutOff => "文件不完整，已有的部分中没有年度报告的内容；请重新下载".to_owned(),
    }
}

/// What is wrong with a package.
fn bad_package(fault: BadPackage) -> &'static str {
    match fault {
        BadPackage::List => "文件目录缺失或有误",
        BadPackage::Method => "压缩或加密方式不能读取",
        BadPackage::Part => "缺少内部文件",
        BadPackage::Size => "超过格式允许的大小",
        BadPackage::Data => "内部数据有误",
    }
}

/// A file with a password.
pub fn encrypted(_: &Encrypted) -> String {
    "文件已加密；请用打开密码另存为不加密的文件后再试".to_owned()
}

/// Pictures without text.
pub fn pictures(fault: &Pictures) -> String {
    let words = match fault {
        Pictures::Document => "文档中只有图片，没有文字；请先做文字识别",
        Pictures::Pdf => "PDF 中只有图片，没有文字；请先做文字识别",
        Pictures::UnnamedCharacters => "PDF 中的文字没有注明对应的字符，无法读取；请先做文字识别，或取得网页、Word 版本",
    };
    words.to_owned()
}

/// A file with nothing in it.
pub fn empty_file(_: &EmptyFile) -> String {
    "文件是空的，没有任何内容；可能没有下载完或没有复制完，请重新下载或复制".to_owned()
}

/// What is no annual report.
pub fn no_report(fault: &NoReport) -> String {
    match fault {
        NoReport::None => "文件没有报告".to_owned(),
        NoReport::Other(other) => format!("文件是{}，不是政府信息公开工作年度报告", other_document(*other)),
        NoReport::TooLittle { title, sections, period } => {
            let mut found = Vec::new();
            match title {
                Some(FoundTitle::One(title)) => found.push(format!("标题“{title}”")),
                Some(FoundTitle::Several) => found.push("多个报告的标题".to_owned()),
                None => {}
            }
            if *sections > 0 {
                found.push(format!("{sections} 个章节标题"));
            }
            if let Some((start, end)) = period {
                found.push(format!("统计期限 {start} 至 {end}"));
            }
            let mut missing = vec!["表格"];
            missing.extend(title.is_none().then_some("标题"));
            missing.extend((*sections == 0).then_some("章节标题"));
            missing.extend((*sections > 0 || title.is_some()).then_some("报告正文"));
            let found = if found.is_empty() {
                "没有找到年度报告的任何部分".to_owned()
            } else {
                format!("只找到{}", found.join("、"))
            };
            format!("{found}；缺少{}；请确认文件是政府信息公开工作年度报告，且保存时保留了正文", missing.join("、"))
        }
    }
}

fn other_document(other: OtherDocument) -> &'static str {
    match other {
        OtherDocument::PartOfYear => "半年、季度或月度统计",
        OtherDocument::Notice => "通知",
        OtherDocument::Guide => "信息公开指南",
        OtherDocument::Catalogue => "信息公开目录",
        OtherDocument::Rules => "制度文件",
        OtherDocument::LawBasedGovernment => "法治政府建设年度报告",
        OtherDocument::SiteForm => "政府网站工作年度报表",
        OtherDocument::Court => "法院或检察院的报告",
        OtherDocument::Company => "企业的报告",
        OtherDocument::Budget => "预决算文件",
        OtherDocument::Plan => "工作要点或方案",
        OtherDocument::RequestForm => "申请表",
        OtherDocument::Sample => "范文或模板",
        OtherDocument::Explanation => "年度报告的解读",
        OtherDocument::OwnTable => "本程序写出的数据表",
    }
}

/// More than a limit allows.
pub fn excess(fault: &Excess) -> String {
    let (what, unit) = match fault.what {
        Limited::InputBytes => ("文件", ""),
        Limited::Steps => ("读取此文件的计算量", " 步的上限；请拆分文件，或只保留报告本身后再试"),
        Limited::MemoryBytes => ("读取此文件所需内存", "的上限；请拆分文件，或只保留报告本身后再试"),
        Limited::Lines => ("文件的行或段落", " 个"),
        Limited::Pieces => ("文件的词和单元格", " 个"),
        Limited::TextBytes => ("文件的文字", ""),
        Limited::Cells => ("文件的表格单元格", " 个"),
        Limited::Tables => ("表格嵌套", " 层，不像报告；请检查文件是否完整"),
        Limited::Slots => ("跨行跨列展开后的表格", " 格"),
        Limited::MergedRows => ("工作表合并区域所跨的行", " 行"),
        Limited::StyleBytes => ("工作簿一项样式", ""),
        Limited::OldBookBytes => ("工作簿", "；请另存为 xlsx"),
        Limited::OldTextBytes => ("工作簿的文字", "；请另存为 xlsx"),
        Limited::Elements => ("文档元素嵌套", " 层"),
        Limited::Parts => ("压缩包内的文件", " 个"),
        Limited::UnpackedBytes => ("文件内容解开后", ""),
        Limited::Forms | Limited::Objects => ("PDF 内容嵌套", " 层"),
        Limited::Crossings => ("PDF 一页的线条交叉", " 处"),
        Limited::Widths => ("PDF 字体宽度表", " 项"),
    };
    format!("{what}超过 {}{unit}", fault.size())
}

/// A report that is too large for an office file.
pub fn unwritable(fault: &Unwritable) -> String {
    format!("无法写成办公文档：{}", fault.0)
}

/// What is no report in JSON.
pub fn json(fault: &Json) -> String {
    let wrong = match fault {
        Json::Syntax { part, reason } => format!("{part} 有误：{reason}"),
        Json::Schema(was) => format!("schema 为“{was}”，应为 gov-disclosure/report/v1"),
        Json::NoCells => "有 schema 而没有 cells".to_owned(),
        Json::NoFields => "其中没有任何填报项".to_owned(),
        Json::Extra(id) => format!("extras 中的“{id}”重复，或不以 extra. 开头"),
        Json::NoField(field) => no_field(field),
        Json::Year(was) => format!("year 为 {was}，不是年份"),
        Json::State(field) => format!("{field} 的状态与数值不符：有数值的为 reported，其余没有数值"),
        Json::Candidates(field) => format!("{field} 有数值，又有 candidates：只有 lost 的单元格才有候选值"),
        Json::Computed(field) => format!("{field} 标为 computed，却没有数值"),
        Json::Unit { field, unit } => format!("{field} 的单位是“{unit}”，应折算为{}", field.unit().as_str()),
        Json::Value { field, value } => format!("{field} 的值 {value} 不是数值或 null"),
    };
    format!("不是报告 JSON：{wrong}；应为报告、含 schema 和 cells 的对象，或“填报项: 数值或 null”的对象")
}

fn no_field(field: &NoField) -> String {
    let near = field.near.map(|near| format!("，最接近的是 {near}")).unwrap_or_default();
    format!("没有名为“{}”的填报项{near}", field.id)
}

/// A CSV that has no figures of one report.
pub fn figures(fault: &BadFigures) -> String {
    let wrong = match &fault.wrong {
        BadRow::Quotation => "引号没有成对".to_owned(),
        BadRow::NoField(field) => no_field(field),
        BadRow::Twice(field) => format!("{field} 出现两次"),
        BadRow::Year(was) => format!("“{was}”不是年份"),
        BadRow::OtherReport(source) => format!("“{source}”是另一份报告；请一次只给一份报告的数值"),
    };
    format!("第 {} 行：{wrong}", fault.row)
}

/// A correction without a certain place.
pub fn uncorrected(fault: &Uncorrected) -> String {
    let why = match fault {
        Uncorrected::Format(format) => format!("只能就地更正 docx 和 xlsx 文件，这是 {}", format.unwrap_or("?")),
        Uncorrected::ProseOfWorkbook => "工作簿中只能更正表格的单元格，不能更正正文".to_owned(),
        Uncorrected::SameText => "两处更正落在同一段文字上".to_owned(),
        Uncorrected::NoPart => "读取时的正文或工作表部分在文件中找不到".to_owned(),
        Uncorrected::Cell(field, why) => {
            let why = match why {
                UncertainCell::None => "在原稿中没有单元格",
                UncertainCell::NotFound => "的单元格在原稿中找不到",
                UncertainCell::MoreInIt => "的单元格中另有内容（如批注标记、已划去的文字）",
                UncertainCell::Paragraphs => "的空白单元格有多个段落",
                UncertainCell::NoRoom => "的空白单元格没有可写入的段落",
            };
            format!("“{}”{why}", field.name_zh())
        }
        Uncorrected::NoDigits(text) => format!("“{text}”不是数字"),
        Uncorrected::NoValue(field, text) => format!("“{}”不能填“{text}”，应为数值、空值或 / 等符号", field.name_zh()),
        Uncorrected::NoParagraph(index) => format!("正文第 {index} 个数值在原稿中没有段落"),
        Uncorrected::PlaceInParagraph(index) => format!("正文第 {index} 个数值在段落中的位置不能确定"),
        Uncorrected::Prose => "更正后读回的正文数值与要求不符".to_owned(),
        Uncorrected::ReadBack(field) => format!("“{}”更正后读回的内容与要求不符", field.name_zh()),
    };
    format!("原稿未改动：{why}；请在原稿中手工修改，或按官方版式重排")
}
