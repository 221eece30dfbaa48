//! Which mutant is on: the one whose number `MUTANT` holds. With `MUTANT_COVER` none is, and each that is met is noted there.

use std::{
    env,
    fs::OpenOptions,
    io::Write,
    sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed},
};

const UNREAD: u32 = u32::MAX;
const COVER: u32 = u32::MAX - 1;
static ACTIVE: AtomicU32 = AtomicU32::new(UNREAD);
static MET: [AtomicBool; 20_000] = [const { AtomicBool::new(false) }; 20_000];

/// Whether the mutant of this number is on.
#[inline]
pub fn on(number: u32) -> bool {
    let active = ACTIVE.load(Relaxed);
    if active < COVER {
        active == number
    } else {
        read(number)
    }
}

#[cold]
#[inline(never)]
fn read(number: u32) -> bool {
    if MET[number as usize].load(Relaxed) {
        return false;
    }
    let Some(path) = env::var_os("MUTANT_COVER") else {
        let active = env::var("MUTANT").ok().and_then(|text| text.parse().ok());
        let active = active.unwrap_or(0);
        ACTIVE.store(active, Relaxed);
        return active == number;
    };
    ACTIVE.store(COVER, Relaxed);
    if !MET[number as usize].swap(true, Relaxed) {
        let file = OpenOptions::new().append(true).create(true).open(path);
        if let Ok(mut file) = file {
            let _ = file.write_all(format!("{number}\n").as_bytes());
        }
    }
    false
}
