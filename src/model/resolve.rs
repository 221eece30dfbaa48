//! From a checked study and a selection to a network.

use super::{
    About, Actor, Agreement, BareTie, Basis, Configuration, Date, Kind, Member, Network, Range,
    Relay, Selection, Study, Target, Tie, catalogue, codebook,
};
use crate::error::{Error, Result, nearest};
use petgraph::{
    graph::{NodeIndex, UnGraph},
    visit::EdgeRef,
};
use std::collections::{BTreeMap, BTreeSet};

impl Network {
    /// Resolves `selection` of `study`, which its reader has checked.
    ///
    /// # Errors
    /// A name in the selection that the study does not know, an edit that has nothing to act on, or a
    /// selection that leaves no actor.
    pub fn resolve(study: &Study, selection: &Selection) -> Result<Self> {
        Builder::new(study, selection)?.network(selection)
    }
}

/// The codebook of a study: its own kinds before the bundled ones.
pub(super) fn kinds(study: &Study) -> impl Iterator<Item = &Kind> {
    study.kind.iter().chain(codebook())
}

/// The kind with this id, as the study has it.
pub(super) fn kind<'s>(study: &'s Study, id: &str) -> Option<&'s Kind> {
    kinds(study).find(|kind| kind.id == id)
}

/// Ids of the study's agreements, those of its single ties included.
pub(super) fn agreement_ids(study: &Study) -> BTreeSet<String> {
    let own = study.agreement.iter().map(|agreement| &agreement.id);
    let ties = study.tie.iter().filter_map(|tie| tie.agreement.as_ref());
    study
        .agreements
        .iter()
        .chain(own)
        .chain(ties)
        .cloned()
        .collect()
}

/// Layers of the study's agreements and ties.
pub(super) fn layers(study: &Study) -> BTreeSet<String> {
    let listed = study
        .agreements
        .iter()
        .filter_map(|id| catalogue().agreement(id));
    let agreements = listed
        .chain(&study.agreement)
        .filter_map(|agreement| agreement.layer.clone());
    agreements
        .chain(study.tie.iter().filter_map(|tie| tie.layer.clone()))
        .collect()
}

/// Ids of every actor that may occur in the study.
pub(super) fn actor_ids(study: &Study) -> BTreeSet<String> {
    if !study.actor.is_empty() {
        return study.actor.iter().map(|actor| actor.id.clone()).collect();
    }
    let listed = study
        .agreements
        .iter()
        .filter_map(|id| catalogue().agreement(id));
    let members = listed
        .chain(&study.agreement)
        .filter_map(|agreement| agreement.members.as_ref())
        .flatten();
    let ends = study.tie.iter().flat_map(|tie| [&tie.a, &tie.b]);
    members
        .map(|member| &member.actor)
        .chain(ends)
        .cloned()
        .collect()
}

struct Builder<'s> {
    study: &'s Study,
    configuration: Option<&'s Configuration>,
    date: Option<Date>,
    layers: Vec<String>,
    only: Option<Vec<Target>>,
    forced: BTreeSet<String>,
    graph: UnGraph<Actor, Tie>,
    index: BTreeMap<String, NodeIndex>,
    agreements: Vec<Agreement>,
    relays: Vec<Relay>,
    notices: Vec<String>,
}

impl<'s> Builder<'s> {
    fn new(study: &'s Study, selection: &Selection) -> Result<Self> {
        let configuration = match selection.configuration.as_ref().or(study.default.as_ref()) {
            None => None,
            Some(id) => Some(
                study
                    .configuration(id)
                    .ok_or_else(|| unknown_configuration(study, id))?,
            ),
        };
        let layers = if selection.layers.is_empty() {
            configuration
                .and_then(|c| c.layers.clone())
                .unwrap_or_else(|| study.layers.clone())
        } else {
            selection.layers.clone()
        };
        let only = match (
            selection.only.is_empty(),
            configuration.and_then(|c| c.only.as_ref()),
        ) {
            (false, _) => Some(&selection.only),
            (true, only) => only,
        };
        let only = only
            .map(|names| {
                names
                    .iter()
                    .map(|name| Target::parse(name, study))
                    .collect()
            })
            .transpose()?;
        Ok(Self {
            study,
            configuration,
            date: selection
                .date
                .or(configuration.and_then(|c| c.date))
                .or(study.date),
            layers,
            only,
            forced: BTreeSet::new(),
            graph: UnGraph::default(),
            index: BTreeMap::new(),
            agreements: Vec::new(),
            relays: Vec::new(),
            notices: study.notices.clone(),
        })
    }

