//! From the rows of a data set to who owes what to whom in one year.

use super::{
    Ends, Layout, Source, Time, Wanted,
    obligation::Obligations,
    table::{Row, Table},
};
use crate::error::{Error, Result};
use std::collections::BTreeMap;

/// What is owed in one year, and what was met on the way there.
#[derive(Default)]
pub(super) struct Found {
    /// By lower code, higher code and alliance.
    pub pairs: BTreeMap<(u32, u32, Option<u32>), Owed>,
    /// What was taken for granted or left out.
    pub notices: Vec<String>,
}

/// What two states owe each other under one alliance, or under all of them where rows do not tell them apart.
#[derive(Clone, Copy, Default)]
pub(super) struct Owed {
    /// By the state of the lower code to the other, and the other way round.
    pub by: [Obligations; 2],
    /// Whether a row tells what that state owes.
    told: [bool; 2],
}

/// Rows that need a word, counted.
#[derive(Default)]
struct Counts {
    rows: usize,
    without_year: usize,
    with_itself: usize,
    unknown: usize,
    open: usize,
    years: Option<(i32, i32)>,
}

/// Members of each alliance with what each owes the others.
type Members = BTreeMap<Option<u32>, BTreeMap<u32, Obligations>>;

/// Gathers what is owed in the year that is wanted.
pub(super) fn gather(
    source: &Source,
    layout: &Layout,
    table: &Table,
    wanted: &Wanted,
) -> Result<Found> {
    let (mut years, notices) = gather_years(source, layout, table, wanted, [wanted.year; 2])?;
    let found = years.remove(&wanted.year).unwrap_or_default();
    Ok(Found { notices, ..found })
}

/// Gathers what is owed in every year from the first to the last, reading the table once; and what was met on the way.
pub(super) fn gather_years(
    source: &Source,
    layout: &Layout,
    table: &Table,
    wanted: &Wanted,
    [first, last]: [i32; 2],
) -> Result<(BTreeMap<i32, Found>, Vec<String>)> {
    let columns = Columns::new(source, layout, table, wanted);
    let mut years: BTreeMap<i32, Found> = (first..=last).map(|y| (y, Found::default())).collect();
    let mut counts = Counts::default();
    let mut members: BTreeMap<i32, Members> = BTreeMap::new();
    table.rows(|row| {
        let Some([from, to]) = columns.holds(row, [first, last], source.years, &mut counts)? else {
            return Ok(());
        };
        counts.rows += 1;
        let owed = columns.owed(row, &mut counts)?;
        let alliance = match columns.alliance {
            Some(column) => row.whole(column)?.and_then(|id| u32::try_from(id).ok()),
            None => None,
        };
        let one = row.state(columns.one)?;
        let other = columns.other.map(|column| row.state(column)).transpose()?;
        if other == Some(one) {
            counts.with_itself += 1;
            return Ok(());
        }
        for (&year, found) in years.range_mut(from..=to) {
            match other {
                Some(other) => found.add(one, other, alliance, owed),
                None => {
                    let members = members
                        .entry(year)
                        .or_default()
                        .entry(alliance)
                        .or_default();
                    let owing = members.entry(one).or_default();
                    *owing = owing.and(owed);
                }
            }
        }
        Ok(())
    })?;
    for (year, members) in &members {
        let Some(found) = years.get_mut(year) else {
            continue;
        };
        for (alliance, members) in members {
            for (&one, &owed) in members {
                for &other in members.keys().filter(|&&other| other != one) {
                    found.add(one, other, *alliance, owed);
                }
            }
        }
    }
    let uncovered = first < last && counts.years.is_some_and(|(l, m)| first < l || m < last);
    if counts.rows == 0 || uncovered {
        return Err(nothing(table, [first, last], &counts));
    }
    let mut notices = Notices(Vec::new());
    if wanted.directed {
        for found in years.values() {
            found.refuse_undirected(layout, table, &mut notices)?;
        }
    }
    notices.say(&counts, source, [first, last], table);
    Ok((years, notices.0))
}

/// Where the columns stand.
struct Columns {
    one: usize,
    other: Option<usize>,
    alliance: Option<usize>,
    time: When,
    obligations: Vec<(super::Obligation, usize)>,
}

enum When {
    Year(usize),
    Spell {
        first: usize,
        last: usize,
        left: Option<usize>,
        right: Option<usize>,
    },
}

impl Columns {
    /// Every column that the layout needs is there: that is how the layout was found.
    fn new(source: &Source, layout: &Layout, table: &Table, wanted: &Wanted) -> Self {
        let at = |name: &str| table.column(name).unwrap_or(usize::MAX);
        let (one, other) = match layout.ends {
            Ends::Pair(one, other) => (at(one), Some(at(other))),
            Ends::Member(member) => (at(member), None),
        };
        let chosen = |(obligation, word): &(super::Obligation, &str)| {
            let name = format!("{}{word}", layout.prefix);
            let chosen = wanted.obligations.contains(obligation);
            chosen.then(|| (*obligation, at(&name)))
        };
        Self {
            one,
            other,
            alliance: layout.alliance.map(at),
            time: match layout.time {
                Time::Year => When::Year(at("year")),
                Time::Spell(first, last) => When::Spell {
                    first: at(first),
                    last: at(last),
                    left: table.column("left_censor"),
                    right: table.column("right_censor"),
                },
            },
            obligations: source.obligations.iter().filter_map(chosen).collect(),
        }
    }

