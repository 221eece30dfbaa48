//! What was taken for granted, and what a reader of the command line could take otherwise.

use super::Builder;
use crate::model::{Basis, Selection, Target, Tie};
use petgraph::visit::EdgeRef;
use std::collections::HashSet;

impl Builder<'_> {
    pub(super) fn assumption_notices(&mut self) {
        let mut pairs = HashSet::new();
        let bare = self
            .graph
            .edge_references()
            .filter(|edge| edge.weight().agreement.is_none());
        let repeated = bare
            .filter(|edge| {
                let (a, b) = (edge.source(), edge.target());
                let ends = if self.is_directed() {
                    (a, b)
                } else {
                    (a.min(b), a.max(b))
                };
                !pairs.insert(ends)
            })
            .count();
        if repeated > 0 {
            self.notices.push(format!(
                "{repeated} {} a pair that another row names too: taken as parallel ties, whose strengths add",
                if repeated == 1 { "row names" } else { "rows name" }
            ));
        }
        let total = self.graph.edge_count();
        let count =
            |test: fn(&Tie) -> bool| self.graph.edge_weights().filter(|tie| test(tie)).count();
        let mut say = |number: usize, text: &str| {
            if number > 0 {
                let ties = if total == 1 { "tie" } else { "ties" };
                self.notices
                    .push(format!("{number} of {total} {ties}: {text}"));
            }
        };
        let inverse = count(|tie| tie.delay_basis == Basis::InverseStrength);
        let assumed = |tie: &Tie| tie.availability_basis == Basis::Assumed;
        let sure = self
            .graph
            .edge_weights()
            .filter(|tie| assumed(tie) && tie.kind.is_none())
            .count();
        let unknown = self
            .graph
            .edge_weights()
            .filter(|tie| assumed(tie) && tie.kind.is_some())
            .count();
        let unit = count(|tie| tie.strength_basis == Basis::Assumed);
        say(unit, "no strength is given, so 1 is taken");
        say(inverse, "no delay is given, so delay = 1/strength");
        say(
            sure,
            "no availability is given, so the tie is taken to work surely",
        );
        say(
            unknown,
            "the codebook has no availability for the kind, so metrics of availability are undefined",
        );
    }

    /// What a reader of the command line could take otherwise.
    pub(super) fn say_what_edits_mean(&mut self, selection: &Selection, losses: &[Target]) {
        for target in losses {
            if let Target::Pair(a, b, _) = target
                && self.is_directed()
                && let (Some(&from), Some(&to)) = (self.index.get(a), self.index.get(b))
                && self.runs(from, to)
                && self.runs(to, from)
            {
                self.notices
                    .push(format!("without {a}-{b}: the ties of both directions go"));
            }
        }
        if let Some(date) = selection.date
            && !self.has_dates()
        {
            self.notices.push(format!(
                "nothing in this study has a date, so {date} changes nothing"
            ));
        }
    }

    /// Whether a date can change what is in force.
    fn has_dates(&self) -> bool {
        self.listed().iter().any(|agreement| {
            let members = agreement.members.iter().flatten();
            agreement.from.is_some()
                || agreement.to.is_some()
                || agreement.status.iter().any(|event| event.date.is_some())
                || members
                    .into_iter()
                    .any(|member| member.from.is_some() || member.to.is_some())
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        by_hand::{actors, tie},
        model::{Agreement, BareTie, Kind, Member, Network, Range, Selection, Status, Study},
    };

    fn notices(study: &Study, selection: &Selection) -> Vec<String> {
        let network = Network::resolve(study, selection).expect("a network");
        network.about().notices.clone()
    }

    fn coded(a: &str, b: &str, strength: f64) -> BareTie {
        BareTie {
            strength: Some(Range::exact(strength)),
            delay: Some(Range::exact(1.0)),
            availability: Some(Range::exact(0.5)),
            ..tie(a, b)
        }
    }

    fn of(tie: Vec<BareTie>) -> Vec<String> {
        let study = Study {
            kind: vec![Kind {
                id: "pact".into(),
                strength: Some(Range::exact(1.0)),
                delay: Some(Range::exact(2.0)),
                ..Kind::default()
            }],
            tie,
            ..Study::default()
        };
        notices(&study, &Selection::default())
    }

    #[test]
    fn what_is_taken_for_granted_is_said_with_how_often() {
        assert_eq!(of(vec![coded("A", "B", 2.0)]), [""; 0]);
        let taken = |share: &str| {
            [
                format!("{share}: no strength is given, so 1 is taken"),
                format!("{share}: no delay is given, so delay = 1/strength"),
                format!("{share}: no availability is given, so the tie is taken to work surely"),
            ]
        };
        assert_eq!(of(vec![tie("A", "B")]), taken("1 of 1 tie"));
        let again =
            "a pair that another row names too: taken as parallel ties, whose strengths add";
        let found = of(vec![coded("A", "B", 2.0), tie("A", "B"), tie("B", "A")]);
        assert_eq!(found[0], format!("2 rows name {again}"));
        assert_eq!(found[1..], taken("2 of 3 ties"));
        let found = of(vec![
            coded("A", "B", 2.0),
            coded("B", "A", 1.0),
            coded("A", "C", 1.0),
        ]);
        assert_eq!(found, [format!("1 row names {again}")]);
        for (nothing, ties) in [(1, "1 tie"), (2, "2 ties")] {
            let mut rows = vec![coded("A", "B", 0.0); nothing];
            rows.push(coded("A", "C", 1.0));
            let said = format!("{ties} of strength 0 left out: strength 0 means no tie");
            assert_eq!(of(rows), [said]);
        }
    }

    #[test]
    fn a_kind_without_an_availability_is_said_of_its_ties_alone() {
        let kind = || Some("pact".to_string());
        let rows = vec![
            BareTie {
                kind: kind(),
                ..tie("A", "B")
            },
            BareTie {
                kind: kind(),
                ..coded("C", "D", 1.0)
            },
            coded("E", "F", 1.0),
        ];
        let said = "the codebook has no availability for the kind, so metrics of availability are undefined";
        assert_eq!(of(rows), [format!("1 of 3 ties: {said}")]);
    }

    #[test]
    fn a_date_that_nothing_hangs_on_is_said_to_change_nothing() {
        type Alter = fn(&mut Agreement);
        let rows: [(bool, Alter); 6] = [
            (false, |_| {}),
            (true, |own| own.from = "1990-01-01".parse().ok()),
            (true, |own| own.to = "2030-01-01".parse().ok()),
            (true, |own| {
                own.status = vec![Status {
                    date: "1990-01-01".parse().ok(),
                    ..Status::default()
                }]
            }),
            (true, |own| {
                own.members.as_mut().unwrap()[0].from = "1990-01-01".parse().ok()
            }),
            (true, |own| {
                own.members.as_mut().unwrap()[1].to = "2030-01-01".parse().ok()
            }),
        ];
        for (row, (dated, alter)) in rows.into_iter().enumerate() {
            let mut agreement = Agreement {
                id: "X".into(),
                members: Some(["A", "B"].map(Member::named).to_vec()),
                ..Agreement::default()
            };
            alter(&mut agreement);
            let study = Study {
                agreement: vec![agreement],
                ..Study::default()
            };
            let on = |date: &str| Selection {
                date: date.parse().ok(),
                ..Selection::default()
            };
            let said = notices(&study, &on("2000-01-01"));
            let said = said.contains(
                &"nothing in this study has a date, so 2000-01-01 changes nothing".to_string(),
            );
            assert_eq!(said, !dated, "{row}");
        }
    }

    #[test]
    fn who_is_declared_and_bound_by_nothing_yet_is_left_out_by_name() {
        let mut study = Study {
            agreement: vec![Agreement {
                id: "X".into(),
                members: Some(["A", "B", "C"].map(Member::named).to_vec()),
                ..Agreement::default()
            }],
            ..actors(&["A", "B", "C", "D"])
        };
        let on = Selection {
            date: "2000-01-01".parse().ok(),
            ..Selection::default()
        };
        // D belongs to nothing at any time.
        assert!(!notices(&study, &on).concat().contains("left out"));
        study.agreement[0].members.as_mut().unwrap()[2].from = "2001-01-01".parse().ok();
        let said = "left out, because no agreement of this study binds them on 2000-01-01: C";
        assert_eq!(notices(&study, &on)[0], said);
    }
}
