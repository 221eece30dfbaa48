//! Importers: published data sets of alliances, one file each, one registry. A data set is many networks; the user says
//! which year and which obligations make a tie, and that definition stands beside every result.
//!
//! The year is the unit of all of them, since the files by year know nothing finer: an obligation counts for a year if
//! it is in force on some day of it, and so do the obligations of two members of one alliance.

mod atop;
mod cow;
mod gather;
mod obligation;
mod states;
mod study;
mod table;
mod years;

pub use obligation::Obligation;

use crate::{
    error::{Error, Result, nearest},
    model::{Study, codebook, list},
};
use states::States;
use table::Table;

/// Every data set that can be imported, in the order in which help shows them.
pub static IMPORTS: &[&Source] = &[&atop::SOURCE, &cow::SOURCE];

/// A published data set of alliances.
#[derive(Debug)]
pub struct Source {
    /// Stable name: `linchpin import ID`.
    pub id: &'static str,
    /// The name in help and outputs.
    pub title: &'static str,
    /// The first and the last year it covers; nothing is known of others.
    pub years: [i32; 2],
    /// What is cited for it.
    pub cite: &'static str,
    obligations: &'static [(Obligation, &'static str)],
    layouts: &'static [Layout],
    /// What to beware of in a network of this year and these obligations.
    caveats: fn(i32, &[Obligation]) -> Vec<String>,
}

/// One file of a data set, known by its columns.
#[derive(Debug)]
struct Layout {
    /// The name it is published under.
    file: &'static str,
    ends: Ends,
    /// A further column by which it is told from its sisters.
    mark: Option<&'static str>,
    /// The column of the alliance's number.
    alliance: Option<&'static str>,
    time: Time,
    /// What stands before the names of obligations.
    prefix: &'static str,
    /// Whether a row is about the obligations of its first state only.
    directed: bool,
}

/// The columns of the states that a row is about.
#[derive(Debug)]
enum Ends {
    Pair(&'static str, &'static str),
    Member(&'static str),
}

/// When a row holds.
#[derive(Debug)]
enum Time {
    /// In the year of the column `year`.
    Year,
    /// From one year to another, both included.
    Spell(&'static str, &'static str),
}

/// Which network of a data set.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The year.
    pub year: i32,
    /// What makes a tie; defence when empty.
    pub obligations: Vec<Obligation>,
    /// Whether a tie runs from the state that is obliged to the one it is obliged to.
    pub directed: bool,
    /// The codebook kind of every tie, in place of that of its obligation.
    pub kind: Option<String>,
    /// A file that lists the state system: its members in that year are actors, tied or not.
    pub states: Option<String>,
    /// Just the ties among these states, by id or by number; they are actors, tied or not. All where empty.
    pub among: Vec<String>,
    /// From the first to the last of these years in place of one: agreements with their first and last days.
    pub years: Option<[i32; 2]>,
}

