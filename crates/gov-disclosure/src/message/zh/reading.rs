//! The reading of a file.

use crate::fact::{Reading, RowDoubt, WidthFault};

/// What is found in reading a file.
pub fn message(fact: &Reading) -> String {
    match fact {
        Reading::Undecodable { encoding } => {
            format!("部分字节不是有效的 {encoding}，已用“�”代替；若编码不对，请指定编码")
        }
        Reading::OtherEncoding { declared, encoding } => format!("页面声明编码为 {declared}，实际按 {encoding} 读取"),
        Reading::RecognisedText(pages) => format!("{pages} 页的文字是从图片识别出来的，可能认错；请与图片核对"),
        Reading::UnreadPages(pages) => format!("{pages} 页只是图片，没有文字，未能读取；请先做文字识别"),
        Reading::CutOff { lacks } => {
            let rest = if *lacks { "缺少的章节、表格和单元格可能在其后" } else { "其后可能还有内容" };
            format!("文件没有结束标记，可能未下载完整：{rest}；请重新下载后读取")
        }
        Reading::LastNumber { text } => format!("文件在此中断，最后的数字“{text}”可能不完整；请使用完整的文件"),
        Reading::Deduplicated => "文件中重复的行已被删除，表格里凡与前面相同的数值都已丢失；请改用未去重的文件".to_owned(),
        Reading::ProseTooLong => unread("文字"),
        Reading::TooManyNumbers => unread("数值"),
        Reading::OtherReports { names, more, all } => {
            let rest = if *more > 0 { format!("等 {} 份", names.len() + more) } else { String::new() };
            let hint = if *all { "未读取；请单独存成文件后读取" } else { "本记录只含其中一份" };
            format!("文件中还有其他报告：{}{rest}；{hint}", names.join("、"))
        }
        Reading::TitleWithin { title } => {
            format!("报告各部分之间出现另一份报告的标题“{title}”；请核对其后的内容是否属于本报告")
        }
        Reading::Copies { copies, completed } => {
            format!("同一报告在文件中出现 {copies} 次{}", if *completed { "，第1份缺失的数值取自其他份" } else { "" })
        }
        Reading::CopiesDiffer { field, first, number, other } => {
            let name = field.name_zh();
            match (first, other) {
                (Some(first), Some(other)) => format!("第1份中“{name}”为 {first}，第{number}份为 {other}；取第1份"),
                (Some(first), None) => format!("第1份中“{name}”为 {first}，第{number}份没有数值；取第1份"),
                (None, other) => {
                    format!("第1份中“{name}”没有数值，第{number}份为 {}；取第1份", other.as_deref().unwrap_or_default())
                }
            }
        }
        Reading::CopiesDifferIn { label, first, number, other } => {
            format!("第1份中“{label}”为 {first}，第{number}份为 {other}；取第1份")
        }
        Reading::Repeated { field, first: Some(first), second } => {
            format!("“{}”出现两次，数值不同（{first} 与 {second}），取先出现者", field.name_zh())
        }
        Reading::Repeated { field, first: None, second } => {
            format!("“{}”出现两次，先为空白或无数值，后为 {second}，取先出现者", field.name_zh())
        }
        Reading::Emptied { field, value } => {
            format!("“{}”出现两次，先为 {value}，后为空白或无数值，取先出现者", field.name_zh())
        }
        Reading::SecondTable(table) => {
            format!("{}出现两次，数值不同；只见于后一张表的数值可能属于另一份报告，未予采用，请对照原件", table.name_zh())
        }
        Reading::Row { label, doubt } => doubted(label, doubt),
        Reading::TotalElsewhere => {
            "表三有多行的另一列等于其余各列之和，“总计”可能不在所读取的位置，各列数值可能错位；请对照原件".to_owned()
        }
        Reading::ColumnsByForm => "表头文字的次序不能确定各列的位置，按格式规定的次序读取；请对照原件".to_owned(),
        Reading::OutOfLine => "有数值所在的列没有表头，表头与各行可能没有对齐；请对照原件".to_owned(),
        Reading::ColumnsByPlace => "有一列的表头文字缺失、不全或与格式用语不同，按其文字或位置读取；请对照原件".to_owned(),
        Reading::HeaderOrder(table) => format!("{}的表头次序与格式不符，各列数值无法确定", table.name_zh()),
        Reading::TableOfAnother { table, words } => {
            format!("{}上方写有“{words}”，其数据可能不是报告年度的，或不是以一件为单位；请对照原件", table.name_zh())
        }
        Reading::SeveralRows => "表四有多行数据，无法确定哪一行是报告年度本机关的；请对照原件".to_owned(),
        Reading::SimilarLabels { count, texts } => format!("{count} 个填报项按近似文字识别，如“{}”", texts.join("”“")),
        Reading::SimilarLabel { printed, label } => format!("“{printed}”按“{label}”读取，有一字不同"),
        Reading::Unmapped { text } => format!("表格中的数字“{text}”没有对应的填报项"),
        Reading::SplitInOneWay(cells) => format!("{cells} 个单元格的数值在原文中连写，只有一种拆法，据此读取"),
        Reading::ColumnsRunTogether { sure, unsure } => {
            format!("表中各列的数字连在一起，{sure} 个单元格只有一种分法，{unsure} 个不止一种；请对照原件")
        }
        Reading::StatisticsColumn { column, heads } => {
            format!("统计表的表头“{}”是否为“{column}”无法确定，该列数值未读出；请对照原件", heads.join("”“"))
        }
        Reading::StatisticsRowWidth { label } => format!("“{label}”一行的数值个数与列数不符，无法确定属于哪一列；请对照原件"),
        Reading::GroupUnknown { label } => {
            format!("统计表中不止一组有“{label}”一行，其前后的行缺失或移位，无法确定属于哪一组；请对照原件")
        }
        Reading::StatisticsRepeated { label, first: Some(first), second } => {
            format!("“{label}”一行出现两次，数值不同（{first} 与 {second}），取先出现者")
        }
        Reading::StatisticsRepeated { label, first: None, second } => {
            format!("“{label}”一行出现两次，先为空白或无数值，后为 {second}，取先出现者")
        }
        Reading::StatisticsTables { cells } => {
            format!("文件中有两张同一格式的统计表，{cells} 个单元格的数值不同，无法确定哪一张是本年度的；请对照原件")
        }
        Reading::Joined { field, raw, value, on_lines: true } => {
            format!("“{}”：单元格中的数字分写在几行（“{raw}”），按一个数 {value} 读取，也可能是两个数，请核对原件", field.name_zh())
        }
        Reading::Joined { field, raw, value, on_lines: false } => {
            format!("“{}”：单元格中的数字被空白拆开（“{raw}”），按 {value} 读取，请核对原件", field.name_zh())
        }
        Reading::Struck(own) => {
            let (name, struck) = (&own.cell, &own.text);
            match &own.read {
                None => format!("“{name}”：单元格中的“{struck}”已划去，别无内容，数值无法确定；请对照原件"),
                Some(read) => format!("“{name}”：单元格中划去的“{struck}”未计入，按“{read}”读取，请核对原件"),
            }
        }
        Reading::Invisible(own) => {
            let (name, hidden) = (&own.cell, &own.text);
            match &own.read {
                None => format!("“{name}”：单元格中的“{hidden}”不可见，按空白读取，请核对原件"),
                Some(read) => format!("“{name}”：单元格中不可见的“{hidden}”未计入，按“{read}”读取，请核对原件"),
            }
        }
        Reading::NotText(own) => {
            let name = &own.cell;
            let alternative = if own.text.is_empty() { String::new() } else { format!("（“{}”）", own.text) };
            match &own.read {
                None => format!("“{name}”：单元格显示的是图片、公式或控件{alternative}，不是文字，数值无法读取；请对照原件"),
                Some(read) => format!("“{name}”：单元格除“{read}”外还显示图片、公式、控件或编号{alternative}，未能读取，请核对原件"),
            }
        }
        Reading::Unsure(own) => {
            let (name, text) = (&own.cell, &own.text);
            let read = own.read.as_deref().unwrap_or("");
            format!("“{name}”：按文字读作“{read}”，其中“{text}”显示与否、显示在何处取决于样式，无法判定，请核对原件")
        }
    }
}

