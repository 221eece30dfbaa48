//! What is taken away from a network, and what is added to it.

use super::{Builder, agreement_ids, kind, lookup::with_catalogue_facts};
use crate::{
    error::{Error, Result},
    model::{Actor, Agreement, BareTie, Member, Selection, Target},
};
use petgraph::{graph::NodeIndex, visit::EdgeRef};

impl Builder<'_> {
    /// Refuses to add by name what is in force already.
    pub(super) fn refuse_idle_additions(&self, selection: &Selection) -> Result<()> {
        if selection.with.is_empty() {
            return Ok(());
        }
        let listed = self.listed();
        let of_the_study = agreement_ids(self.study);
        for id in selection
            .with
            .iter()
            .filter(|id| of_the_study.contains(*id))
        {
            let there = listed.iter().find(|agreement| agreement.id == *id);
            let kept = self
                .only
                .as_ref()
                .is_none_or(|only| only.contains(&Target::Agreement(id.clone())));
            let in_force = |agreement: &Agreement| {
                kept && self.in_layers(agreement.layer.as_deref())
                    && !self.is_out_of_force(agreement)
            };
            if there.is_some_and(in_force) {
                return Err(Error::Refused(format!(
                    "nothing to add: `{id}` is in force already{}",
                    self.when()
                )));
            }
        }
        Ok(())
    }

    /// Whether there is anything of the target to take away.
    pub(super) fn gives(&self, target: &Target) -> bool {
        match target {
            Target::Agreement(id) => self.graph.edge_weights().any(|tie| {
                tie.agreement
                    .is_some_and(|at| self.agreements[at].id == *id)
            }),
            Target::Pair(a, b, _) => match (self.index.get(a), self.index.get(b)) {
                (Some(&a), Some(&b)) => self.graph.contains_edge(a, b),
                _ => false,
            },
            Target::Actor(id) => self.index.contains_key(id),
        }
    }

    /// Whether a tie runs from the one to the other.
    pub(super) fn runs(&self, from: NodeIndex, to: NodeIndex) -> bool {
        self.graph.edge_references().any(|edge| {
            let ends = (edge.source(), edge.target());
            ends == (from, to) || (!self.study.directed && ends == (to, from))
        })
    }

    /// Adds a hypothetical tie between a pair, in a directed study from the first to the second; agreements were forced in already.
    pub(super) fn add_pair(&mut self, target: &Target) -> Result<()> {
        let Target::Pair(a, b, kind_id) = target else {
            if let Target::Actor(id) = target {
                return Err(Error::Refused(format!(
                    "`{id}` is an actor, and an actor cannot be added by name alone; add a tie such as {id}-OTHER:kind"
                )));
            }
            return Ok(());
        };
        let coded = self.graph.edge_weights().any(|tie| tie.kind.is_some());
        if kind_id.is_none() && coded {
            return Err(Error::Refused(format!(
                "a tie {a}-{b} needs a codebook kind here, as in {a}-{b}:intel_agreement; \
                 `linchpin networks codebook` lists the kinds"
            )));
        }
        let ends = (self.index.get(a), self.index.get(b));
        if let (None, (Some(&from), Some(&to))) = (kind_id, ends)
            && self.runs(from, to)
        {
            return Err(Error::Refused(format!(
                "{a} and {b} are tied already; name a codebook kind to add a second tie, as in {a}-{b}:intel_agreement"
            )));
        }
        for id in [a, b] {
            if !self.index.contains_key(id) {
                let actor = self
                    .study
                    .actor
                    .iter()
                    .find(|actor| &actor.id == id)
                    .cloned();
                let actor =
                    with_catalogue_facts(&actor.unwrap_or_else(|| Actor::named(id.clone())));
                self.index.insert(id.clone(), self.graph.add_node(actor));
            }
        }
        let (from, to) = (self.index[a], self.index[b]);
        let title = kind_id
            .as_deref()
            .and_then(|id| kind(self.study, id))
            .map_or("tie", |kind| kind.title.as_str());
        let at = self.agreements.len();
        let tie = BareTie {
            kind: kind_id.clone(),
            ..BareTie::default()
        };
        if let Some(tie) = self.coded(&tie, Some(at)) {
            self.graph.add_edge(from, to, tie);
            self.agreements.push(Agreement {
                id: kind_id
                    .as_ref()
                    .map_or_else(|| format!("{a}-{b}"), |kind| format!("{a}-{b}:{kind}")),
                title: Some(format!("{a}–{b}, hypothetical: {title}")),
                kind: kind_id.clone(),
                members: Some(vec![Member::named(a.clone()), Member::named(b.clone())]),
                ..Agreement::default()
            });
        }
        Ok(())
    }

    /// Takes the target away.
    pub(super) fn remove(&mut self, target: &Target) {
        match target {
            Target::Agreement(id) => {
                let of = |at: usize| &self.agreements[at].id == id;
                self.relays.retain(|relay| !of(relay.agreement));
                self.graph
                    .retain_edges(|graph, edge| !graph[edge].agreement.is_some_and(of));
            }
            Target::Pair(a, b, _) => {
                if let (Some(&a), Some(&b)) = (self.index.get(a), self.index.get(b)) {
                    self.graph.retain_edges(|graph, edge| {
                        graph
                            .edge_endpoints(edge)
                            .is_none_or(|ends| ends != (a, b) && ends != (b, a))
                    });
                }
            }
            Target::Actor(id) => self.remove_actor(id),
        }
    }

    pub(super) fn remove_actor(&mut self, id: &str) {
        let Some(gone) = self.index.get(id).copied() else {
            return;
        };
        // petgraph puts the last node in the place of the one removed, so the graph is built anew in order.
        let kept = self.graph.filter_map(
            |at, actor| (at != gone).then(|| actor.clone()),
            |_, tie| Some(tie.clone()),
        );
        let renumbered = |at: usize| if at > gone.index() { at - 1 } else { at };
        self.relays.retain(|relay| relay.hub != gone.index());
        for relay in &mut self.relays {
            relay.hub = renumbered(relay.hub);
            relay.members.retain(|&member| member != gone.index());
            relay
                .members
                .iter_mut()
                .for_each(|member| *member = renumbered(*member));
        }
        self.index = kept
            .node_indices()
            .map(|at| (kept[at].id.clone(), at))
            .collect();
        self.graph = kept;
    }

    /// Drops agreements of which nothing is left, and renumbers the rest.
    pub(super) fn drop_absent_agreements(&mut self) {
        let mut used = vec![false; self.agreements.len()];
        for tie in self.graph.edge_weights() {
            tie.agreement.into_iter().for_each(|at| used[at] = true);
        }
        self.relays.retain(|relay| used[relay.agreement]);
        let mut place = vec![0; used.len()];
        let mut kept = Vec::new();
        for (at, agreement) in std::mem::take(&mut self.agreements).into_iter().enumerate() {
            place[at] = kept.len();
            if used[at] {
                kept.push(agreement);
            }
        }
        self.agreements = kept;
        for tie in self.graph.edge_weights_mut() {
            tie.agreement = tie.agreement.map(|at| place[at]);
        }
        for relay in &mut self.relays {
            relay.agreement = place[relay.agreement];
        }
    }

    pub(super) fn nothing_to_remove(&self, name: &str) -> Error {
        Error::Refused(format!(
            "nothing to take away: `{name}` gives no tie here{}; `--date`, `--layer` or another configuration may \
             bring it in",
            self.when()
        ))
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        by_hand::tied,
        model::{Agreement, Member, Network, Selection, Study},
    };

    fn agreement(id: &str, members: &[&str]) -> Agreement {
        Agreement {
            id: id.into(),
            layer: Some(format!("of-{id}")),
            members: Some(members.iter().copied().map(Member::named).collect()),
            ..Agreement::default()
        }
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_string()).collect()
    }

    #[test]
    fn without_an_actor_hubs_and_members_are_those_who_are_left() {
        let study = Study {
            agreement: vec![Agreement {
                hub: Some("H".into()),
                ..agreement("X", &["C", "H", "B", "A"])
            }],
            ..tied(&["A", "B", "H", "C"], &[("A", "C")])
        };
        for (gone, hub, members) in [
            ("A", 1, ["B", "C"]),
            ("B", 1, ["A", "C"]),
            ("C", 2, ["A", "B"]),
        ] {
            let selection = Selection {
                without: names(&[gone]),
                ..Selection::default()
            };
            let network = Network::resolve(&study, &selection).expect("a network");
            let [relay] = network.relays() else {
                panic!("{:?}", network.relays());
            };
            assert_eq!(relay.hub, hub, "without {gone}");
            assert_eq!(network.actor(relay.hub).id, "H");
            let found: Vec<&str> = relay
                .members
                .iter()
                .map(|&at| network.actor(at).id.as_str())
                .collect();
            assert_eq!(found, members, "without {gone}");
        }
        let selection = Selection {
            without: names(&["H"]),
            ..Selection::default()
        };
        let network = Network::resolve(&study, &selection).expect("a network");
        assert!(network.relays().is_empty() && network.agreements().is_empty());
        assert_eq!(network.ties().count(), 1);
    }

    #[test]
    fn what_is_in_force_is_not_added_and_what_is_not_kept_is() {
        let study = Study {
            agreement: vec![agreement("X", &["A", "B"]), agreement("Y", &["B", "C"])],
            ..Study::default()
        };
        let ties = |study: &Study, layers: &[&str], only: &[&str]| {
            let selection = Selection {
                layers: names(layers),
                only: names(only),
                with: names(&["X"]),
                date: "2000-01-01".parse().ok(),
                ..Selection::default()
            };
            let network = Network::resolve(study, &selection);
            network.map(|network| network.ties().count())
        };
        for (layers, only) in [(&[][..], &[][..]), (&["of-X"], &[]), (&[], &["X"])] {
            let refused = ties(&study, layers, only).expect_err("idle").to_string();
            let said = "nothing to add: `X` is in force already on 2000-01-01";
            assert!(refused.starts_with(said), "{refused}");
        }
        for (layers, only) in [(&["of-Y"][..], &[][..]), (&[], &["Y"])] {
            assert_eq!(ties(&study, layers, only).ok(), Some(2));
        }
        let mut later = study.clone();
        later.agreement[0].from = "2001-01-01".parse().ok();
        assert_eq!(ties(&later, &[], &[]).ok(), Some(2));
    }
}
