//! The actors, agreements and ties of a study on a date.

use super::{Builder, kind, lookup::with_catalogue_facts};
use crate::model::{
    Actor, Agreement, BareTie, Basis, Date, Kind, Member, Range, Relay, Target, Tie, list,
};
use petgraph::graph::NodeIndex;
use std::collections::{BTreeSet, HashMap, HashSet};

impl Builder<'_> {
    /// Declared actors, or those that occur. A declared actor that belongs to some agreement of the study,
    /// but to none on this date, is not yet (or no longer) in the network.
    pub(super) fn add_actors(&mut self) {
        let listed = self.listed();
        let members = |date: Option<Option<Date>>| -> BTreeSet<String> {
            let active = |agreement: &Agreement, member: &Member| match date {
                None => true,
                Some(date) => {
                    is_member(agreement, member, date)
                        || (self.forced.contains(&agreement.id) && self.is_out_of_force(agreement))
                }
            };
            let of = |agreement: &Agreement| -> Vec<String> {
                let members = agreement.members.iter().flatten();
                members
                    .filter(|member| active(agreement, member))
                    .map(|member| member.actor.clone())
                    .collect()
            };
            listed.iter().flat_map(of).collect()
        };
        let (ever, now) = (members(None), members(Some(self.date)));
        let ties = self.study.tie.iter();
        let ends: HashSet<&str> = ties.flat_map(|tie| [&*tie.a, &*tie.b]).collect();
        let mut left_out = Vec::new();
        let mut add = |actor: Actor| {
            self.index
                .insert(actor.id.clone(), self.graph.add_node(actor));
        };
        for actor in &self.study.actor {
            if now.contains(&actor.id) || ends.contains(&*actor.id) || !ever.contains(&actor.id) {
                add(with_catalogue_facts(actor));
            } else {
                left_out.push(actor.title().to_string());
            }
        }
        if self.study.actor.is_empty() {
            let in_order = self.study.tie.iter().flat_map(|tie| [&tie.a, &tie.b]);
            let mut seen: HashSet<&str> = HashSet::new();
            for id in now.iter().chain(in_order).filter(|id| seen.insert(id)) {
                add(with_catalogue_facts(&Actor::named(id.clone())));
            }
        }
        if !left_out.is_empty() {
            let when = self
                .date
                .map(|date| format!(" on {date}"))
                .unwrap_or_default();
            self.notices.push(format!(
                "left out, because no agreement of this study binds them{when}: {}",
                list(left_out.into_iter())
            ));
        }
    }

    pub(super) fn add_agreements(&mut self) {
        for agreement in self.listed() {
            let forced = self.forced.contains(&agreement.id);
            let chosen = self.only.as_ref().is_none_or(|only| {
                only.iter().any(|target| match target {
                    Target::Agreement(id) => *id == agreement.id,
                    Target::Pair(..) => true, // its pairs are sorted out one by one
                    Target::Actor(_) => false,
                })
            });
            let wanted = chosen && self.in_layers(agreement.layer.as_deref());
            if !(forced || wanted) {
                continue;
            }
            let hypothetical = forced && self.is_out_of_force(&agreement);
            self.add_agreement(agreement, hypothetical);
        }
    }

    /// Whether nobody is bound by the agreement on the date: only then does adding it by name set dates aside.
    pub(super) fn is_out_of_force(&self, agreement: &Agreement) -> bool {
        let mut members = agreement.members.iter().flatten();
        !members.any(|member| is_member(agreement, member, self.date))
    }

    /// Whether `only` keeps this agreement's tie between the two.
    fn keeps(&self, agreement: &Agreement, a: NodeIndex, b: NodeIndex) -> bool {
        let (a, b) = (&self.graph[a].id, &self.graph[b].id);
        self.forced.contains(&agreement.id)
            || self.only.as_ref().is_none_or(|only| {
                only.iter().any(|target| match target {
                    Target::Agreement(id) => *id == agreement.id,
                    Target::Pair(x, y, _) => (x == a && y == b) || (x == b && y == a),
                    Target::Actor(_) => false,
                })
            })
    }

    pub(super) fn add_agreement(&mut self, agreement: Agreement, forced: bool) {
        let active: Vec<NodeIndex> = agreement
            .members
            .iter()
            .flatten()
            .filter(|member| forced || is_member(&agreement, member, self.date))
            .filter_map(|member| self.index.get(&member.actor).copied())
            .collect();
        let hub = agreement
            .hub
            .as_ref()
            .and_then(|hub| self.index.get(hub).copied());
        if agreement.hub.is_some() && !hub.is_some_and(|hub| active.contains(&hub)) {
            return; // without its mandatory hub the arrangement does nothing
        }
        let at = self.agreements.len();
        let mut ties = Vec::new();
        for (i, &a) in active.iter().enumerate() {
            for &b in &active[i + 1..] {
                let beside = hub.is_some_and(|hub| a != hub && b != hub);
                if beside || !self.keeps(&agreement, a, b) {
                    continue;
                }
                if let Some(tie) = self.tie_of(&agreement, at, (a, b), forced) {
                    ties.push((a, b, tie));
                }
            }
        }
        if ties.is_empty() {
            return;
        }
        if let Some(hub) = hub {
            let handling = agreement
                .hub_kind
                .as_deref()
                .and_then(|id| kind(self.study, id));
            let coded = |own: Option<Range>, field: fn(&Kind) -> Option<Range>, otherwise: f64| {
                own.or_else(|| handling.and_then(field))
                    .unwrap_or(Range::exact(otherwise))
            };
            let mut members: Vec<usize> = active
                .iter()
                .filter(|&&member| member != hub)
                .map(|member| member.index())
                .collect();
            members.sort_unstable();
            self.relays.push(Relay {
                agreement: at,
                hub: hub.index(),
                members,
                delay: coded(agreement.handling_delay, |kind| kind.delay, 0.0),
                availability: coded(
                    agreement.handling_availability,
                    |kind| kind.availability,
                    1.0,
                ),
            });
        }
        for (a, b, tie) in ties {
            if self.study.directed {
                // An agreement binds each to the other.
                self.graph.add_edge(b, a, tie.clone());
            }
            self.graph.add_edge(a, b, tie);
        }
        self.agreements.push(agreement);
    }

    /// The tie that `agreement` gives the pair on this date, if any: an event may have changed what it
    /// counts as, and then the codebook speaks before the values written for the agreement in force.
    pub(super) fn tie_of(
        &self,
        agreement: &Agreement,
        at: usize,
        pair: (NodeIndex, NodeIndex),
        forced: bool,
    ) -> Option<Tie> {
        let (a, b) = (
            self.graph[pair.0].id.as_str(),
            self.graph[pair.1].id.as_str(),
        );
        let event = agreement
            .kind_on(self.date, Some((a, b)))
            .and_then(|status| status.kind.as_deref());
        let changed = event.filter(|kind| agreement.kind.as_deref() != Some(*kind));
        if changed == Some("none") && !forced {
            return None;
        }
        let changed = changed.filter(|kind| *kind != "none");
        let mut tie = BareTie {
            kind: agreement.kind.clone(),
            layer: agreement.layer.clone(),
            ..BareTie::default()
        };
        match changed {
            Some(kind) => tie.kind = Some(kind.into()),
            None => {
                (tie.strength, tie.delay, tie.availability) =
                    (agreement.strength, agreement.delay, agreement.availability);
            }
        }
        self.coded(&tie, Some(at))
    }

    pub(super) fn add_bare_ties(&mut self) {
        let mut dropped = 0;
        let mut agreements: HashMap<String, usize> = HashMap::new();
        for (at, agreement) in self.agreements.iter().enumerate() {
            agreements.entry(agreement.id.clone()).or_insert(at);
        }
        for tie in &self.study.tie {
            let forced = tie
                .agreement
                .as_ref()
                .is_some_and(|id| self.forced.contains(id));
            let chosen = self.only.as_ref().is_none_or(|only| {
                only.iter().any(|target| match target {
                    Target::Agreement(id) => tie.agreement.as_ref() == Some(id),
                    Target::Pair(a, b, _) => {
                        (*a == tie.a && *b == tie.b) || (*a == tie.b && *b == tie.a)
                    }
                    Target::Actor(_) => false,
                })
            });
            let wanted = chosen && self.in_layers(tie.layer.as_deref());
            if !(forced || wanted) {
                continue;
            }
            let (Some(&a), Some(&b)) = (self.index.get(&tie.a), self.index.get(&tie.b)) else {
                continue;
            };
            let at = tie.agreement.as_ref().map(|id| {
                *agreements.entry(id.clone()).or_insert_with(|| {
                    self.agreements.push(Agreement {
                        id: id.clone(),
                        kind: tie.kind.clone(),
                        layer: tie.layer.clone(),
                        ..Agreement::default()
                    });
                    self.agreements.len() - 1
                })
            });
            match self.coded(tie, at) {
                Some(tie) => drop(self.graph.add_edge(a, b, tie)),
                None => dropped += 1,
            }
        }
        if dropped > 0 {
            let ties = if dropped == 1 {
                "1 tie"
            } else {
                &format!("{dropped} ties")
            };
            self.notices.push(format!(
                "{ties} of strength 0 left out: strength 0 means no tie"
            ));
        }
    }

    /// The numbers of a tie: as written, else from the codebook, else the stated default. `None` when its
    /// mid strength is 0, which means no tie.
    pub(super) fn coded(&self, tie: &BareTie, agreement: Option<usize>) -> Option<Tie> {
        let coded = tie.kind.as_deref().and_then(|id| kind(self.study, id));
        let pick = |own: Option<Range>, book: Option<Range>| match (own, book) {
            (Some(own), _) => (Some(own), Basis::Given),
            (None, Some(book)) => (Some(book), Basis::Codebook),
            (None, None) => (None, Basis::Assumed),
        };
        let (strength, strength_basis) = pick(tie.strength, coded.and_then(|kind| kind.strength));
        let (delay, delay_basis) = pick(tie.delay, coded.and_then(|kind| kind.delay));
        let (availability, availability_basis) =
            pick(tie.availability, coded.and_then(|kind| kind.availability));
        let strength = strength.unwrap_or(Range::exact(1.0));
        (strength.mid > 0.0).then(|| Tie {
            agreement,
            kind: tie.kind.clone(),
            layer: tie.layer.clone(),
            strength,
            delay: delay.unwrap_or(strength.inverse()),
            availability: availability.unwrap_or(Range::exact(1.0)),
            strength_basis,
            delay_basis: if delay.is_some() {
                delay_basis
            } else {
                Basis::InverseStrength
            },
            availability_basis,
        })
    }
}

/// Whether `member` belongs to `agreement` on `date`; without a date, dates are not applied, but a text
/// that was never concluded binds nobody.
fn is_member(agreement: &Agreement, member: &Member, date: Option<Date>) -> bool {
    if agreement.concluded == Some(false) {
        return false;
    }
    let Some(day) = date else { return true };
    let from = member.from.max(agreement.from);
    let to = [member.to, agreement.to].into_iter().flatten().min();
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
}
