//! `--export`: the page as files that need no server, for what can be worked out beforehand.
//!
//! A static copy is the page itself and the answers to what it may ask, by the address with which it asks; a list of them
//! (`static.json`) lies beside. Values of one key stand in the order of the alphabet there, so that the order in which
//! things were switched off does not matter.

use super::{
    answer, assets, bands, charts,
    desk::{Desk, base},
    download::{self, DOWNLOADS},
    listed, metric, pair,
    refusal::Refusal,
    respond,
    state::State,
    study,
    work::Wanted,
};
use crate::{
    charts::CHARTS,
    error::{Error, Result},
    metrics::metrics,
    model::Network,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Answers up to which every set of agreements is switched; beyond, one at a time.
const MOST_ANSWERS: usize = 1_024;
/// Edits up to which a state has its draws, which take a second or some, and its charts and table, which are large.
const MOST_SHOWN: usize = 1;
/// The chart of a state with edits; of one without, every one is drawn.
const SHOWN: &str = "networks";
/// Files of a state with edits, and of one without.
const FILES: [&[&str]; 2] = [
    &["table.csv", "study.toml"],
    &["table.csv", "table.xlsx", "report.html", "study.toml"],
];
/// Actors up to which every pair has its routes.
const PAIRS: usize = 8;
/// Bytes of the hash that name a file.
const HASH: usize = 8;

/// The files of a copy: names and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What lies beside the page, by which it knows that it is a copy.
#[derive(Serialize)]
struct Copy {
    title: String,
    files: BTreeMap<String, String>,
}

/// A copy that is being made.
struct Maker<'d> {
    desk: &'d Desk,
    wanted: Wanted,
    files: Files,
    known: BTreeMap<String, String>,
}

