//! From what is owed to a study that says what a tie is.

use super::{
    Obligation, Source, Wanted, gather::Found, obligation::Obligations, states::States,
    table::Table,
};
use crate::{
    error::{Error, Result, nearest},
    model::{Actor, BareTie, Study, capital, list},
};
use std::{collections::BTreeSet, path::Path};

/// What becomes a tie: what one state owes another, or either the other.
struct Duty {
    from: u32,
    to: u32,
    alliance: Option<u32>,
    owed: Obligations,
}

/// The study of the network that is wanted.
pub(super) fn study(
    source: &Source,
    table: &Table,
    found: &Found,
    states: &States,
    wanted: &Wanted,
) -> Result<Study> {
    let mut duties = duties(found, wanted);
    duties.retain(|duty| states.wanted(duty.from) && states.wanted(duty.to));
    if let Some(missing) = wanted.among.iter().find(|name| states.code(name).is_none()) {
        return Err(no_state(
            missing,
            states.ids(),
            &format!("in {}", wanted.year),
        ));
    }
    let mut codes: BTreeSet<u32> = duties.iter().flat_map(|d| [d.from, d.to]).collect();
    let strangers = strangers(&codes, states, wanted);
    let members = states.members.iter().flatten();
    codes.extend(members.filter(|&&code| states.wanted(code)));
    codes.extend(states.among.iter().flatten());
    if codes.is_empty() {
        let (file, year) = (table.name(), wanted.year);
        let words = words(wanted, Obligation::word).join(" or ");
        return Err(Error::Refused(format!(
            "{file}: no tie in {year}: no obligation of {words} is in force; choose another --obligation or --year"
        )));
    }
    let definition = definition(source, wanted);
    let facts = facts(source, &duties, states, wanted);
    let mut about = vec![sentence(&format!("a tie is {definition}"))];
    about.extend(facts.iter().map(|fact| sentence(fact)));
    let read = [&table.notices, &states.notices, &found.notices];
    let mut notices: Vec<String> = read.into_iter().flatten().cloned().collect();
    notices.extend(nameless(&codes, states).into_iter().chain(strangers));
    notices.extend(facts);
    let file = Path::new(table.name()).file_name().unwrap_or_default();
    let obligations = list(words(wanted, Obligation::in_a_sentence).into_iter());
    Ok(Study {
        id: format!(
            "{}-{}-{}",
            source.id,
            wanted.year,
            words(wanted, Obligation::word).join("-")
        ),
        title: format!(
            "{} obligations in {} ({})",
            capital(&obligations),
            wanted.year,
            source.title
        ),
        about: about.join(" "),
        tie_definition: definition,
        directed: wanted.directed,
        sources: vec![
            source.cite.into(),
            format!("{}, SHA-256 {}", file.to_string_lossy(), table.sha256),
        ],
        actor: codes.iter().map(|&code| actor(states, code)).collect(),
        tie: duties
            .iter()
            .map(|duty| tie(duty, states, wanted))
            .collect(),
        sha256: table.sha256.clone(),
        notices,
        ..Study::default()
    })
}

/// Without a direction a pair has one tie if either owes the other something.
fn duties(found: &Found, wanted: &Wanted) -> Vec<Duty> {
    let mut duties = Vec::new();
    for (&(low, high, alliance), pair) in &found.pairs {
        let ways = if wanted.directed {
            vec![(low, high, pair.by[0]), (high, low, pair.by[1])]
        } else {
            vec![(low, high, pair.by[0].and(pair.by[1]))]
        };
        let some = ways.into_iter().filter(|(_, _, owed)| !owed.is_empty());
        duties.extend(some.map(|(from, to, owed)| Duty {
            from,
            to,
            alliance,
            owed,
        }));
    }
    duties
}

/// What counts as a tie: it stands beside every result.
fn definition(source: &Source, wanted: &Wanted) -> String {
    let obligation = words(wanted, Obligation::in_a_sentence).join(" or ");
    let article = if obligation.starts_with('o') {
        "an"
    } else {
        "a"
    };
    let (year, title) = (wanted.year, source.title);
    if wanted.directed {
        format!(
            "{article} {obligation} obligation in force on some day of {year} ({title}), from the state that is obliged \
             to the state it is obliged to"
        )
    } else {
        format!(
            "{article} {obligation} obligation of either state towards the other, in force on some day of {year} ({title})"
        )
    }
}