    fn network(mut self, selection: &Selection) -> Result<Network> {
        let known_layers = self.known_layers();
        for layer in &selection.layers {
            if !known_layers.contains(layer) {
                return Err(Error::Unknown {
                    what: "layer",
                    id: layer.clone(),
                    near: nearest(layer, known_layers.iter().map(String::as_str)),
                    way_out: format!("this study has {}", list(known_layers.iter().cloned())),
                });
            }
        }
        let configured = self
            .configuration
            .map(|c| (c.without.as_slice(), c.with.as_slice()))
            .unwrap_or_default();
        let mut additions = self.targets(configured.1)?;
        additions.extend(self.targets(&selection.with)?);
        for target in &additions {
            if let Target::Agreement(id) = target {
                self.forced.insert(id.clone());
            }
        }
        self.add_actors();
        self.add_agreements();
        self.add_bare_ties();
        for target in self.targets(configured.0)? {
            self.remove(&target);
        }
        for target in &additions {
            self.add_pair(target)?;
        }
        for (target, name) in self
            .targets(&selection.without)?
            .iter()
            .zip(&selection.without)
        {
            if !self.remove(target) {
                return Err(self.nothing_to_remove(name));
            }
        }
        self.drop_absent_relays();
        if self.graph.node_count() == 0 {
            if !selection.without.is_empty() {
                return Err(Error::Refused(format!(
                    "no actor is left without {}; take away less",
                    list(selection.without.iter().cloned())
                )));
            }
            return Err(Error::Refused(format!(
                "no actor is left: nothing in this study is in force{}; choose another --date or --layer",
                self.when()
            )));
        }
        self.assumption_notices();
        let about = About {
            id: self.study.id.clone(),
            title: if self.study.title.is_empty() {
                self.study.id.clone()
            } else {
                self.study.title.clone()
            },
            configuration: self.configuration.map(|c| (c.id.clone(), c.title.clone())),
            date: self.date,
            layers: self.layers.clone(),
            transit: selection
                .transit
                .or(self.configuration.and_then(|c| c.transit))
                .unwrap_or(self.study.transit),
            sha256: self.study.sha256.clone(),
            edits: edits(selection),
            notices: self.notices.clone(),
        };
        Ok(Network {
            graph: self.graph,
            agreements: self.agreements,
            relays: self.relays,
            about,
        })
    }

    fn targets(&self, names: &[String]) -> Result<Vec<Target>> {
        names
            .iter()
            .map(|name| Target::parse(name, self.study))
            .collect()
    }

    /// The study's agreements as they stand in this configuration: catalogue entry, then the study's
    /// override, then the configuration's.
    fn listed(&self) -> Vec<Agreement> {
        let forced = self
            .forced
            .iter()
            .filter(|id| !agreement_ids(self.study).contains(*id));
        let from_catalogue = self.study.agreements.iter().chain(forced);
        let mut listed: Vec<Agreement> = from_catalogue
            .filter_map(|id| catalogue().agreement(id))
            .cloned()
            .collect();
        let overrides = self
            .configuration
            .map(|c| c.agreement.as_slice())
            .unwrap_or_default();
        for over in self.study.agreement.iter().chain(overrides) {
            match listed.iter_mut().find(|agreement| agreement.id == over.id) {
                Some(agreement) => *agreement = agreement.overridden(over),
                None => listed.push(over.clone()),
            }
        }
        listed
    }

    fn known_layers(&self) -> BTreeSet<String> {
        let ties = self.study.tie.iter().filter_map(|tie| tie.layer.clone());
        self.listed()
            .into_iter()
            .filter_map(|agreement| agreement.layer)
            .chain(ties)
            .collect()
    }

    fn in_layers(&self, layer: Option<&str>) -> bool {
        self.layers.is_empty()
            || layer.is_none_or(|layer| self.layers.iter().any(|chosen| chosen == layer))
    }

