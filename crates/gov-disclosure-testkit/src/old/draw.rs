//! Draws a report in a form of 2008 to 2018: every relation of the form holds, and the prose is true.

use gov_disclosure::{Statistic, StatisticsForm};

use crate::random::Random;

/// A filled table, with what is written around it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its form.
    pub form: &'static StatisticsForm,
    /// The year that the report is on.
    pub year: u16,
    /// The agency.
    pub agency: &'static str,
    /// The value columns that are printed, with their headers.
    pub heads: Vec<String>,
    /// The rows, headings among them.
    pub rows: Vec<Row>,
    /// How the table is laid out.
    pub look: Look,
}

/// A row as it is printed.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its place in the form.
    pub at: usize,
    /// Its numbering and label.
    pub label: String,
    /// Its unit; a dash or nothing for a heading.
    pub unit: String,
    /// Its values, one for each column that is printed; none for a heading.
    pub values: Vec<Entry>,
}

/// A value as it is printed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its cell; `None` in a row that the form does not have.
    pub cell: Option<Statistic>,
    /// What is written.
    pub text: String,
    /// The figure; what a blank or a sign for none stands for is 0.
    pub figure: String,
}

/// Where a table is in its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the last section.
    Section,
    /// After the signature.
    Annex,
    /// Before the signature, without a heading.
    BeforeSignature,
}

/// How a table is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The header of the labels.
    pub name: &'static str,
    /// The header of the units.
    pub unit: &'static str,
    /// Whether rows have a running number before the label.
    pub ordinals: bool,
    /// Whether rows have a code after the unit.
    pub codes: bool,
    /// Whether the headers of years are on two rows.
    pub two_rows: bool,
    /// Where it is.
    pub place: Place,
    /// Whether a line of who filled it in follows.
    pub footer: bool,
}

const AGENCIES: [&str; 5] = ["青岫市林业局", "云溪县水利局", "临泽县人民政府", "青岫市望河区教育局", "云溪县栖霞镇人民政府"];

/// The report of a seed in a form.
pub fn draw(form: &'static StatisticsForm, seed: u64) -> Sheet {
    let random = &mut Random::of(seed, "old");
    let (first, last) = form.years;
    let year = first + random.below(usize::from(last - first) + 1) as u16;
    let is_left_out: Vec<bool> = form.rows.iter().map(|row| row.sometimes && random.once_in(3)).collect();
    let columns = counts(form, &is_left_out, random);
    let printed = printed(form, random);
    let signs = [0, 0, 6, 12][random.below(4)];
    let mut rows = Vec::new();
    for (at, label) in labels(form, &is_left_out, random) {
        let own = &form.rows[at];
        let value = |&column: &usize| {
            let cell = Some(form.cell(at, column)?);
            let figure = columns[column][at].clone();
            Some(Entry { cell, text: figure.clone(), figure })
        };
        let mut values: Vec<Entry> = printed.iter().filter_map(value).collect();
        for entry in &mut values {
            if signs > 0 && entry.figure == "0" && random.once_in(signs) {
                entry.text = (*random.pick(&["", "", "/", "—", "-"])).to_owned();
            }
        }
        let heading = *random.pick(&["——", "—", ""]);
        rows.push(Row { at, label, unit: if own.id.is_some() { own.unit } else { heading }.to_owned(), values });
    }
    let heads = printed.iter().map(|&column| head(form, column, year, random)).collect();
    let is_coded = form.family == "dingxi" || form.family == "shanghai" && random.once_in(2);
    let look = Look {
        name: random.pick::<&str>(&["指标名称", "统计指标", "指 标 名 称", "统 计 指 标", "指标"]),
        unit: random.pick::<&str>(&["计量单位", "单位", "单 位"]),
        ordinals: random.once_in(5),
        codes: is_coded,
        two_rows: random.once_in(5),
        place: *random.pick(&[Place::Section, Place::Annex, Place::BeforeSignature]),
        footer: random.once_in(3),
    };
    Sheet { form, year, agency: AGENCIES[random.below(AGENCIES.len())], heads, rows, look }
}

/// The value columns that a file prints: yearly reports of monthly lists print the year and all years.
fn printed(form: &StatisticsForm, random: &mut Random) -> Vec<usize> {
    let has_month = form.column("month").is_some();
    match (form.column("year"), form.column("cumulated")) {
        (Some(year), Some(total)) if has_month => [vec![year, total], vec![year]][random.below(2)].clone(),
        _ => (0..form.columns.len()).collect(),
    }
}

/// The header of a column.
fn head(form: &StatisticsForm, column: usize, year: u16, random: &mut Random) -> String {
    let own = &form.columns[column];
    match own.id {
        "" => (*random.pick(&["统计数", "数量", "数据统计数"])).to_owned(),
        "year" if form.family == "dingxi" => "本年累计".to_owned(),
        "year" => format!("{year}年度"),
        _ => own.headers[0].to_owned(),
    }
}