/// What a reader of the network must know of it.
fn facts(source: &Source, duties: &[Duty], states: &States, wanted: &Wanted) -> Vec<String> {
    let mut facts = vec![match &wanted.kind {
        Some(kind) => format!("every tie counts as {kind} in the codebook, as asked"),
        None => {
            let counted = |o: &Obligation| format!("{} counts as {}", o.in_a_sentence(), o.kind());
            let counted = list(wanted.obligations.iter().map(counted));
            let strongest = if wanted.obligations.len() > 1 {
                "; of several obligations the strongest counts"
            } else {
                ""
            };
            format!("in the codebook {counted}{strongest}")
        }
    }];
    let mut pairs = BTreeSet::new();
    let repeated = duties
        .iter()
        .filter(|duty| !pairs.insert((duty.from, duty.to)));
    let repeated = repeated.count();
    if repeated > 0 {
        facts.push(format!(
            "{repeated} {} to a pair that has another alliance too: parallel ties, whose strengths add",
            if repeated == 1 { "tie belongs" } else { "ties belong" }
        ));
    }
    facts.push(match states.members {
        _ if !wanted.among.is_empty() => among(wanted),
        Some(_) => format!(
            "actors are the members of the state system in {}, tied or not, and any other state with a tie",
            wanted.year
        ),
        None => {
            "actors are the states with a tie; others are not in the file (--states FILE adds them)"
                .into()
        }
    });
    facts.extend((source.caveats)(wanted.year, &wanted.obligations));
    facts
}

/// Whose ties were asked for.
pub(super) fn among(wanted: &Wanted) -> String {
    let names = list(wanted.among.iter().cloned());
    format!("only ties among {names}, who are actors, tied or not")
}

/// The error for a name that stands for no state.
pub(super) fn no_state<'s>(name: &str, ids: impl Iterator<Item = &'s str>, when: &str) -> Error {
    Error::Unknown {
        what: "state",
        id: name.into(),
        near: nearest(name, ids),
        way_out: format!(
            "--among takes ids such as USA, as they are {when}, or numbers of the Correlates of War"
        ),
    }
}

/// A word about states with a tie that the list of the state system does not have.
fn strangers(tied: &BTreeSet<u32>, states: &States, wanted: &Wanted) -> Option<String> {
    let members = states.members.as_ref()?;
    let strangers = list(tied.difference(members).map(|&code| states.of(code).0));
    let year = wanted.year;
    (!strangers.is_empty()).then(|| {
        format!("tied in {year}, though no member of the state system then: {strangers}; kept")
    })
}

/// A word about codes that no table knows.
fn nameless(codes: &BTreeSet<u32>, states: &States) -> Option<String> {
    let unknown = codes.iter().filter(|code| !states.knows(**code));
    let unknown = list(unknown.map(|&code| states.of(code).0));
    (!unknown.is_empty())
        .then(|| format!("no name is known for {unknown}; --states FILE can give it"))
}

fn actor(states: &States, code: u32) -> Actor {
    let (id, name) = states.of(code);
    Actor {
        name,
        ..Actor::named(id)
    }
}

fn tie(duty: &Duty, states: &States, wanted: &Wanted) -> BareTie {
    let kind = duty.owed.kind().map(String::from);
    BareTie {
        a: states.of(duty.from).0,
        b: states.of(duty.to).0,
        agreement: duty.alliance.map(|id| format!("ALLIANCE_{id}")),
        kind: wanted.kind.clone().or(kind),
        layer: Some("security".into()),
        ..BareTie::default()
    }
}

pub(super) fn words(wanted: &Wanted, word: fn(Obligation) -> &'static str) -> Vec<String> {
    let words = wanted.obligations.iter().map(|&o| word(o).to_string());
    words.collect()
}

pub(super) fn sentence(fact: &str) -> String {
    format!("{}.", capital(fact))
}