    /// Declared actors, or those that occur. A declared actor that belongs to some agreement of the study,
    /// but to none on this date, is not yet (or no longer) in the network.
    fn add_actors(&mut self) {
        let listed = self.listed();
        let members = |date: Option<Option<Date>>| -> BTreeSet<String> {
            let active = |agreement: &Agreement, member: &Member| match date {
                None => true,
                Some(date) => {
                    self.forced.contains(&agreement.id) || is_member(agreement, member, date)
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
        let ends: BTreeSet<String> = self
            .study
            .tie
            .iter()
            .flat_map(|tie| [tie.a.clone(), tie.b.clone()])
            .collect();
        let mut left_out = Vec::new();
        let mut add = |actor: Actor| {
            self.index
                .insert(actor.id.clone(), self.graph.add_node(actor));
        };
        for actor in &self.study.actor {
            if now.contains(&actor.id) || ends.contains(&actor.id) || !ever.contains(&actor.id) {
                add(with_catalogue_facts(actor));
            } else {
                left_out.push(actor.title().to_string());
            }
        }
        if self.study.actor.is_empty() {
            let in_order = self.study.tie.iter().flat_map(|tie| [&tie.a, &tie.b]);
            let mut seen = BTreeSet::new();
            for id in now
                .iter()
                .chain(in_order)
                .filter(|id| seen.insert((*id).clone()))
            {
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

    fn add_agreements(&mut self) {
        for agreement in self.listed() {
            let forced = self.forced.contains(&agreement.id);
            let chosen = match &self.only {
                None => true,
                Some(only) => only.contains(&Target::Agreement(agreement.id.clone())),
            };
            let wanted = chosen && self.in_layers(agreement.layer.as_deref());
            if !(forced || wanted) {
                continue;
            }
            self.add_agreement(agreement, forced);
        }
    }

    fn add_agreement(&mut self, agreement: Agreement, forced: bool) {
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
                if hub.is_some_and(|hub| a != hub && b != hub) {
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
            self.graph.add_edge(a, b, tie);
        }
        self.agreements.push(agreement);
    }

    /// The tie that `agreement` gives the pair on this date, if any: an event may have changed what it
    /// counts as, and then the codebook speaks before the values written for the agreement in force.
    fn tie_of(
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

    fn add_bare_ties(&mut self) {
        let mut dropped = 0;
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
                self.agreements
                    .iter()
                    .position(|agreement| &agreement.id == id)
                    .unwrap_or_else(|| {
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
    fn coded(&self, tie: &BareTie, agreement: Option<usize>) -> Option<Tie> {
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

    /// Adds a hypothetical tie between a pair; agreements were forced in already.
    fn add_pair(&mut self, target: &Target) -> Result<()> {
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
            && self.graph.contains_edge(from, to)
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
                id: format!("{a}-{b}"),
                title: Some(format!("{a}–{b}, hypothetical: {title}")),
                kind: kind_id.clone(),
                members: Some(vec![Member::named(a.clone()), Member::named(b.clone())]),
                ..Agreement::default()
            });
        }
        Ok(())
    }

    /// Takes the target away; whether there was anything to take.
    fn remove(&mut self, target: &Target) -> bool {
        let before = (
            self.graph.node_count(),
            self.graph.edge_count(),
            self.relays.len(),
        );
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
        before
            != (
                self.graph.node_count(),
                self.graph.edge_count(),
                self.relays.len(),
            )
    }

    fn remove_actor(&mut self, id: &str) {
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
    fn drop_absent_relays(&mut self) {
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

    fn assumption_notices(&mut self) {
        let mut pairs = BTreeSet::new();
        let bare = self
            .graph
            .edge_references()
            .filter(|edge| edge.weight().agreement.is_none());
        let repeated = bare
            .filter(|edge| {
                let ends = (
                    edge.source().min(edge.target()),
                    edge.source().max(edge.target()),
                );
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
        let sure = count(|tie| tie.availability_basis == Basis::Assumed);
        let unit = count(|tie| tie.strength_basis == Basis::Assumed);
        say(unit, "no strength is given, so 1 is taken");
        say(inverse, "no delay is given, so delay = 1/strength");
        say(
            sure,
            "no availability is given, so the tie is taken to work surely",
        );
    }

    fn nothing_to_remove(&self, name: &str) -> Error {
        Error::Refused(format!(
            "nothing to take away: `{name}` gives no tie here{}; `--date`, `--layer` or another configuration may \
             bring it in",
            self.when()
        ))
    }

    fn when(&self) -> String {
        let date = self
            .date
            .map(|date| format!(" on {date}"))
            .unwrap_or_default();
        let layers = match self.layers.as_slice() {
            [] => String::new(),
            [one] => format!(" in the layer {one}"),
            many => format!(" in the layers {}", list(many.iter().cloned())),
        };
        date + &layers
    }
}

fn unknown_configuration(study: &Study, id: &str) -> Error {
    let ids = || {
        study
            .configuration
            .iter()
            .map(|configuration| configuration.id.as_str())
    };
    Error::Unknown {
        what: "configuration",
        id: id.into(),
        near: nearest(id, ids()),
        way_out: if ids().next().is_none() {
            "this study has none".into()
        } else {
            format!("this study has {}", list(ids().map(String::from)))
        },
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

/// The actor with what the catalogue knows of it where the study says nothing.
fn with_catalogue_facts(actor: &Actor) -> Actor {
    let mut actor = actor.clone();
    if let Some(known) = catalogue().actor(&actor.id) {
        actor.name = actor.name.or_else(|| known.name.clone());
        if actor.capabilities.is_empty() {
            actor.capabilities.clone_from(&known.capabilities);
        }
    }
    actor
}

fn edits(selection: &Selection) -> Vec<String> {
    let named = |word: &str, names: &[String]| -> Option<String> {
        (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
    };
    [
        named("only", &selection.only),
        named("without", &selection.without),
        named("with", &selection.with),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
