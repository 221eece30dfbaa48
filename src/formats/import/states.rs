//! State codes: the numbers of the Correlates of War, the ids of the bundled studies, and names.

use super::{
    Wanted,
    table::{Row, Table},
};
use crate::error::Result;
use std::collections::{BTreeMap, BTreeSet};

/// The bundled table.
const STATES: &str = include_str!("../../../networks/catalogue/states.csv");

/// States by code, as they were in one year.
pub(super) struct States {
    known: BTreeMap<u32, State>,
    /// The members of the state system in that year, if a list of them was given.
    pub(super) members: Option<BTreeSet<u32>>,
    /// Those among whom ties are wanted, if they were named.
    pub(super) among: Option<BTreeSet<u32>>,
    /// What was taken for granted in reading the list.
    pub(super) notices: Vec<String>,
}

/// A state's id and name.
#[derive(Clone)]
struct State {
    id: String,
    name: Option<String>,
}

impl States {
    /// The list that was given or the bundled table, as of `year`, with those among whom ties are wanted as actors.
    ///
    /// # Errors
    /// A list that cannot be read; a state that no table has in that year and whose number is not known either.
    pub(super) fn of_year(wanted: &Wanted, year: i32) -> Result<Self> {
        let mut states = match &wanted.states {
            Some(list) => Self::listed(list, year)?,
            None => Self::bundled(year),
        };
        if !wanted.among.is_empty() {
            let named: BTreeSet<u32> = wanted
                .among
                .iter()
                .filter_map(|name| states.code(name))
                .collect();
            states.among = Some(named);
        }
        Ok(states)
    }

    /// The code of a state by its id in that year, or by its number.
    pub(super) fn code(&self, name: &str) -> Option<u32> {
        let by_id = self.known.iter().find(|(_, state)| state.id == name);
        by_id.map(|(code, _)| *code).or_else(|| name.parse().ok())
    }

    /// Every id and name that the table has in that year.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.known.values().map(|state| state.id.as_str())
    }

    /// Whether ties of this state are wanted.
    pub(super) fn wanted(&self, code: u32) -> bool {
        self.among
            .as_ref()
            .is_none_or(|among| among.contains(&code))
    }

    /// The bundled table, as of `year`.
    pub(super) fn bundled(year: i32) -> Self {
        // The table is part of the binary; a test reads it row by row.
        let rows = csv::Reader::from_reader(STATES.as_bytes()).into_records();
        let number = |cell: Option<&str>| cell.unwrap_or_default().parse::<i32>().ok();
        let known = rows.flatten().filter_map(|row| {
            let code = row.get(0)?.parse().ok()?;
            let (from, to) = (number(row.get(3)), number(row.get(4)));
            let state = State {
                id: row.get(1)?.into(),
                name: row.get(2).map(String::from),
            };
            is_in(year, from, to).then_some((code, state))
        });
        Self {
            known: known.collect(),
            members: None,
            among: None,
            notices: Vec::new(),
        }
    }

    /// The bundled table with the names, and the members in `year`, of a list of the state system: a code and any of
    /// abbreviation, id, name, first and last year.
    pub(super) fn listed(file: &str, year: i32) -> Result<Self> {
        let table = Table::open(file)?;
        let column = |names: &[&str]| names.iter().find_map(|name| table.column(name));
        let Some(code) = column(&["ccode", "cowcode", "cow"]) else {
            return Err(table.wrong_header(
                "a list of states has a column `ccode`".into(),
                "give ccode and any of stateabb, id, statenme, styear, endyear, as in the list of the state system of \
                 the Correlates of War",
            ));
        };
        let id = column(&["id"]);
        let abbreviation = column(&["stateabb", "abbrev", "abb"]);
        let name = column(&["statenme", "name", "state_name", "statename"]);
        let first = column(&["styear", "from", "start"]);
        let last = column(&["endyear", "to", "end"]);
        let cell = |row: &Row, column: Option<usize>| {
            let text = row.text(column?)?;
            let clean: String = text.chars().filter(|letter| !letter.is_control()).collect();
            Some(clean.trim().to_string())
        };
        let year_of = |row: &Row, column: Option<usize>| match column {
            Some(column) => row.whole(column),
            None => Ok(None),
        };
        let mut states = Self::bundled(year);
        let mut spells = Vec::new();
        table.rows(|row| {
            let code = row.state(code)?;
            let old = states.known.get(&code).map(|state| state.id.clone());
            let id = cell(row, id).or(old).or_else(|| cell(row, abbreviation));
            let state = State {
                id: id.unwrap_or_else(|| unknown(code)),
                name: cell(row, name).or_else(|| states.known.get(&code)?.name.clone()),
            };
            states.known.insert(code, state);
            spells.push((code, year_of(row, first)?, year_of(row, last)?));
            Ok(())
        })?;
        states.notices.extend(table.notices.iter().cloned());
        let asked = if first.is_some() { year } else { 0 };
        let members = states.on(&table, &spells, asked);
        states.members = Some(members);
        Ok(states)
    }

    /// The members in `year`. A list ends with the year in which it was made, and so do the spells that then went on.
    fn on(
        &mut self,
        table: &Table,
        spells: &[(u32, Option<i32>, Option<i32>)],
        year: i32,
    ) -> BTreeSet<u32> {
        let file = table.name();
        let open = spells.iter().any(|(_, _, last)| last.is_none());
        let end = spells.iter().filter_map(|(_, _, last)| *last).max();
        let at = match end {
            Some(end) if !open && year > end => {
                self.notices.push(format!(
                    "{file} ends in {end}: its states of that year are taken for {year}"
                ));
                end
            }
            _ => year,
        };
        let members: BTreeSet<u32> = spells
            .iter()
            .filter(|(_, first, last)| year == 0 || is_in(at, *first, *last))
            .map(|(code, ..)| *code)
            .collect();
        if year == 0 {
            self.notices.push(format!(
                "{file} has no first and last years: all its {} states are taken",
                members.len()
            ));
        } else if members.is_empty() {
            self.notices
                .push(format!("no state of {file} exists in {at}"));
        }
        members
    }

    /// The id and the name of a state; an unknown code is an id of its own.
    pub(super) fn of(&self, code: u32) -> (String, Option<String>) {
        match self.known.get(&code) {
            Some(state) => (state.id.clone(), state.name.clone()),
            None => (unknown(code), None),
        }
    }

    pub(super) fn knows(&self, code: u32) -> bool {
        self.known.contains_key(&code)
    }
}

fn unknown(code: u32) -> String {
    format!("COW{code}")
}

fn is_in(year: i32, first: Option<i32>, last: Option<i32>) -> bool {
    first.is_none_or(|first| first <= year) && last.is_none_or(|last| year <= last)
}
