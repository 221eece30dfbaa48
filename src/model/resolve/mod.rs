//! From a checked study and a selection to a network.

use super::{
    About, Actor, Agreement, Configuration, Date, Network, Relay, Selection, Study, Target, Tie,
    Transit, Undirected, catalogue, list,
};
use crate::error::{Error, Result, nearest};
use petgraph::graph::{NodeIndex, UnGraph};
use std::collections::{BTreeSet, HashMap};

mod causes;
mod edits;
mod history;
mod lookup;
mod notices;
mod parts;
mod set;
mod undirected;

pub use history::{Event, Happening, actors, agreements, history, outside};
use lookup::unknown_configuration;
pub(super) use lookup::{actor_ids, agreement_ids, kind, kinds, layers};

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
        let known = agreement_ids(self.study);
        let forced = self.forced.iter().filter(|id| !known.contains(*id));
        let from_catalogue = self.study.agreements.iter().chain(forced);
        let mut listed: Vec<Agreement> = from_catalogue
            .filter_map(|id| catalogue().agreement(id))
            .cloned()
            .collect();
        let places = listed.iter().enumerate();
        let mut place: HashMap<String, usize> = places
            .map(|(at, agreement)| (agreement.id.clone(), at))
            .collect();
        let overrides = self
            .configuration
            .map(|c| c.agreement.as_slice())
            .unwrap_or_default();
        for over in self.study.agreement.iter().chain(overrides) {
            match place.get(&over.id) {
                Some(&at) => listed[at] = listed[at].overridden(over),
                None => {
                    place.insert(over.id.clone(), listed.len());
                    listed.push(over.clone());
                }
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
