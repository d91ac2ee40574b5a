//! The strict reader of a form's folder: whatever is not understood is an error with its file and line.

use super::{Bridge, Certainty, Comparison, Folder, Gravity, Relation, StatisticsColumn, StatisticsForm, StatisticsRow};
use crate::form::Field;

/// What is wrong, after the file and line.
type Problem = String;

/// The form of a folder.
///
/// # Errors
/// The first line that is not understood.
pub fn form(folder: &Folder) -> Result<StatisticsForm, Problem> {
    let mut form = header(folder)?;
    form.rows = lines(folder, "rows.csv", folder.rows, "id,depth,unit,print,certainty,labels", row)?;
    each_row_once(folder, &form)?;
    form.relations = lines(folder, "sums.csv", folder.sums, "severity,column,relation", |line| relation(&form, line))?;
    form.bridge = lines(folder, "bridge.csv", folder.bridge, "row,to,verdict,zh,en", |line| bridge(&form, line))?;
    Ok(form)
}

/// Reads a file line by line, below its heading.
fn lines<T>(
    folder: &Folder,
    file: &str,
    text: &'static str,
    heading: &str,
    read: impl Fn(&'static str) -> Result<T, Problem>,
) -> Result<Vec<T>, Problem> {
    let mut lines = text.lines().zip(1..);
    let place = |number: usize, problem: &str| format!("{}/{file}:{number}: {problem}", folder.name);
    if lines.next().is_none_or(|(first, _)| first != heading) {
        return Err(place(1, &format!("the first line must be {heading}")));
    }
    lines.map(|(line, number)| read(line).map_err(|problem| place(number, &problem))).collect()
}

fn header(folder: &Folder) -> Result<StatisticsForm, Problem> {
    let mut form = StatisticsForm {
        id: folder.name,
        family: "",
        edition: "",
        zh: "",
        en: "",
        place: "",
        years: (0, 0),
        certainty: Certainty::Remembered,
        source: "",
        columns: Vec::new(),
        running: None,
        rows: Vec::new(),
        relations: Vec::new(),
        bridge: Vec::new(),
    };
    for (line, number) in folder.form.lines().zip(1..) {
        entry(&mut form, line).map_err(|problem| format!("{}/form.csv:{number}: {problem}", folder.name))?;
    }
    let lacking = [("family", form.family), ("edition", form.edition), ("zh", form.zh), ("en", form.en), ("place", form.place)];
    if let Some((key, _)) = lacking.iter().find(|(_, value)| value.is_empty()) {
        return Err(format!("{}/form.csv: {key} is missing", folder.name));
    }
    if form.columns.is_empty() || form.years.0 == 0 || form.source.is_empty() {
        return Err(format!("{}/form.csv: column, years or source is missing", folder.name));
    }
    Ok(form)
}

fn entry(form: &mut StatisticsForm, line: &'static str) -> Result<(), Problem> {
    let (key, value) = line.split_once(',').ok_or("a line is a key, a comma and a value")?;
    match key {
        "id" if value == form.id => {}
        "id" => return Err(format!("the id {value} is not the name of the folder")),
        "family" => form.family = value,
        "edition" => form.edition = value,
        "zh" => form.zh = value,
        "en" => form.en = value,
        "place" => form.place = value,
        "source" => form.source = value,
        "years" => {
            let years = value.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            form.years = years.filter(|(from, to)| from <= to).ok_or("years are FIRST-LAST")?;
        }
        "certainty" => form.certainty = certainty(value)?,
        "column" => {
            let (id, headers) = value.split_once(',').ok_or("a column is column,ID,HEADERS")?;
            if form.column(id).is_some() {
                return Err(format!("the column {id} occurs twice"));
            }
            form.columns.push(StatisticsColumn { id, headers: words(headers)? });
        }
        "running" => {
            let (total, year) = value.split_once(',').ok_or("running,TOTAL,YEAR")?;
            let columns = form.column(total).zip(form.column(year));
            form.running = Some(columns.ok_or_else(|| format!("no columns {total} and {year} above"))?);
        }
        _ => return Err(format!("unknown key {key}")),
    }
    Ok(())
}

fn certainty(word: &str) -> Result<Certainty, Problem> {
    word.parse().map_err(|unknown| format!("certainty: {unknown}"))
}

/// Words separated by `|`, none empty and none twice.
fn words(text: &'static str) -> Result<Vec<&'static str>, Problem> {
    let words: Vec<&str> = text.split('|').collect();
    let mut sorted = words.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if words.iter().any(|word| word.is_empty()) || sorted.len() != words.len() {
        return Err(format!("{text}: a word is empty or occurs twice"));
    }
    Ok(words)
}

/// Units that the forms print.
const UNITS: &[&str] = &["条", "件", "次", "篇", "个", "人", "人次", "元", "万元"];

fn row(line: &'static str) -> Result<StatisticsRow, Problem> {
    let parts: Vec<&str> = line.split(',').collect();
    let [id, depth, unit, print, sure, labels] = parts.as_slice() else { return Err("a row has six parts".to_owned()) };
    let id = (*id != "-").then_some(*id);
    if id.is_some_and(|id| id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c))) {
        return Err("an id has small letters, digits, dots and underscores".to_owned());
    }
    if id.is_some() != UNITS.contains(unit) || id.is_none() && !unit.is_empty() {
        return Err(format!("{unit:?} is no unit; a heading has none"));
    }
    let sometimes = match *print {
        "always" => false,
        "sometimes" => true,
        _ => return Err(format!("{print}: always or sometimes")),
    };
    let depth = depth.parse().ok().filter(|depth| *depth <= 9).ok_or("the depth is a digit")?;
    Ok(StatisticsRow { id, depth, unit, sometimes, certainty: certainty(sure)?, labels: words(labels)? })
}