impl Source {
    /// The data set with this id.
    pub fn find(id: &str) -> Option<&'static Source> {
        IMPORTS.iter().copied().find(|source| source.id == id)
    }

    /// The obligations that it codes.
    pub fn obligations(&self) -> impl Iterator<Item = Obligation> {
        self.obligations.iter().map(|(obligation, _)| *obligation)
    }

    /// The names of the files that are understood.
    pub fn files(&self) -> impl Iterator<Item = &'static str> {
        self.layouts.iter().map(|layout| layout.file)
    }

    /// The obligation that a word of an option stands for in this data set.
    ///
    /// # Errors
    /// A word that stands for none, or for one that the data set does not code.
    pub fn obligation(&self, word: &str) -> Result<Obligation> {
        let words = || self.obligations().map(Obligation::word);
        let known = Obligation::find(&word.to_lowercase());
        known
            .filter(|&found| self.obligations().any(|coded| coded == found))
            .ok_or_else(|| Error::Unknown {
                what: "obligation",
                id: word.into(),
                near: nearest(word, words()).filter(|_| known.is_none()),
                way_out: format!(
                    "{} codes {}",
                    self.title,
                    words().collect::<Vec<_>>().join(", ")
                ),
            })
    }

    /// Reads the network that is wanted from a file of this data set, `-` for standard input.
    ///
    /// # Errors
    /// A year that the data set does not cover, an unreadable file, a table of another layout, a cell that breaks a
    /// rule, or a network without an actor.
    pub fn import(&'static self, file: &str, wanted: &Wanted) -> Result<Study> {
        let mut wanted = wanted.clone();
        if wanted.obligations.is_empty() {
            wanted.obligations.push(Obligation::Defense);
        }
        let given = std::mem::take(&mut wanted.obligations);
        wanted.obligations = self.obligations().filter(|o| given.contains(o)).collect();
        if let Some(other) = given.iter().find(|o| !wanted.obligations.contains(o)) {
            self.obligation(other.word())?;
        }
        self.check(&wanted)?;
        let table = Table::open(file)?;
        let layout = self.layout(&table, &wanted.obligations)?;
        let study = match wanted.years {
            Some(years) => years::study(self, layout, &table, &wanted, years)?,
            None => {
                let found = gather::gather(self, layout, &table, &wanted)?;
                let states = States::of_year(&wanted, wanted.year)?;
                study::study(self, &table, &found, &states, &wanted)?
            }
        };
        study
            .check()
            .map_err(|problem| Error::Refused(problem.to_string()))?;
        Ok(study)
    }

    /// What can be refused before the file is opened.
    fn check(&self, wanted: &Wanted) -> Result<()> {
        let [first, last] = self.years;
        let asked = wanted.years.unwrap_or([wanted.year; 2]);
        if asked[1] < asked[0] {
            let [from, to] = asked;
            return Err(Error::Refused(format!(
                "--years {from}-{to} ends before it begins; write the earlier year first"
            )));
        }
        if wanted.years.is_some() && wanted.directed {
            return Err(Error::Refused(
                "--years makes agreements, which bind both sides; leave --directed out, or import one --year".into(),
            ));
        }
        let outside = |year: &i32| !(first..=last).contains(year);
        if let Some(year) = asked.into_iter().find(outside) {
            let why = if year > last {
                format!(
                    "{} ends in {last}, and what held after it is unknown",
                    self.title
                )
            } else {
                format!("{} begins in {first}", self.title)
            };
            return Err(Error::Refused(format!(
                "no network of {year}: {why}; choose a year from {first} to {last}"
            )));
        }
        let kinds = || codebook().iter().map(|kind| kind.id.as_str());
        match &wanted.kind {
            Some(kind) if !kinds().any(|known| known == kind) => Err(Error::Unknown {
                what: "kind",
                id: kind.clone(),
                near: nearest(kind, kinds()),
                way_out: "`linchpin networks codebook` lists them".into(),
            }),
            _ => Ok(()),
        }
    }

    /// The layout of a table.
    fn layout(&self, table: &Table, chosen: &[Obligation]) -> Result<&'static Layout>
    where
        Self: 'static,
    {
        let fits = |source: &Source, layout: &Layout| {
            source
                .columns(layout, chosen)
                .iter()
                .all(|name| table.column(name).is_some())
        };
        if let Some(layout) = self.layouts.iter().find(|layout| fits(self, layout)) {
            return Ok(layout);
        }
        let other = IMPORTS
            .iter()
            .find(|other| other.id != self.id && other.layouts.iter().any(|l| fits(other, l)));
        let help = match other {
            Some(other) => format!(
                "this looks like {}: `linchpin import {} …`",
                other.title, other.id
            ),
            None => format!("understood are {}", self.described()),
        };
        let missing = |layout: &Layout| -> Vec<String> {
            let mut names = self.columns(layout, chosen);
            names.retain(|name| table.column(name).is_none());
            names
        };
        let nearest = self
            .layouts
            .iter()
            .map(|layout| (missing(layout), layout))
            .filter(|(missing, layout)| 2 * missing.len() <= self.columns(layout, chosen).len())
            .min_by_key(|(missing, _)| missing.len());
        let message = match nearest {
            Some((missing, layout)) if other.is_none() => {
                let are = if missing.len() == 1 { "is" } else { "are" };
                let names = list(missing.iter().map(|name| format!("`{name}`")));
                format!("{names} {are} missing, which {} has", layout.file)
            }
            _ => format!("not a table of {} that is understood", self.title),
        };
        Err(table.wrong_header(message, &help))
    }

    /// The columns that must be there.
    fn columns(&self, layout: &Layout, chosen: &[Obligation]) -> Vec<String> {
        let mut names = match layout.ends {
            Ends::Pair(one, other) => vec![one, other],
            Ends::Member(member) => vec![member],
        };
        match layout.time {
            Time::Year => names.push("year"),
            Time::Spell(first, last) => names.extend([first, last]),
        }
        names.extend(layout.mark.into_iter().chain(layout.alliance));
        let coded = self.obligations.iter().filter(|(o, _)| chosen.contains(o));
        let coded = coded.map(|(_, word)| format!("{}{word}", layout.prefix));
        names.into_iter().map(String::from).chain(coded).collect()
    }

    /// The layouts in words.
    fn described(&self) -> String {
        let all: Vec<Obligation> = self.obligations().collect();
        let described = |layout: &Layout| {
            let columns = self.columns(layout, &all).join(", ");
            format!("{} ({columns})", layout.file)
        };
        let layouts: Vec<String> = self.layouts.iter().map(described).collect();
        layouts.join("; ")
    }
}
