//! From what is owed in many years to one study of agreements with their first and last days.
//!
//! The files by year know nothing finer, so an obligation begins on the first of January of its first year and ends on
//! that after its last. One that is there in the first year may be older, and has no first day; one that is there in the
//! last year may go on, and has no last.

use super::{
    Layout, Obligation, Source, Wanted, gather,
    states::States,
    study::{among, no_state, sentence, words},
    table::Table,
};
use crate::{
    error::{Error, Result},
    model::{Actor, Agreement, Date, Member, Range, Study, capital, list},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The agreement that holds states which are actors whether they have a tie or not. Its strength of 0 gives no tie.
const STATES: &str = "STATES";

/// Two ids, the alliance where rows tell them apart, and the codebook kind.
type Tie = (String, String, Option<u32>, String);

/// The study of the years that are wanted.
pub(super) fn study(
    source: &Source,
    layout: &Layout,
    table: &Table,
    wanted: &Wanted,
    span: [i32; 2],
) -> Result<Study> {
    let [first, last] = span;
    if wanted.states.as_deref() == Some("-") {
        return Err(Error::Refused(
            "the list of states is read year by year; give it as a file, not as standard input"
                .into(),
        ));
    }
    let (years, mut notices) = gather::gather_years(source, layout, table, wanted, span)?;
    let mut ties: BTreeMap<Tie, Vec<i32>> = BTreeMap::new();
    let mut present: BTreeMap<String, Vec<i32>> = BTreeMap::new();
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (&year, found) in &years {
        let states = States::of_year(wanted, year)?;
        for notice in &states.notices {
            if !notices.contains(notice) {
                notices.push(notice.clone());
            }
        }
        known.extend(states.ids().map(String::from));
        let mut name = |code: u32| {
            let (id, name) = states.of(code);
            names.insert(id.clone(), name);
            id
        };
        for (&(low, high, alliance), pair) in &found.pairs {
            let owed = pair.by[0].and(pair.by[1]);
            let kind = wanted.kind.clone().or(owed.kind().map(String::from));
            if let Some(kind) = kind.filter(|_| !owed.is_empty())
                && states.wanted(low)
                && states.wanted(high)
            {
                let (a, b) = (name(low), name(high));
                ties.entry((a, b, alliance, kind)).or_default().push(year);
            }
        }
        let members = states.members.iter().flatten();
        for &code in members.filter(|&&code| states.wanted(code)) {
            present.entry(name(code)).or_default().push(year);
        }
        for &code in states.among.iter().flatten() {
            let id = name(code);
            if states.members.is_none() {
                present.entry(id).or_default().push(year);
            }
        }
    }
    let numbers = |name: &&String| name.parse::<u32>().is_err() && !known.contains(*name);
    if let Some(missing) = wanted.among.iter().find(numbers) {
        let when = format!("from {first} to {last}");
        return Err(no_state(missing, known.iter().map(String::as_str), &when));
    }
    if ties.is_empty() {
        let words = words(wanted, Obligation::word).join(" or ");
        return Err(Error::Refused(format!(
            "{}: no tie from {first} to {last}: no obligation of {words} is in force; choose another --obligation or \
             other --years",
            table.name()
        )));
    }
    let obligation = list(words(wanted, Obligation::in_a_sentence).into_iter());
    let definition = format!(
        "a {} obligation of either state towards the other, in force on some day of the year ({}, {first}–{last})",
        words(wanted, Obligation::in_a_sentence).join(" or "),
        source.title
    );
    let facts = [
        "years are the finest that the file knows: what begins in a year begins on its first day, and what ends in one \
         ends with it"
            .to_string(),
        format!("what is there in {first} may be older, and what is there in {last} may go on: no day is given"),
    ];
    let whose = if wanted.among.is_empty() {
        match wanted.states {
            Some(_) => "actors are the members of the state system, tied or not, and any other state with a tie".into(),
            None => "actors are the states with a tie in the year".to_string(),
        }
    } else {
        among(wanted)
    };
    let mut about = vec![sentence(&format!("a tie is {definition}"))];
    about.extend(facts.iter().chain([&whose]).map(|fact| sentence(fact)));
    notices.extend(facts);
    notices.push(whose);
    let mut agreement = Vec::new();
    for (tie, years) in &ties {
        for [from, to] in spells(years) {
            agreement.push(spell(tie, [from, to], span, &names, wanted)?);
        }
    }
    agreement.extend(states(&present, span)?);
    let file = Path::new(table.name()).file_name().unwrap_or_default();
    // The day on which the study is measured unasked: the last on which somebody is there.
    let held = ties.values().filter_map(|years| years.last()).max();
    let shown = match held {
        Some(&held) if present.is_empty() => held,
        _ => last,
    };
    Ok(Study {
        id: format!(
            "{}-{first}-{last}-{}",
            source.id,
            words(wanted, Obligation::word).join("-")
        ),
        title: format!(
            "{} obligations, {first}–{last} ({})",
            capital(&obligation),
            source.title
        ),
        about: about.join(" "),
        tie_definition: definition,
        date: Some(day(shown + 1)?.yesterday().unwrap_or(day(shown)?)),
        sources: vec![
            source.cite.into(),
            format!("{}, SHA-256 {}", file.to_string_lossy(), table.sha256),
        ],
        actor: names
            .into_iter()
            .map(|(id, name)| Actor {
                name,
                ..Actor::named(id)
            })
            .collect(),
        agreement,
        sha256: table.sha256.clone(),
        notices,
        ..Study::default()
    })
}

/// One unbroken run of years of a tie.
fn spell(
    (a, b, alliance, kind): &Tie,
    [from, to]: [i32; 2],
    span: [i32; 2],
    names: &BTreeMap<String, Option<String>>,
    wanted: &Wanted,
) -> Result<Agreement> {
    let named = |id: &String| {
        names
            .get(id)
            .cloned()
            .flatten()
            .unwrap_or_else(|| id.clone())
    };
    let number = alliance.map(|id| format!("_{id}")).unwrap_or_default();
    let what = match wanted.obligations.as_slice() {
        [one] if wanted.kind.is_none() => format!("{} obligation", capital(one.in_a_sentence())),
        _ => capital(&kind.replace('_', " ")),
    };
    let begins = (from > span[0]).then(|| day(from)).transpose()?;
    let ends = (to < span[1]).then(|| day(to + 1)).transpose()?;
    Ok(Agreement {
        id: format!("{a}_{b}_{from}_{kind}{number}"),
        title: Some(format!("{what} {}–{}", named(a), named(b))),
        kind: Some(kind.clone()),
        layer: Some("security".into()),
        members: Some(vec![Member::named(a), Member::named(b)]),
        from: begins,
        to: ends,
        ..Agreement::default()
    })
}

/// The states that are actors whether they have a tie or not, each for its years.
fn states(present: &BTreeMap<String, Vec<i32>>, span: [i32; 2]) -> Result<Option<Agreement>> {
    if present.is_empty() {
        return Ok(None);
    }
    let mut members = Vec::new();
    for (id, years) in present {
        // A state that goes and comes again is there between, as a member has one first and one last day.
        let (from, to) = (years[0], years[years.len() - 1]);
        members.push(Member {
            actor: id.clone(),
            from: (from > span[0]).then(|| day(from)).transpose()?,
            to: (to < span[1]).then(|| day(to + 1)).transpose()?,
        });
    }
    Ok(Some(Agreement {
        id: STATES.into(),
        title: Some("the states that are counted".into()),
        members: Some(members),
        strength: Some(Range::exact(0.0)),
        ..Agreement::default()
    }))
}

/// Runs of years without a gap, from ascending years.
fn spells(years: &[i32]) -> Vec<[i32; 2]> {
    let mut spells: Vec<[i32; 2]> = Vec::new();
    for &year in years {
        match spells.last_mut() {
            Some([_, last]) if *last + 1 == year => *last = year,
            _ => spells.push([year, year]),
        }
    }
    spells
}

fn day(year: i32) -> Result<Date> {
    let beyond = || Error::Refused(format!("the year {year} is beyond the calendar"));
    Date::new_year(year).ok_or_else(beyond)
}