fn unread(what: &str) -> String {
    format!("正文超出可读取的长度或数值个数，此处起有{what}未读取、未核对；请把报告单独存成一个文件")
}

fn doubted(label: &str, doubt: &RowDoubt) -> String {
    match doubt {
        RowDoubt::RunTogether { count, raw } => {
            format!("“{label}”一行的数值连写成“{raw}”，应有 {count} 个，有多种拆法；请对照原件")
        }
        RowDoubt::Width { values, columns, why } => {
            let why = match why {
                WidthFault::Header => "表头缺失或次序异常",
                WidthFault::Torn => "有数字不完整或被拆开",
                WidthFault::Number => "个数与列数不符",
            };
            format!("“{label}”一行有 {values} 个数值，应有 {columns} 个（{why}），无法确定各属哪一列；请对照原件")
        }
        RowDoubt::Across => {
            format!("“{label}”一行有数字所在单元格跨多行，是各行之和还是其中一行的数值无法确定；请对照原件")
        }
        RowDoubt::UnderNoHeader => {
            format!("“{label}”一行有内容上方没有表头，旁边的单元格为空，该内容可能属于那一格；请对照原件")
        }
        RowDoubt::UnreadHeader => format!("“{label}”上方有表头文字无法辨认，其下的数值属于哪一列不能确定；请对照原件"),
        RowDoubt::Gap { missing } => format!("“{label}”之后缺少“{missing}”等行，此行数值可能属于缺失的行；请对照原件"),
        RowDoubt::Bare { above } => format!("紧邻“{label}”之前的“{above}”没有数值，此行数值可能属于“{above}”；请对照原件"),
        RowDoubt::Narrow { columns, printed } => {
            format!("“{label}”的表头只有 {columns} 列，同表其他部分的格式应有 {printed} 列，数值可能属于别的列；请对照原件")
        }
        RowDoubt::OnOneLine => {
            format!("“{label}”一行有两个数值在同一行文字里，别处一行只有一个，可能是一个数被拆开；请对照原件")
        }
        RowDoubt::CloseTogether => {
            format!("“{label}”一行有两个数值之间只隔一个空格，别处隔得更开，可能是一个数被拆开；请对照原件")
        }
        RowDoubt::Staggered => format!("“{label}”一行的数值散在几行文字里，按左右位置排列；请对照原件"),
        RowDoubt::Stray => format!("文中行与数值的次序对不上，有的行缺数值，“{label}”的数值可能属于别的行；请对照原件"),
        RowDoubt::Spilled => format!("“{label}”一行旁边另有未归行的数字，数值可能被拆到了别的行，请核对原件"),
    }
}