/// Every file of a copy that begins with `start`; `progress` is told of states done, and how many there are.
pub(super) fn copy(
    desk: &Desk,
    start: &State,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Files> {
    let mut maker = Maker {
        desk,
        wanted: Wanted::new(),
        files: Files::new(),
        known: BTreeMap::new(),
    };
    let first = sorted(start.clone());
    let states = states(desk, &first)?;
    for (done, (state, is_base)) in states.iter().enumerate() {
        progress(done, states.len());
        if !maker.state(state)? {
            continue;
        }
        let edits = state.without.len() + state.with.len() + state.set.len();
        if done == 0 || edits <= MOST_SHOWN {
            maker.shown(state, *is_base)?;
        }
        if *is_base {
            maker.base(state)?;
        }
    }
    progress(states.len(), states.len());
    maker.rest(&first)?;
    Ok(maker.files)
}

/// Every state of the copy, and whether it is one without edits.
fn states(desk: &Desk, first: &State) -> Result<Vec<(State, bool)>> {
    let known = desk.networks.find(&first.network)?;
    let plain = State {
        without: Vec::new(),
        with: Vec::new(),
        set: Vec::new(),
        ..first.clone()
    };
    let id = match &known.configuration {
        Some(configuration) => {
            let end = first.network.len() - configuration.len() - 1;
            first.network.get(..end).unwrap_or(&first.network)
        }
        None => &first.network,
    };
    let mut bases = vec![plain.clone()];
    for configuration in &known.study.configuration {
        let network = format!("{id}:{}", configuration.id);
        if network != plain.network {
            bases.push(State {
                network,
                ..plain.clone()
            });
        }
    }
    let whole = State {
        network: id.into(),
        ..plain.clone()
    };
    if !bases.contains(&whole) {
        bases.push(whole);
    }
    let mut states = vec![];
    if *first != plain {
        states.push((first.clone(), false));
    }
    for base in &bases {
        states.push((base.clone(), true));
    }
    let mut room = MOST_ANSWERS.saturating_sub(states.len());
    for base in &bases {
        let more = switched(desk, base, room)?;
        room = room.saturating_sub(more.len());
        states.extend(more.into_iter().map(|state| (state, false)));
    }
    Ok(states)
}

/// The network with agreements switched: every set of those in force where there is room, else one at a time; and those
/// not in force, one at a time.
fn switched(desk: &Desk, plain: &State, room: usize) -> Result<Vec<State>> {
    let known = desk.networks.find(&plain.network)?;
    let selection = base(plain, known.configuration.clone());
    let network = Network::resolve(&known.study, &selection)?;
    let mut there: Vec<String> = network
        .agreements()
        .iter()
        .map(|agreement| agreement.id.clone())
        .collect();
    there.sort();
    let all = crate::model::agreements(&known.study, &selection)?;
    let absent = all.into_iter().map(|agreement| agreement.id);
    let absent: Vec<String> = absent.filter(|id| !there.contains(id)).collect();
    let sets = 1_usize
        .checked_shl(there.len() as u32)
        .unwrap_or(usize::MAX);
    let without = |without: Vec<String>| State {
        without,
        ..plain.clone()
    };
    let mut states: Vec<State> = if sets.saturating_add(absent.len()) <= room {
        let chosen = |set: usize| {
            let agreements = there.iter().enumerate();
            let chosen = agreements.filter(|(bit, _)| set >> bit & 1 == 1);
            without(chosen.map(|(_, id)| id.clone()).collect())
        };
        (1..sets).map(chosen).collect()
    } else {
        there.iter().map(|id| without(vec![id.clone()])).collect()
    };
    states.extend(absent.into_iter().map(|id| State {
        with: vec![id],
        ..plain.clone()
    }));
    Ok(states)
}

/// The state with the values of each key in the order of the alphabet.
fn sorted(mut state: State) -> State {
    for values in [
        &mut state.layer,
        &mut state.only,
        &mut state.without,
        &mut state.with,
        &mut state.set,
    ] {
        values.sort();
    }
    state
}

impl Maker<'_> {
    /// Keeps what answers an address; the same bytes are one file.
    fn keep(&mut self, address: String, ending: &str, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        let digest = Sha256::digest(&bytes);
        let hash: String = digest
            .iter()
            .take(HASH)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let name = format!("data/{hash}.{ending}");
        self.files.entry(name.clone()).or_insert(bytes);
        self.known.insert(address, name);
    }

    /// The answer; false where the model refuses the state, so that it has none, and the page says so.
    fn state(&mut self, state: &State) -> Result<bool> {
        let (desk, wanted) = (self.desk, self.wanted.clone());
        let key = state.key();
        let deep = state.clone().viewing("depth", "whole");
        let Ok(answered) = answer::answer(desk, &deep, &wanted) else {
            return Ok(false);
        };
        self.keep(format!("api/answer?{key}"), "json", answered);
        let case = desk.case(state)?;
        self.pairs(state, &key, &case.sides.with.network);
        Ok(true)
    }

    /// What can be changed, and every row.
    fn base(&mut self, state: &State) -> Result<()> {
        let (desk, wanted, key) = (self.desk, self.wanted.clone(), state.key());
        let shown = study::study(desk, state, &wanted).map_err(fault)?;
        self.keep(format!("api/study?{key}"), "json", shown);
        if let Ok(whole) = answer::comparison(desk, state, &wanted) {
            self.keep(format!("api/comparison?{key}"), "json", whole);
        }
        Ok(())
    }

    /// Draws, charts and files.
    fn shown(&mut self, state: &State, is_base: bool) -> Result<()> {
        let (desk, wanted, key) = (self.desk, self.wanted.clone(), state.key());
        let case = desk.case(state)?;
        if let Ok(drawn) = bands::whole(&case) {
            self.keep(format!("api/bands?{key}"), "json", drawn);
        }
        for chart in CHARTS.iter().filter(|chart| is_base || chart.id == SHOWN) {
            if let Ok(drawn) = charts::drawn(desk, chart.id, state, &wanted) {
                let address = format!("chart/{}.svg?{key}", chart.id);
                self.keep(address, "svg", drawn.painted("svg")?);
            }
        }
        let names = FILES[usize::from(is_base)];
        for download in DOWNLOADS.iter().filter(|one| names.contains(&one.name)) {
            if let Ok(bytes) = download::made(&case, download, &wanted) {
                let ending = download.name.rsplit('.').next().unwrap_or("txt");
                self.keep(format!("download/{}?{key}", download.name), ending, bytes);
            }
        }
        Ok(())
    }

    fn pairs(&mut self, state: &State, key: &str, network: &Network) {
        let mut ids: Vec<&String> = network.actors().map(|actor| &actor.id).collect();
        ids.sort();
        if ids.len() > PAIRS {
            return;
        }
        for (at, a) in ids.iter().enumerate() {
            for b in &ids[at + 1..] {
                let asked = format!("{a}-{b}");
                let state = state.clone().viewing("pair", &asked);
                if let Ok(found) = pair::pair(self.desk, &state, &self.wanted) {
                    self.keep(format!("api/pair?{key}&pair={asked}"), "json", found);
                }
            }
        }
    }

    /// The page, its files, the metrics, and the list of all of it.
    fn rest(&mut self, first: &State) -> Result<()> {
        self.keep(
            "api/metrics".into(),
            "json",
            metric::named().map_err(fault)?,
        );
        for metric in metrics() {
            let explained = metric::metric(metric.id).map_err(fault)?;
            self.keep(format!("api/metric?id={}", metric.id), "json", explained);
        }
        let known = self.desk.networks.find(&first.network)?;
        let title = if known.study.title.is_empty() {
            known.study.id.clone()
        } else {
            known.study.title.clone()
        };
        let listed = listed::one(first, &known.study).map_err(fault)?;
        self.keep("api/networks".into(), "json", listed);
        for asset in assets::ASSETS {
            let name = format!("assets/{}", asset.name);
            self.files.insert(name, asset.bytes.to_vec());
        }
        let page = assets::PAGE.replace(
            "<meta name=\"copy\" content=\"\">",
            "<meta name=\"copy\" content=\"static.json\">",
        );
        self.files.insert("index.html".into(), page.into_bytes());
        let list = Copy {
            title,
            files: std::mem::take(&mut self.known),
        };
        let text = respond::json(&list).map_err(fault)?;
        self.files.insert("static.json".into(), text.to_vec());
        Ok(())
    }
}

fn fault(refusal: Refusal) -> Error {
    Error::Refused(format!("{}; {}", refusal.message, refusal.way_out))
}
