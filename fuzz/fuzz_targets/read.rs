//! A text in any format is read, checked, resolved and written in every format, or refused with a message.
//!
//! The first byte names the format, the second what a bare weight means; the rest is the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use linchpin::{
    formats::{self, FORMATS, Options, Weight},
    model::{Network, Selection},
};

/// Actors up to which what was read is written again: writers are linear, and this keeps a run fast.
const MOST_WRITTEN: usize = 64;

fuzz_target!(|data: &[u8]| {
    let [format, weight, text @ ..] = data else {
        return;
    };
    let weights = [Weight::Strength, Weight::Delay, Weight::Availability];
    let options = Options {
        format: Some(FORMATS[usize::from(*format) % FORMATS.len()]),
        weight: weights[usize::from(*weight) % weights.len()],
        ..Options::default()
    };
    let study = match formats::read(text, "fuzzed", options) {
        Ok(study) => study,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let Ok(network) = Network::resolve(&study, &Selection::default()) else {
        return;
    };
    if network.actors().len() > MOST_WRITTEN {
        return;
    }
    for format in FORMATS {
        let Ok(written) = (format.write)(&study, &network) else {
            continue;
        };
        let options = Options {
            format: Some(format),
            ..Options::default()
        };
        let again = formats::read(written.text.as_bytes(), "written", options);
        assert!(
            again.is_ok(),
            "{} cannot read what it wrote: {:?}",
            format.id,
            again.err()
        );
    }
});
