//! From a checked study and a selection to a network.

use super::{
    About, Actor, Agreement, Basis, Configuration, Date, Kind, Network, Relay, Selection, Study,
    Target, Tie, Transit, Undirected, catalogue, codebook,
};
use crate::error::{Error, Result, nearest};
use petgraph::{
    graph::{NodeIndex, UnGraph},
    visit::EdgeRef,
};
use std::collections::{BTreeSet, HashMap, HashSet};

mod causes;
mod edits;
mod history;
mod parts;
mod set;
mod undirected;

pub use history::{Event, Happening, actors, agreements, history, outside};

impl Network {
    /// Resolves `selection` of `study`, which its reader has checked.
    ///
    /// # Errors
    /// A name in the selection that the study does not know, an edit that has nothing to act on, or a
    /// selection that leaves no actor.
    pub fn resolve(study: &Study, selection: &Selection) -> Result<Self> {
        let mut network = Builder::new(study, selection)?.network(selection)?;
        network.set(&selection.set, true)?;
        Ok(network)
    }

    /// The same, but a number to set that is not there is left out: for a network beside another that has it.
    ///
    /// # Errors
    /// As [`Network::resolve`].
    pub fn resolve_beside(study: &Study, selection: &Selection) -> Result<Self> {
        let mut network = Builder::new(study, selection)?.network(selection)?;
        network.set(&selection.set, false)?;
        Ok(network)
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
    let configured = study
        .configuration
        .iter()
        .flat_map(|configuration| &configuration.agreement);
    let own = study
        .agreement
        .iter()
        .chain(configured)
        .map(|agreement| &agreement.id);
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
    undirected: Option<Undirected>,
    forced: BTreeSet<String>,
    graph: UnGraph<Actor, Tie>,
    index: HashMap<String, NodeIndex>,
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
        if let Some(actor) = selection
            .only
            .iter()
            .find(|name| matches!(Target::parse(name, study), Ok(Target::Actor(_))))
        {
            return Err(Error::Refused(format!(
                "`{actor}` is an actor; --only keeps agreements, or pairs such as JPN-KOR"
            )));
        }
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
            undirected: selection.undirected,
            forced: BTreeSet::new(),
            graph: UnGraph::default(),
            index: HashMap::new(),
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
                    way_out: if known_layers.is_empty() {
                        "this study has no layers; leave --layer out".into()
                    } else {
                        format!("this study has {}", list(known_layers.iter().cloned()))
                    },
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
        self.refuse_idle_additions(selection)?;
        self.add_actors();
        self.add_agreements();
        self.add_bare_ties();
        for target in self.targets(configured.0)? {
            self.remove(&target);
        }
        for target in &additions {
            self.add_pair(target)?;
        }
        let losses = self.targets(&selection.without)?;
        if let Some(at) = losses.iter().position(|target| !self.gives(target)) {
            return Err(self.nothing_to_remove(&selection.without[at]));
        }
        self.say_what_edits_mean(selection, &losses);
        for target in &losses {
            self.remove(target);
        }
        for id in &selection.with {
            let idle = Target::Agreement(id.clone());
            if additions.contains(&idle) && !self.gives(&idle) && losses.is_empty() {
                return Err(Error::Refused(format!(
                    "nothing to add: `{id}` gives no tie between the actors of this network"
                )));
            }
        }
        self.make_undirected();
        self.drop_absent_agreements();
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
        let written = self
            .configuration
            .and_then(|c| c.transit)
            .unwrap_or(self.study.transit);
        let transit = selection.transit.unwrap_or(written);
        if transit != written {
            self.notices.push(match transit {
                Transit::Open => "transit open in place of the study's granted: any actor passes on anything, so there are \
                                  routes that no arrangement permits, and hubs' handling is not counted"
                    .into(),
                Transit::Granted => "transit granted in place of the study's open: only routes that an arrangement with a \
                                     hub permits, and single ties"
                    .into(),
            });
        }
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
            transit,
            directed: self.is_directed(),
            tie_definition: self.study.tie_definition.clone(),
            sha256: self.study.sha256.clone(),
            edits: edits(selection),
            notices: self.notices.clone(),
        };
        Ok(Network {
            causes: self.causes(),
            graph: self.graph,
            agreements: self.agreements,
            relays: self.relays,
            about,
        })
    }

    /// Whether the network's ties run one way, in the end.
    fn is_directed(&self) -> bool {
        self.study.directed && self.undirected.is_none()
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

    fn assumption_notices(&mut self) {
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
    fn say_what_edits_mean(&mut self, selection: &Selection, losses: &[Target]) {
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
        named("set", &selection.set),
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
