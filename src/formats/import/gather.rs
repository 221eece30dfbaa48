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
    let columns = Columns::new(source, layout, table, wanted);
    let mut found = Found::default();
    let mut counts = Counts::default();
    let mut members = Members::new();
    table.rows(|row| {
        if !columns.holds(row, wanted.year, source.years, &mut counts)? {
            return Ok(());
        }
        counts.rows += 1;
        let owed = columns.owed(row, &mut counts)?;
        let alliance = match columns.alliance {
            Some(column) => row.whole(column)?.and_then(|id| u32::try_from(id).ok()),
            None => None,
        };
        let one = row.state(columns.one)?;
        match columns.other {
            Some(column) => {
                let other = row.state(column)?;
                if one == other {
                    counts.with_itself += 1;
                } else {
                    found.add(one, other, alliance, owed);
                }
            }
            None => {
                let owing = members.entry(alliance).or_default().entry(one).or_default();
                *owing = owing.and(owed);
            }
        }
        Ok(())
    })?;
    for (alliance, members) in &members {
        for (&one, &owed) in members {
            for &other in members.keys().filter(|&&other| other != one) {
                found.add(one, other, *alliance, owed);
            }
        }
    }
    if counts.rows == 0 {
        return Err(nothing(table, wanted.year, &counts));
    }
    if wanted.directed {
        found.refuse_undirected(layout, table)?;
    }
    found.say(&counts, source, wanted, table);
    Ok(found)
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

    /// Whether the row holds on some day of `year`.
    fn holds(&self, row: &Row, year: i32, covered: [i32; 2], counts: &mut Counts) -> Result<bool> {
        let known = |column: usize| Ok(row.whole(column)?.filter(|year| *year != 0));
        match self.time {
            When::Year(column) => {
                let Some(found) = known(column)? else {
                    counts.without_year += 1;
                    return Ok(false);
                };
                let (least, most) = counts.years.unwrap_or((found, found));
                counts.years = Some((least.min(found), most.max(found)));
                Ok(found == year)
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
                    return Ok(false);
                };
                let to = known(last)?;
                if let Some(to) = to.filter(|to| *to < from) {
                    let message = format!("ends in {to}, before it begins in {from}");
                    return Err(row.fault(Some(last), message, "correct the year"));
                }
                let holds = from <= year && year <= to.unwrap_or(covered[1]);
                if holds && to.is_none() && flag(right)? != Some(true) {
                    counts.open += 1;
                }
                Ok(holds)
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
    fn refuse_undirected(&mut self, layout: &Layout, table: &Table) -> Result<()> {
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
            self.notices.push(format!(
                "{one_way} pairs stand in one order only: what the second state owes is unknown and gives no tie"
            ));
        }
        Ok(())
    }

    fn say(&mut self, counts: &Counts, source: &Source, wanted: &Wanted, table: &Table) {
        let mut say = |number: usize, text: String| {
            let rows = if number == 1 { "row" } else { "rows" };
            if number > 0 {
                self.notices
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
                wanted.year
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

/// Nothing holds in that year.
fn nothing(table: &Table, year: i32, counts: &Counts) -> Error {
    let name = table.name();
    Error::Refused(match counts.years {
        Some((first, last)) if first == last => {
            format!("{name}: no row of {year}; its rows are of {first}; choose another --year")
        }
        Some((first, last)) => {
            format!(
                "{name}: no row of {year}; its rows are of {first} to {last}; choose another --year"
            )
        }
        None => format!("{name}: no row holds in {year}; choose another --year"),
    })
}
