//! The end of a file: numbers to ranges, ends to actors, edges to ties, and what was read to notices.

use super::{Assembly, names::listed};
use crate::{
    error::{Result, nearest},
    formats::{Reading, Weight, place},
    model::{BareTie, Range},
};

impl Assembly<'_> {
    /// Gives the edge met last the numbers that were met after it.
    pub(super) fn close_tie(&mut self) {
        let Some(tie) = self.study.tie.last_mut() else {
            return;
        };
        for (field, parts) in self.tie_range.drain() {
            let range = whole(parts);
            match field {
                "strength" => tie.strength = range,
                "delay" => tie.delay = range,
                _ => tie.availability = range,
            }
        }
        if let Some(weight) = self.weight.take() {
            let own = match self.input.weight {
                Weight::Strength => &mut tie.strength,
                Weight::Delay => &mut tie.delay,
                Weight::Availability => &mut tie.availability,
            };
            if own.is_none() {
                *own = Some(weight);
                self.weights += 1;
            } else if *own != Some(weight) {
                self.idle_weights += 1;
            }
        }
    }

    /// The study, and the way from a place in it to a place in the text.
    pub(in crate::formats) fn finish(mut self) -> Result<Reading> {
        self.close_tie();
        for ((actor, field), parts) in std::mem::take(&mut self.actor_ranges) {
            let actor = &mut self.study.actor[actor];
            match field {
                "availability" => actor.availability = whole(parts),
                _ => actor.consent = whole(parts),
            }
        }
        self.place_on_the_page();
        if self.study.actor.is_empty() {
            return Err(place::whole(
                &self.input.name,
                "a graph without a node",
                "a network needs an actor at least",
            ));
        }
        for (number, tie) in self.study.tie.iter().enumerate() {
            // An end that is not named at all is the model's to refuse.
            for id in [&tie.a, &tie.b].into_iter().filter(|id| !id.is_empty()) {
                if !self.index.contains_key(id.as_str()) {
                    let near = nearest(id, self.index.keys().map(String::as_str));
                    let help = near.map_or("declare it as a node".into(), |near| {
                        format!("did you mean `{near}`?")
                    });
                    return Err(self.fault(
                        self.marks.tie[number].clone(),
                        format!("an edge to `{id}`, which is not a node of this file"),
                        &help,
                    ));
                }
            }
        }
        self.settle_direction();
        self.say_what_was_read();
        let marks = self.marks;
        Ok(Reading {
            study: self.study,
            locate: Box::new(move |_, place| marks.locate(place)),
        })
    }

    /// One one-way edge makes the network directed; its two-way edges then run both ways as two ties.
    fn settle_direction(&mut self) {
        let one_way = self.one_way.iter().filter(|one_way| **one_way).count();
        self.study.directed |= one_way > 0;
        let both_ways = self.one_way.len() - one_way;
        if !self.study.directed || both_ways == 0 {
            return;
        }
        for number in 0..self.one_way.len() {
            if !self.one_way[number] {
                let tie = &self.study.tie[number];
                let back = BareTie {
                    a: tie.b.clone(),
                    b: tie.a.clone(),
                    ..tie.clone()
                };
                self.study.tie.push(back);
                self.marks.tie.push(self.marks.tie[number].clone());
            }
        }
        let edges = if both_ways == 1 {
            "edge runs"
        } else {
            "edges run"
        };
        self.notice(format!(
            "a directed network: {both_ways} undirected {edges} both ways, as two ties"
        ));
    }

    /// Drawing positions, in whatever units, fitted into the unit square with their proportions kept.
    fn place_on_the_page(&mut self) {
        let mut placed = Vec::new();
        for (actor, at) in self.drawn.iter().enumerate() {
            if let [Some(x), Some(y)] = *at
                && x.is_finite()
                && y.is_finite()
            {
                placed.push((actor, [x, y]));
            } else if at.iter().any(Option::is_some) {
                self.half_placed += 1;
            }
        }
        let within = |&(_, at): &(usize, [f64; 2])| at.iter().all(|x| (0.0..=1.0).contains(x));
        let fits = placed.iter().all(within);
        let end = |axis: usize, pick: fn(f64, f64) -> f64, from: f64| {
            placed.iter().map(|(_, at)| at[axis]).fold(from, pick)
        };
        let low = [0, 1].map(|axis| end(axis, f64::min, f64::INFINITY));
        let high = [0, 1].map(|axis| end(axis, f64::max, f64::NEG_INFINITY));
        let side = (high[0] - low[0]).max(high[1] - low[1]);
        if placed.len() > 1 && side == 0.0 {
            // Every node in one place is how programs write that they have no positions.
            self.notice("every actor has the same position, which is passed over");
            return;
        }
        for (actor, at) in placed {
            let fitted = |axis: usize| {
                let middle = (low[axis] + high[axis]) / 2.0;
                (0.5 + 0.84 * (at[axis] - middle) / side).clamp(0.0, 1.0)
            };
            let position = if fits { at } else { [fitted(0), fitted(1)] };
            if position.iter().all(|x| x.is_finite()) {
                self.study.actor[actor].at = Some(position);
            }
        }
    }

    fn say_what_was_read(&mut self) {
        if !self.unread.is_empty() {
            let names = listed(self.unread.iter().map(String::as_str));
            self.notice(format!("attributes not read: {names}"));
        }
        let of =
            |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        if self.weights > 0 {
            self.notice(format!(
                "the bare weight of {} is read as {} (--weight strength|delay|availability)",
                of(self.weights, "tie"),
                self.input.weight.word()
            ));
        }
        if self.idle_weights > 0 {
            let word = self.input.weight.word();
            self.notice(format!(
                "the bare weight of {} is passed over, because {word} is given",
                of(self.idle_weights, "tie"),
            ));
        }
        if self.half_placed > 0 {
            self.notice(format!(
                "the position of {} is passed over: it needs an x and a y, both finite",
                of(self.half_placed, "actor"),
            ));
        }
    }
}

/// Low and high are the middle where they are not given; without a middle there is no range.
fn whole([low, mid, high]: [Option<f64>; 3]) -> Option<Range> {
    let mid = mid.or(low).or(high)?;
    Some(Range {
        low: low.unwrap_or(mid),
        mid,
        high: high.unwrap_or(mid),
    })
}
