//! A study in TOML and a selection from it are resolved and measured, or refused with a message.
//!
//! The text before the first NUL is the selection, written as the page's address; the rest is the study.

#![no_main]

use libfuzzer_sys::fuzz_target;
use linchpin::{
    analysis::{compiled, measure},
    formats::{self, Format, Options},
    metrics::Metric,
    model::{Network, Selection, history},
    page::State,
};

/// Actors up to which the network is measured.
const MOST_MEASURED: usize = 10;
/// What is measured: a reading of each kind.
const MEASURED: [&str; 4] = ["betweenness", "efficiency-delay", "kirchhoff", "share-probability"];

fuzz_target!(|data: &[u8]| {
    let at = data.iter().position(|&byte| byte == 0).unwrap_or(0);
    let (query, text) = data.split_at(at);
    let options = Options {
        format: Format::find("toml"),
        ..Options::default()
    };
    let Ok(study) = formats::read(text.get(1..).unwrap_or_default(), "fuzzed", options) else {
        return;
    };
    let query = String::from_utf8_lossy(query);
    let selection = match State::read(&query) {
        Ok(state) => state.selection(None),
        Err(_) => Selection::default(),
    };
    let _ = history(&study, &selection);
    let Ok(network) = Network::resolve(&study, &selection) else {
        return;
    };
    if network.actors().len() > MOST_MEASURED {
        return;
    }
    let metrics: Vec<&'static Metric> = MEASURED.iter().filter_map(|id| Metric::find(id)).collect();
    if let Ok(side) = compiled(&study, &selection, false) {
        let _ = measure(&side, &metrics);
    }
});
