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
