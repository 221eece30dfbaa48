//! From ties that run one way to ties that run both ways, on request only.

use super::Builder;
use crate::model::{Range, Tie, Undirected};
use petgraph::{graph::NodeIndex, visit::EdgeRef};
use std::collections::BTreeMap;

/// The ties of one pair under one agreement, by direction.
#[derive(Default)]
struct Pair {
    forth: Vec<Tie>,
    back: Vec<Tie>,
}

impl Builder<'_> {
    /// Pairs the ties of each direction, agreement by agreement, and says what became of those without a match.
    pub(super) fn make_undirected(&mut self) {
        let Some(rule) = self.undirected else { return };
        if !self.study.directed {
            self.notices
                .push("--undirected changes nothing: ties run both ways already".into());
            return;
        }
        let mut pairs: BTreeMap<(NodeIndex, NodeIndex, Option<usize>), Pair> = BTreeMap::new();
        for edge in self.graph.edge_references() {
            let (a, b, tie) = (edge.source(), edge.target(), edge.weight());
            let pair = pairs
                .entry((a.min(b), a.max(b), tie.agreement))
                .or_default();
            let side = if a < b {
                &mut pair.forth
            } else {
                &mut pair.back
            };
            side.push(tie.clone());
        }
        self.graph.clear_edges();
        let mut one_way = 0;
        for ((a, b, _), pair) in pairs {
            let matched = pair.forth.len().min(pair.back.len());
            for (forth, back) in pair.forth.iter().zip(&pair.back) {
                self.graph.add_edge(a, b, merged(forth, back, rule));
            }
            let alone = pair
                .forth
                .into_iter()
                .skip(matched)
                .chain(pair.back.into_iter().skip(matched));
            for tie in alone {
                one_way += 1;
                if rule == Undirected::Any {
                    self.graph.add_edge(a, b, tie);
                }
            }
        }
        let rest = match one_way {
            0 => "every tie has one back".to_string(),
            1 => "1 tie runs one way only".to_string(),
            many => format!("{many} ties run one way only"),
        };
        let (rule, left) = match rule {
            Undirected::Any => (
                "a tie in either direction ties the pair; of two the greater strength and availability and the lesser \
                 delay count",
                "count all the same",
            ),
            Undirected::Both => (
                "only ties in both directions tie a pair; of the two the lesser strength and availability and the \
                 greater delay count",
                "are left out",
            ),
        };
        let left = if one_way == 0 {
            String::new()
        } else {
            format!("; {left}")
        };
        self.notices
            .push(format!("made undirected: {rule} ({rest}{left})"));
    }
}

fn merged(forth: &Tie, back: &Tie, rule: Undirected) -> Tie {
    let greater = |x: Range, y: Range| each(x, y, f64::max);
    let lesser = |x: Range, y: Range| each(x, y, f64::min);
    let (closer, faster): (fn(_, _) -> _, fn(_, _) -> _) = match rule {
        Undirected::Any => (greater, lesser),
        Undirected::Both => (lesser, greater),
    };
    Tie {
        strength: closer(forth.strength, back.strength),
        delay: faster(forth.delay, back.delay),
        availability: closer(forth.availability, back.availability),
        strength_basis: forth.strength_basis.max(back.strength_basis),
        delay_basis: forth.delay_basis.max(back.delay_basis),
        availability_basis: forth.availability_basis.max(back.availability_basis),
        ..forth.clone()
    }
}

fn each(x: Range, y: Range, pick: fn(f64, f64) -> f64) -> Range {
    Range {
        low: pick(x.low, y.low),
        mid: pick(x.mid, y.mid),
        high: pick(x.high, y.high),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Actor, BareTie, Network, Range, Selection, Study, Undirected};

    #[test]
    fn of_two_ties_of_a_pair_numbers_are_chosen_and_words_are_those_of_the_first_actors() {
        let tie = |a: &str, b: &str, number: f64| BareTie {
            a: a.into(),
            b: b.into(),
            strength: Some(Range::exact(number)),
            delay: Some(Range::exact(number)),
            availability: Some(Range::exact(number / 10.0)),
            layer: Some(format!("from-{a}")),
            ..BareTie::default()
        };
        let study = Study {
            directed: true,
            actor: ["A", "B", "C"].map(Actor::named).to_vec(),
            tie: vec![tie("B", "A", 3.0), tie("A", "B", 2.0), tie("C", "B", 5.0)],
            ..Study::default()
        };
        for (rule, expected) in [
            (
                Undirected::Any,
                vec![
                    (0_usize, 1_usize, "from-A", 3.0, 2.0, 0.3),
                    (1, 2, "from-C", 5.0, 5.0, 0.5),
                ],
            ),
            (
                Undirected::Both,
                vec![(0_usize, 1_usize, "from-A", 2.0, 3.0, 0.2)],
            ),
        ] {
            let selection = Selection {
                undirected: Some(rule),
                ..Selection::default()
            };
            let network = Network::resolve(&study, &selection).expect("a network");
            let found: Vec<_> = network
                .ties()
                .map(|(a, b, tie)| {
                    let layer = tie.layer.as_deref().unwrap_or_default();
                    let (strength, delay) = (tie.strength.mid, tie.delay.mid);
                    (a, b, layer, strength, delay, tie.availability.mid)
                })
                .collect();
            assert_eq!(found, expected);
            let said = network.about().notices.concat();
            assert!(said.contains("(1 tie runs one way only; "), "{said}");
        }
    }
}