/// The figures of every column and row; each column is at least the one before it, with every relation.
fn counts(form: &StatisticsForm, is_left_out: &[bool], random: &mut Random) -> Vec<Vec<String>> {
    let mut all = vec![0i64; form.rows.len()];
    let decimals: Vec<Option<String>> = form
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            (row.unit == "万元" && !is_bound(form, at) && random.once_in(3)).then(|| format!("{}.{}5", random.below(40), random.below(10)))
        })
        .collect();
    let mut columns = Vec::new();
    for _ in &form.columns {
        let more = one(form, is_left_out, random);
        all.iter_mut().zip(&more).for_each(|(sum, more)| *sum += more);
        columns.push(all.iter().zip(&decimals).map(|(sum, own)| own.clone().unwrap_or_else(|| sum.to_string())).collect());
    }
    columns
}

fn is_bound(form: &StatisticsForm, at: usize) -> bool {
    form.relations.iter().any(|relation| relation.left.contains(&at) || relation.right.contains(&at))
}

/// Figures with which every relation of a form holds.
fn one(form: &StatisticsForm, is_left_out: &[bool], random: &mut Random) -> Vec<i64> {
    let magnitude = *random.pick(&[10, 100, 1000, 20000]);
    let zero = *random.pick(&[2, 3, 9]);
    let mut counts: Vec<i64> =
        is_left_out.iter().map(|out| if *out || random.once_in(zero) { 0 } else { random.count(magnitude) }).collect();
    let is_sum = |relation: &&gov_disclosure::Relation| relation.equal && relation.right.len() > 1;
    let sum = |counts: &mut Vec<i64>| {
        // Sums of sums settle after as many rounds as they are deep.
        for _ in 0..4 {
            for relation in form.relations.iter().filter(is_sum) {
                counts[relation.left[0]] = relation.right.iter().map(|&part| counts[part]).sum();
            }
        }
    };
    sum(&mut counts);
    for relation in form.relations.iter().filter(|relation| relation.equal && relation.right.len() == 1) {
        let (left, right) = (relation.left[0], relation.right[0]);
        let Some(parts) = form.relations.iter().find(|own| own.equal && own.left == [left] && own.right.len() > 1) else {
            counts[left] = counts[right];
            continue;
        };
        let mut rest = counts[right];
        for &part in parts.right.iter().skip(1) {
            counts[part] = counts[part].min(rest);
            rest -= counts[part];
        }
        counts[parts.right[0]] = rest;
    }
    sum(&mut counts);
    for relation in form.relations.iter().filter(|relation| !relation.equal) {
        let lacking =
            relation.left.iter().map(|&row| counts[row]).sum::<i64>() - relation.right.iter().map(|&row| counts[row]).sum::<i64>();
        let mut row = relation.right[relation.right.len() / 2];
        // A sum grows by its first part.
        while let Some(parts) = form.relations.iter().filter(is_sum).find(|own| own.left == [row]) {
            row = parts.right[0];
        }
        if lacking > 0 {
            counts[row] += lacking;
            sum(&mut counts);
        }
    }
    counts
}

const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// The rows that are printed, each with its numbering and label.
fn labels(form: &StatisticsForm, is_left_out: &[bool], random: &mut Random) -> Vec<(usize, String)> {
    let is_national = form.family == "stat2014";
    let mark = *random.pick(&[".", "．", "、"]);
    let in_others = random.once_in(4);
    let mut count = [0usize; 8];
    let mut out = Vec::new();
    for (at, row) in form.rows.iter().enumerate().filter(|(at, _)| !is_left_out[*at]) {
        let depth = usize::from(row.depth);
        count[depth] += 1;
        count[depth + 1..].fill(0);
        let own = count[depth];
        let among = |own| if own == 1 { "其中：" } else { "" };
        let is_apart = row.id.is_some_and(|id| id.contains("normative_documents"));
        let before = match (is_national, depth) {
            (true, 0) => format!("{}、", NUMERALS[own - 1]),
            (true, 1) => format!("（{}）", NUMERALS[own - 1]),
            (true, 2) if !is_apart => format!("{own}{mark}"),
            (true, _) | (false, 0) => among(if depth == 0 { 0 } else { own }).to_owned(),
            (false, 1) => format!("{}{own}{mark}", among(own)),
            (false, _) => format!("{}({own})", among(own)),
        };
        let label = if in_others { *random.pick(&row.labels) } else { row.labels[0] };
        // Written as it is, << would be markup.
        let label = label.replace("<<", "《").replace(">>", "》");
        out.push((at, format!("{before}{label}")));
    }
    out
}
