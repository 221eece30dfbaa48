//! A table of a published data set is imported, or a brief read, or refused with a message.
//!
//! The first byte says what the text is, the second how it is read; the rest is the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use linchpin::{
    analysis::is_measure,
    formats::{
        self,
        import::{IMPORTS, Wanted},
    },
    model::{Network, Selection},
};
use std::path::PathBuf;

fuzz_target!(|data: &[u8]| {
    let [what, how, text @ ..] = data else {
        return;
    };
    // Readers of tables take a path: one file in memory for each process.
    let path = PathBuf::from(format!("/dev/shm/linchpin-fuzz-{}.csv", std::process::id()));
    if std::fs::write(&path, text).is_err() {
        return;
    }
    let file = path.display().to_string();
    let Some(source) = IMPORTS.get(usize::from(*what) % (IMPORTS.len() + 1)) else {
        if let Err(error) = formats::brief(&file, is_measure) {
            assert!(!error.to_string().is_empty());
        }
        return;
    };
    let [first, last] = source.years;
    let wanted = Wanted {
        year: if how & 1 == 0 { last } else { 1960 },
        directed: how & 2 != 0,
        years: (how & 4 != 0).then_some([first, last]),
        states: (how & 8 != 0).then(|| file.clone()),
        obligations: source.obligations().skip(usize::from(how >> 6)).collect(),
        ..Wanted::default()
    };
    match source.import(&file, &wanted) {
        Ok(study) => {
            let _ = Network::resolve(&study, &Selection::default());
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
