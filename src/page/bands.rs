//! How sure: draws from the coded ranges, made beside everything else, with progress.

use std::collections::HashMap;

/// Draws that are under way or done.
#[derive(Default)]
pub(super) struct Benches(std::sync::Mutex<HashMap<String, ()>>);
