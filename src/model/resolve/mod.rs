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

#[cfg(test)]
mod tests {
    use super::{Network, Selection, Study, Transit, edits};
    use crate::model::{Agreement, BareTie, Member};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_string()).collect()
    }

    /// X of A and B; and ties of Y, of Z, and of nothing, in layers of their own.
    fn study() -> Study {
        let tie = |a: &str, b: &str, id: Option<&str>| BareTie {
            a: a.into(),
            b: b.into(),
            agreement: id.map(String::from),
            layer: id.map(|id| format!("of-{id}")),
            ..BareTie::default()
        };
        Study {
            agreement: vec![Agreement {
                id: "X".into(),
                layer: Some("of-X".into()),
                members: Some(["A", "B"].map(Member::named).to_vec()),
                ..Agreement::default()
            }],
            tie: vec![
                tie("B", "C", Some("Y")),
                tie("C", "D", Some("Y")),
                tie("C", "E", Some("Z")),
                tie("D", "E", None),
            ],
            ..Study::default()
        }
    }

    fn pairs(alter: impl FnOnce(&mut Selection)) -> Vec<String> {
        let mut selection = Selection::default();
        alter(&mut selection);
        let network = Network::resolve(&study(), &selection).expect("a network");
        let ties = network.ties();
        let mut pairs: Vec<String> = ties
            .map(|(a, b, _)| network.pair_ids(a, b).join("-"))
            .collect();
        pairs.sort();
        pairs
    }

    #[test]
    fn agreements_pairs_and_layers_are_kept_by_name() {
        assert_eq!(pairs(|_| {}), ["A-B", "B-C", "C-D", "C-E", "D-E"]);
        for (only, kept) in [
            (&["X"][..], &["A-B"][..]),
            (&["Y"], &["B-C", "C-D"]),
            (&["X", "Z"], &["A-B", "C-E"]),
            (&["D-C", "B-A"], &["A-B", "C-D"]),
            (&["E-D"], &["D-E"]),
        ] {
            assert_eq!(pairs(|chosen| chosen.only = names(only)), kept, "{only:?}");
        }
        for (layers, kept) in [
            (&["of-X"][..], &["A-B", "D-E"][..]),
            (&["of-Z", "of-Y"], &["B-C", "C-D", "C-E", "D-E"]),
        ] {
            assert_eq!(
                pairs(|chosen| chosen.layers = names(layers)),
                kept,
                "{layers:?}"
            );
        }
    }

    #[test]
    fn edits_are_told_as_they_were_asked() {
        assert_eq!(edits(&Selection::default()), [""; 0]);
        let selection = Selection {
            only: names(&["X", "A-B"]),
            without: names(&["C"]),
            with: names(&["Y"]),
            set: names(&["X.delay=3", "C.consent=1"]),
            ..Selection::default()
        };
        let told = [
            "only X, A-B",
            "without C",
            "with Y",
            "set X.delay=3, C.consent=1",
        ];
        assert_eq!(edits(&selection), told);
    }

    #[test]
    fn another_rule_of_transit_is_said_and_the_written_one_is_not() {
        let said = |written: Transit, asked: Option<Transit>| {
            let study = Study {
                transit: written,
                ..study()
            };
            let selection = Selection {
                transit: asked,
                ..Selection::default()
            };
            let network = Network::resolve(&study, &selection).expect("a network");
            let of_transit = network.about().notices.iter();
            let found: Vec<String> = of_transit
                .filter(|notice| notice.starts_with("transit"))
                .map(|notice| notice.split(':').next().unwrap_or_default().to_string())
                .collect();
            found.concat()
        };
        for rule in Transit::ALL {
            assert_eq!(said(rule, None), "");
            assert_eq!(said(rule, Some(rule)), "");
        }
        let open = said(Transit::Granted, Some(Transit::Open));
        assert_eq!(open, "transit open in place of the study's granted");
        let granted = said(Transit::Open, Some(Transit::Granted));
        assert_eq!(granted, "transit granted in place of the study's open");
    }

    #[test]
    fn a_network_of_nobody_is_refused_with_what_left_it_empty() {
        let refused = |alter: fn(&mut Study, &mut Selection)| {
            let (mut study, mut selection) = (study(), Selection::default());
            study.tie.clear();
            alter(&mut study, &mut selection);
            let refused = Network::resolve(&study, &selection);
            refused.expect_err("nobody is left").to_string()
        };
        let taken = refused(|_, selection| selection.without = names(&["A", "B"]));
        assert_eq!(taken, "no actor is left without A and B; take away less");
        let early = refused(|study, selection| {
            study.agreement[0].from = "2001-01-01".parse().ok();
            selection.date = "2000-01-01".parse().ok();
        });
        let said = "no actor is left: nothing in this study is in force on 2000-01-01; \
                    choose another --date or --layer";
        assert_eq!(early, said);
    }
}