fn each_row_once(folder: &Folder, form: &StatisticsForm) -> Result<(), Problem> {
    for (at, row) in form.rows.iter().enumerate() {
        if row.id.is_some_and(|id| form.row(id) != Some(at)) {
            return Err(format!("{}/rows.csv:{}: the id occurs twice", folder.name, at + 2));
        }
    }
    Ok(())
}

/// Rows separated by ` + `.
fn rows(form: &StatisticsForm, text: &str) -> Result<Vec<usize>, Problem> {
    text.split(" + ").map(|id| form.row(id).ok_or_else(|| format!("no row {id}"))).collect()
}

fn relation(form: &StatisticsForm, line: &'static str) -> Result<Relation, Problem> {
    let parts: Vec<&str> = line.split(',').collect();
    let [gravity, column, relation] = parts.as_slice() else { return Err("a relation has three parts".to_owned()) };
    let gravity: Gravity = gravity.parse().map_err(|unknown| format!("{unknown}"))?;
    let column = match *column {
        "" => None,
        id => Some(form.column(id).ok_or_else(|| format!("no column {id}"))?),
    };
    let split = relation.split_once(" = ").map(|sides| (sides, true));
    let ((left, right), equal) =
        split.or_else(|| relation.split_once(" <= ").map(|sides| (sides, false))).ok_or("a relation has = or <= with spaces")?;
    let (left, right) = (rows(form, left)?, rows(form, right)?);
    if let Some(both) = left.iter().find(|row| right.contains(row)) {
        return Err(format!("row {both} is on both sides"));
    }
    Ok(Relation { gravity, column, left, equal, right })
}

fn bridge(form: &StatisticsForm, line: &'static str) -> Result<Bridge, Problem> {
    let parts: Vec<&str> = line.split(',').collect();
    let [own, fields, verdict, zh, en] = parts.as_slice() else { return Err("a line of the bridge has five parts".to_owned()) };
    let comparison = [Comparison::Same, Comparison::Near, Comparison::None].into_iter().find(|known| known.as_str() == *verdict);
    let comparison = comparison.ok_or_else(|| format!("{verdict}: same, near or none"))?;
    let fields = match *fields {
        "" => Vec::new(),
        ids => {
            let field = |id: &str| Field::from_id(id).ok_or_else(|| format!("no field {id}"));
            ids.split(" + ").map(field).collect::<Result<_, _>>()?
        }
    };
    if fields.is_empty() != (comparison == Comparison::None) {
        return Err("only what compares with nothing has no fields".to_owned());
    }
    Ok(Bridge { rows: rows(form, own)?, fields, comparison, zh, en })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Folder = Folder {
        name: "test2010",
        form: "id,test2010\nfamily,test\nedition,2010\nzh,表\nen,table\nplace,处\nyears,2010-2012\ncertainty,seen\nsource,书\ncolumn,year,年度",
        rows: "id,depth,unit,print,certainty,labels\na,0,条,always,seen,甲数\na.b,1,条,always,seen,乙数|乙",
        sums: "severity,column,relation\nerror,year,a = a.b",
        bridge: "row,to,verdict,zh,en\na,requests.received.total,near,,\na.b,,none,,",
    };

    #[test]
    fn a_typo_is_an_error_with_its_line() {
        assert!(form(&WHOLE).is_ok());
        let problem = |folder: Folder| form(&folder).unwrap_err();
        let with = |own: &'static str| own;
        assert_eq!(problem(Folder { form: with("id,test2010\nfamly,test"), ..WHOLE }), "test2010/form.csv:2: unknown key famly");
        let rows = "id,depth,unit,print,certainty,labels\na,0,条,always,seen,甲数\na.b,1,条,allways,seen,乙数";
        assert_eq!(problem(Folder { rows, ..WHOLE }), "test2010/rows.csv:3: allways: always or sometimes");
        let rows = "id,depth,unit,print,certainty,labels\na,0,条,always,seen,甲数\na,1,条,always,seen,乙数";
        assert_eq!(problem(Folder { rows, ..WHOLE }), "test2010/rows.csv:3: the id occurs twice");
        let sums = "severity,column,relation\nerror,,a = c";
        assert_eq!(problem(Folder { sums, ..WHOLE }), "test2010/sums.csv:2: no row c");
        let sums = "severity,relation";
        assert_eq!(problem(Folder { sums, ..WHOLE }), "test2010/sums.csv:1: the first line must be severity,column,relation");
        let bridge = "row,to,verdict,zh,en\na,requests.recieved.total,near,,";
        assert_eq!(problem(Folder { bridge, ..WHOLE }), "test2010/bridge.csv:2: no field requests.recieved.total");
    }
}
