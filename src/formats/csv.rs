//! CSV edge lists: the simplest input. `source,target` and any of `strength,delay,availability,agreement,kind,layer`.
//!
//! Takes what spreadsheets write: a byte-order mark, `;` or tabs between cells, a first line `sep=;`, headers in any
//! case, decimal commas where the comma does not part cells, and rows of empty cells. A line that begins with `#` is a
//! comment.

use super::{Format, Input, Reading, Weight, Written, place};
use crate::{
    error::{Diagnostic, Error, Result},
    model::{BareTie, Basis, Network, Place, Range, Step, Study},
};

/// Bytes; a row of an edge list is a hundred.
const LONGEST_LINE: usize = 1_000_000;

pub(super) static FORMAT: Format = Format {
    id: "csv",
    title: "edge list (CSV)",
    endings: &["csv", "tsv", "txt"],
    looks_like: |text| first_line(text).is_some_and(|line| line.contains([',', ';', '\t'])),
    longest_line: Some(LONGEST_LINE),
    read,
    write,
};

/// A column that is read: its name, and the other names it goes by.
const COLUMNS: &[(&str, &[&str])] = &[
    ("source", &["from", "actor1", "state1", "node1"]),
    ("target", &["to", "actor2", "state2", "node2"]),
    ("strength", &[]),
    ("delay", &[]),
    ("availability", &["probability"]),
    ("agreement", &[]),
    ("kind", &[]),
    ("layer", &[]),
    ("weight", &[]),
];

fn first_line(text: &str) -> Option<&str> {
    text.lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// Where each tie of the study stands: byte offset of its row; and where in a row each column stands.
struct Layout {
    rows: Vec<usize>,
    columns: [Option<usize>; COLUMNS.len()],
    delimiter: u8,
}

fn read(input: &Input) -> Result<Reading> {
    let (delimiter, body) = delimiter(&input.text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(&input.text.as_bytes()[body..]);
    let mut study = Study::default();
    let mut layout = Layout {
        rows: Vec::new(),
        columns: [None; COLUMNS.len()],
        delimiter,
    };
    let mut width = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let more = reader.read_record(&mut record).map_err(|error| {
            let at = body
                + error
                    .position()
                    .map_or(0, |position| position.byte() as usize);
            Error::Invalid(Box::new(place::at(input, at..at + 1, error.to_string())))
        })?;
        if !more {
            break;
        }
        let row = body
            + record
                .position()
                .map_or(0, |position| position.byte() as usize);
        let row = row + input.text[row..].len()
            - input.text[row..].trim_start_matches(['\r', '\n']).len();
        if record.iter().all(str::is_empty) {
            continue;
        }
        refuse_open_quote(input, &record, row)?;
        record = record.iter().map(unquoted).collect();
        if width == 0 {
            width = record.len();
            layout.columns = header(input, &record, row, delimiter, &mut study.notices)?;
            continue;
        }
        if record.len() != width && record.iter().skip(width).any(|cell| !cell.is_empty())
            || record.len() < width
        {
            let mut finding = place::at(
                input,
                row..usize::MAX,
                format!("{} cells where the header has {width}", record.len()),
            );
            finding.help =
                "give every row a cell for every column; quote a cell that contains the separator"
                    .into();
            return Err(Error::Invalid(Box::new(finding)));
        }
        let tie = tie(input, &record, row, &layout)?;
        study.tie.push(tie);
        layout.rows.push(row);
    }
    if width == 0 || study.tie.is_empty() {
        return Err(place::whole(
            &input.name,
            "a header and no row",
            "add a row per tie: `USA,JPN`",
        ));
    }
    Ok(Reading {
        study,
        locate: Box::new(move |text, place| layout.locate(text, place)),
    })
}

/// A quoted cell with a blank before its quote, which the parser takes for letters.
fn unquoted(cell: &str) -> &str {
    let inner = cell
        .strip_prefix('"')
        .and_then(|cell| cell.strip_suffix('"'));
    inner.unwrap_or(cell).trim()
}

/// A cell that runs over the end of its line is a quote that was never closed, or might as well be.
fn refuse_open_quote(input: &Input, record: &csv::StringRecord, row: usize) -> Result<()> {
    let line = input.text[row..].split('\n').next().unwrap_or_default();
    let runs_over = record.iter().any(|cell| cell.contains('\n'));
    let odd = line.bytes().filter(|&byte| byte == b'"').count() % 2 == 1;
    if !(runs_over || odd) {
        return Ok(());
    }
    let quote = row + line.rfind('"').unwrap_or(0);
    let mut finding = place::at(
        input,
        quote..quote + 1,
        "a quote that is not closed on its line",
    );
    finding.help = "close it, or write a quote inside a cell as two (\"\")".into();
    Err(Error::Invalid(Box::new(finding)))
}

/// The separator, from a line `sep=;` or from what stands most often in the header; and where the table starts.
fn delimiter(text: &str) -> (u8, usize) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(&separator) = rest.as_bytes().first()
        && b",;	|: ".contains(&separator)
    {
        let body = text.find('\n').map_or(text.len(), |at| at + 1);
        return (separator, body);
    }
    let line = first_line(text).unwrap_or_default();
    let count = |separator: u8| line.bytes().filter(|&byte| byte == separator).count();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|&separator| (count(separator), separator == b','));
    (separator.unwrap_or(b','), 0)
}

