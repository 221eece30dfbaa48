//! An address of the page is answered as a comparison of a bundled network, or refused with a message.

#![no_main]

use libfuzzer_sys::fuzz_target;
use linchpin::{
    analysis::{compare, compiled},
    formats::{self, Options},
    metrics::Metric,
    page::State,
};
use std::sync::Arc;

/// What is compared: a reading of each kind.
const COMPARED: [&str; 4] = ["betweenness", "efficiency-delay", "kirchhoff", "share-probability"];

fuzz_target!(|data: &[u8]| {
    let Ok(query) = std::str::from_utf8(data) else {
        return;
    };
    let state = match State::read(query) {
        Ok(state) => state,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    // A state is written as it is read.
    let again = State::read(&state.query()).map(|again| again.query());
    assert_eq!(again.ok(), Some(state.query()));
    let _ = state.command("fuzzed", &[], true);
    // Only what is bundled: no name of an address opens a file.
    let Some(network) = ["northeast-asia", "anzus", "five-eyes"].into_iter().find(|id| state.network == *id) else {
        return;
    };
    let Ok((study, configuration)) = formats::open(network, Options::default()) else {
        return;
    };
    let compile = |study: &_, selection: &_, beside| compiled(study, selection, beside);
    let Ok((sides, _)) = state.sides(&Arc::new(study), configuration, &compile) else {
        return;
    };
    let metrics: Vec<&'static Metric> = COMPARED.iter().filter_map(|id| Metric::find(id)).collect();
    let _ = compare(&sides.without, &sides.with, sides.labels.clone(), &metrics);
});
