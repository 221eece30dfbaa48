//! What waits in the queue of a search.

use std::cmp::Ordering;

/// Length so far, then actor, in a total order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry(pub f64, pub u32);

impl Eq for Entry {}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