fn header(
    input: &Input,
    record: &csv::StringRecord,
    row: usize,
    delimiter: u8,
    notices: &mut Vec<String>,
) -> Result<[Option<usize>; COLUMNS.len()]> {
    let mut columns = [None; COLUMNS.len()];
    let mut unread = Vec::new();
    for (at, cell) in record.iter().enumerate() {
        let name = cell.trim().to_lowercase();
        let known = COLUMNS
            .iter()
            .position(|(column, others)| *column == name || others.contains(&name.as_str()));
        match known {
            Some(column) if columns[column].is_some() => {
                let mut finding = place::at(
                    input,
                    cell_range(&input.text, row, at, delimiter),
                    format!("column `{cell}` is there twice"),
                );
                finding.help = "delete or rename one".into();
                return Err(Error::Invalid(Box::new(finding)));
            }
            Some(column) => columns[column] = Some(at),
            None if !name.is_empty() => unread.push(format!("`{cell}`")),
            None => {}
        }
    }
    if columns[0].is_none() || columns[1].is_none() {
        let mut finding = place::at(
            input,
            row..usize::MAX,
            "the first line does not name the columns `source` and `target`",
        );
        finding.help = "start with a line such as source,target,strength".into();
        return Err(Error::Invalid(Box::new(finding)));
    }
    if !unread.is_empty() {
        let names = unread.join(", ");
        notices.push(format!("columns not read: {names}"));
    }
    let meant = columns.len() - 1;
    if columns[meant].is_some() {
        let word = input.weight.word();
        notices.push(format!(
            "the column `weight` is read as {word} (--weight strength|delay|availability)"
        ));
    }
    Ok(columns)
}

fn tie(input: &Input, record: &csv::StringRecord, row: usize, layout: &Layout) -> Result<BareTie> {
    let cell = |column: &str| -> Option<(usize, &str)> {
        let known = COLUMNS.iter().position(|(name, _)| *name == column)?;
        let at = layout.columns[known]?;
        record
            .get(at)
            .filter(|cell| !cell.is_empty())
            .map(|cell| (at, cell))
    };
    let text = |column: &str| cell(column).map(|(_, cell)| cell.to_string());
    let number = |column: &str| -> Result<Option<Range>> {
        let Some((at, cell)) = cell(column) else {
            return Ok(None);
        };
        let plain = if layout.delimiter == b',' {
            cell.to_string()
        } else {
            cell.replace(',', ".")
        };
        match plain.parse() {
            Ok(value) => Ok(Some(Range::exact(value))),
            Err(_) => {
                let range = cell_range(&input.text, row, at, layout.delimiter);
                let mut finding: Diagnostic =
                    place::at(input, range, format!("{column} `{cell}` is not a number"));
                finding.help = "write it as 0.5; leave the cell empty if it is not known".into();
                Err(Error::Invalid(Box::new(finding)))
            }
        }
    };
    let bare = number("weight")?;
    let or_bare =
        |own: Option<Range>, meaning: Weight| own.or(bare.filter(|_| input.weight == meaning));
    Ok(BareTie {
        a: text("source").unwrap_or_default(),
        b: text("target").unwrap_or_default(),
        strength: or_bare(number("strength")?, Weight::Strength),
        delay: or_bare(number("delay")?, Weight::Delay),
        availability: or_bare(number("availability")?, Weight::Availability),
        agreement: text("agreement"),
        kind: text("kind"),
        layer: text("layer"),
    })
}

