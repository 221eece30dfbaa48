//! Where in the text the values of actors and ties were met.

use super::Bytes;
use crate::model::{Place, Step};

/// Where the values of actors and ties were met, in the order of their numbers.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) actor: Vec<Bytes>,
    pub(super) tie: Vec<Bytes>,
    pub(super) actor_value: Vec<(usize, &'static str, Bytes)>,
    pub(super) tie_value: Vec<(usize, &'static str, Bytes)>,
}

impl Marks {
    /// Where the value at `place` was met; the element it belongs to, if the value has no place of its own.
    pub(super) fn locate(&self, place: &Place) -> Bytes {
        let (Some(Step::Key(list)), Some(Step::Index(number))) = (place.0.first(), place.0.get(1))
        else {
            return 0..0;
        };
        let (elements, values) = match *list {
            "actor" => (&self.actor, &self.actor_value),
            _ => (&self.tie, &self.tie_value),
        };
        let bare = |field: &str| matches!(field, "strength" | "delay" | "availability");
        let value = match place.0.get(2) {
            Some(Step::Key(key)) => {
                let of_this = || values.iter().filter(|(item, ..)| item == number);
                of_this()
                    .find(|(_, field, _)| field == key)
                    .or_else(|| of_this().find(|(_, field, _)| bare(key) && *field == "weight"))
                    .map(|(.., at)| at.clone())
            }
            _ => None,
        };
        value
            .or_else(|| elements.get(*number).cloned())
            .unwrap_or(0..0)
    }
}