    /// The years from `first` to `last` on some day of which the row holds; `None` where there are none.
    fn holds(
        &self,
        row: &Row,
        [first_year, last_year]: [i32; 2],
        covered: [i32; 2],
        counts: &mut Counts,
    ) -> Result<Option<[i32; 2]>> {
        let known = |column: usize| Ok(row.whole(column)?.filter(|year| *year != 0));
        match self.time {
            When::Year(column) => {
                let Some(found) = known(column)? else {
                    counts.without_year += 1;
                    return Ok(None);
                };
                let (least, most) = counts.years.unwrap_or((found, found));
                counts.years = Some((least.min(found), most.max(found)));
                Ok((first_year..=last_year)
                    .contains(&found)
                    .then_some([found; 2]))
            }
            When::Spell {
                first,
                last,
                left,
                right,
            } => {
                let flag = |column: Option<usize>| match column {
                    Some(column) => row.flag(column),
                    None => Ok(None),
                };
                let Some(from) = (match known(first)? {
                    None if flag(left)? == Some(true) => Some(covered[0]),
                    known => known,
                }) else {
                    counts.without_year += 1;
                    return Ok(None);
                };
                let to = known(last)?;
                if let Some(to) = to.filter(|to| *to < from) {
                    let message = format!("ends in {to}, before it begins in {from}");
                    return Err(row.fault(Some(last), message, "correct the year"));
                }
                let span = [
                    from.max(first_year),
                    to.unwrap_or(covered[1]).min(last_year),
                ];
                let holds = span[0] <= span[1];
                if holds && to.is_none() && flag(right)? != Some(true) {
                    counts.open += 1;
                }
                Ok(holds.then_some(span))
            }
        }
    }

    /// What the state of the row owes, of what was chosen.
    fn owed(&self, row: &Row, counts: &mut Counts) -> Result<Obligations> {
        let mut owed = Obligations::default();
        let mut unknown = false;
        for &(obligation, column) in &self.obligations {
            match row.flag(column)? {
                Some(true) => owed.add(obligation),
                Some(false) => {}
                None => unknown = true,
            }
        }
        counts.unknown += usize::from(unknown);
        Ok(owed)
    }
}

impl Found {
    fn add(&mut self, one: u32, other: u32, alliance: Option<u32>, owed: Obligations) {
        let key = (one.min(other), one.max(other), alliance);
        let pair = self.pairs.entry(key).or_default();
        let side = usize::from(one > other);
        pair.by[side] = pair.by[side].and(owed);
        pair.told[side] = true;
    }

    /// A file that holds every pair in one order only cannot say who owes what, whatever its name says.
    fn refuse_undirected(
        &self,
        layout: &Layout,
        table: &Table,
        notices: &mut Notices,
    ) -> Result<()> {
        let one_way = self
            .pairs
            .values()
            .filter(|pair| pair.told != [true; 2])
            .count();
        if !layout.directed || one_way == self.pairs.len() {
            return Err(Error::Refused(format!(
                "{}: every pair stands in one order only, so it does not tell which of the two is obliged; give the \
                 directed file ({}), or leave --directed out",
                table.name(),
                if layout.alliance.is_some() {
                    "alliance_v4.1_by_directed.csv; the one by year is directed in name only"
                } else {
                    "atop5_1ddyr.csv"
                }
            )));
        }
        if one_way > 0 {
            notices.0.push(format!(
                "{one_way} pairs stand in one order only: what the second state owes is unknown and gives no tie"
            ));
        }
        Ok(())
    }
}

/// What was taken for granted or left out.
struct Notices(Vec<String>);

impl Notices {
    fn say(&mut self, counts: &Counts, source: &Source, years: [i32; 2], table: &Table) {
        let mut say = |number: usize, text: String| {
            let rows = if number == 1 { "row" } else { "rows" };
            if number > 0 {
                self.0
                    .push(format!("{}: {number} {rows} {text}", table.name()));
            }
        };
        say(
            counts.without_year,
            "without a year, or of the year 0, left out".into(),
        );
        say(
            counts.with_itself,
            "of a state with itself, left out".into(),
        );
        say(
            counts.unknown,
            format!(
                "of {} with an obligation that is not known: it gives no tie",
                span(years)
            ),
        );
        say(
            counts.open,
            format!(
                "with no end and no right_censor: taken to hold until {}",
                source.years[1]
            ),
        );
    }
}

/// "1962", or "1950–2018".
fn span([first, last]: [i32; 2]) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

/// Nothing holds in that year, or the file does not cover the years.
fn nothing(table: &Table, years: [i32; 2], counts: &Counts) -> Error {
    let (name, option) = (
        table.name(),
        if years[0] == years[1] {
            "another --year"
        } else {
            "other --years"
        },
    );
    let year = span(years);
    let none = if counts.rows == 0 {
        "no row of"
    } else {
        "not every year of"
    };
    Error::Refused(match counts.years {
        Some((first, last)) if first == last => {
            format!("{name}: {none} {year}; its rows are of {first}; choose {option}")
        }
        Some((first, last)) => {
            format!("{name}: {none} {year}; its rows are of {first} to {last}; choose {option}")
        }
        None => format!("{name}: no row holds in {year}; choose {option}"),
    })
}