impl Layout {
    fn locate(&self, text: &str, place: &Place) -> std::ops::Range<usize> {
        let (Some(Step::Index(tie)), field) = (place.0.get(1), place.0.get(2)) else {
            return 0..0;
        };
        let Some(&row) = self.rows.get(*tie) else {
            return 0..0;
        };
        let name = match field {
            Some(Step::Key("a")) => "source",
            Some(Step::Key("b")) => "target",
            Some(Step::Key(name)) => name,
            _ => return row..usize::MAX,
        };
        let column = COLUMNS
            .iter()
            .position(|(column, _)| *column == name)
            .and_then(|known| self.columns[known]);
        let column = column.or(self.columns[COLUMNS.len() - 1]);
        column.map_or(row..usize::MAX, |column| {
            cell_range(text, row, column, self.delimiter)
        })
    }
}

/// The byte range of a cell in the row that starts at `row`, quotes not included.
fn cell_range(text: &str, row: usize, column: usize, delimiter: u8) -> std::ops::Range<usize> {
    let line = text[row..]
        .split('\n')
        .next()
        .unwrap_or_default()
        .trim_end_matches('\r');
    let (mut start, mut seen, mut quoted) = (0, 0, false);
    let mut end = line.len();
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            byte if byte == delimiter && !quoted => {
                if seen == column {
                    end = at;
                    break;
                }
                seen += 1;
                start = at + 1;
            }
            _ => {}
        }
    }
    let cell = &line[start..end];
    let inner = cell.trim().trim_matches('"');
    let lead = cell.find(inner).unwrap_or(0);
    row + start + lead..row + start + lead + inner.len().max(1)
}

/// Writes every tie with its mid values.
fn write(study: &Study, network: &Network) -> Result<Written> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fail = |error: csv::Error| Error::Refused(format!("CSV cannot hold this: {error}"));
    let header = [
        "source",
        "target",
        "strength",
        "delay",
        "availability",
        "agreement",
        "kind",
        "layer",
    ];
    writer.write_record(header).map_err(fail)?;
    let mut tied = vec![false; network.actors().len()];
    let mut ranged = false;
    for (a, b, tie) in network.ties() {
        (tied[a], tied[b]) = (true, true);
        let [from, to] = network.pair_ids(a, b);
        let number = |range: Range, basis: Basis| {
            let known = matches!(basis, Basis::Given | Basis::Codebook);
            if known {
                range.mid.to_string()
            } else {
                String::new()
            }
        };
        ranged |= !(tie.strength.is_exact() && tie.delay.is_exact() && tie.availability.is_exact());
        let agreement = tie
            .agreement
            .map_or("", |at| network.agreements()[at].id.as_str());
        writer
            .write_record([
                from,
                to,
                &number(tie.strength, tie.strength_basis),
                &number(tie.delay, tie.delay_basis),
                &number(tie.availability, tie.availability_basis),
                agreement,
                tie.kind.as_deref().unwrap_or_default(),
                tie.layer.as_deref().unwrap_or_default(),
            ])
            .map_err(fail)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::Refused(format!("CSV cannot hold this: {error}")))?;
    let isolated: Vec<&str> = network
        .actors()
        .zip(&tied)
        .filter(|(_, tied)| !**tied)
        .map(|(actor, _)| actor.id.as_str())
        .collect();
    let mut lost = Vec::new();
    let mut say = |happened: bool, what: String| lost.extend(happened.then_some(what));
    say(
        ranged,
        "the low and high ends of ranges (mid values are written)".into(),
    );
    say(
        !isolated.is_empty(),
        format!("actors without a tie: {}", isolated.join(", ")),
    );
    say(
        !network.relays().is_empty(),
        "relay grants of arrangements with a hub".into(),
    );
    say(
        network.about().transit != crate::model::Transit::Open,
        "the transit rule `granted`".into(),
    );
    say(
        network
            .actors()
            .any(|actor| actor.consent.is_some() || actor.availability.is_some()),
        "consent and availability of actors".into(),
    );
    say(
        !study.configuration.is_empty(),
        "the other configurations".into(),
    );
    say(
        network.actors().any(|actor| actor.at.is_some()),
        "drawing positions".into(),
    );
    Ok(Written {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        lost,
    })
}
