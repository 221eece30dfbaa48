//! The rules a study must keep, checked once, at the door.

use super::{Network, Place, Problem, Selection, Study, Target, catalogue, resolve};

mod agreements;
mod causes;
mod rules;

pub use rules::is_unfit;
use rules::{clean, delay, named, probability, strength, suggestion, unique};

type Check = Result<(), Problem>;

/// Configurations and their edits, times what each is tried on: half a minute.
const MOST_TRIED: usize = 30_000_000;

impl Study {
    /// Checks every rule of the model.
    ///
    /// # Errors
    /// The first value that breaks a rule: its place, the rule, and the way out.
    pub fn check(&self) -> Check {
        let root = Place::root();
        if self.actor.is_empty()
            && self.agreements.is_empty()
            && self.agreement.is_empty()
            && self.tie.is_empty()
        {
            return Err(Problem::new(
                root,
                "a network without actors",
                "name at least one agreement, tie or actor",
            ));
        }
        clean(&self.id, &root.key("id"))?;
        clean(&self.title, &root.key("title"))?;
        clean(&self.tie_definition, &root.key("tie_definition"))?;
        self.check_actors()?;
        for (index, kind) in self.kind.iter().enumerate() {
            let place = root.key("kind").index(index);
            named(&kind.id, &place)?;
            strength(kind.strength, &place)?;
            delay(kind.delay, &place)?;
            probability(kind.availability, &place, "availability")?;
        }
        unique(
            self.kind.iter().map(|kind| &kind.id),
            "kind",
            &root.key("kind"),
            "id",
        )?;
        self.check_agreements()?;
        self.check_ties()?;
        self.check_tries()?;
        self.check_causes()?;
        self.check_configurations()?;
        self.check_layers()?;
        self.check_edits()
    }

    /// Every name of an edit or cause is looked up in the whole study, and every configuration is tried on it.
    fn check_tries(&self) -> Check {
        let configured = self.configuration.iter().map(|one| {
            let only = one.only.as_ref().map_or(0, Vec::len);
            1 + only + one.without.len() + one.with.len() + one.agreement.len()
        });
        let asked = self
            .compare
            .iter()
            .map(|asked| asked.without.len() + asked.with.len());
        let causes = self
            .common_cause
            .iter()
            .map(|cause| 1 + cause.agreements.len() + cause.pairs.len() + cause.between.len());
        let tries: usize = configured.chain(asked).chain(causes).sum();
        let agreed: usize = self.agreed_ties().iter().map(|(_, ties)| ties).sum();
        let parts = self.actor.len() + self.tie.len() + self.agreement.len();
        let size = parts + agreed + self.configuration.len();
        if tries.saturating_mul(size) > MOST_TRIED {
            return Err(Problem::new(
                Place::root(),
                format!(
                    "{tries} configurations, edits and common causes are too many for a study of {size} actors, \
                     agreements, ties and configurations: at most {} here",
                    MOST_TRIED / size
                ),
                "keep some of them here, and put the others in a file of their own",
            ));
        }
        Ok(())
    }

    fn check_layers(&self) -> Check {
        let root = Place::root();
        let known = resolve::layers(self);
        let within = |layers: &[String], place: Place| match layers
            .iter()
            .position(|layer| !known.contains(layer))
        {
            None => Ok(()),
            Some(index) => Err(Problem::new(
                place.index(index),
                format!(
                    "no agreement or tie of this study is in the layer `{}`",
                    layers[index]
                ),
                suggestion(
                    &layers[index],
                    known.iter().map(String::as_str),
                    &format!(
                        "its layers are: {}",
                        known.iter().cloned().collect::<Vec<_>>().join(", ")
                    ),
                ),
            )),
        };
        within(&self.layers, root.key("layers"))?;
        for (index, configuration) in self.configuration.iter().enumerate() {
            let place = root.key("configuration").index(index).key("layers");
            within(configuration.layers.as_deref().unwrap_or_default(), place)?;
        }
        Ok(())
    }

    /// Every edit of a configuration must have something to act on, and a question must be one question. Whether
    /// a question's edits have something to act on depends on the date it is asked on.
    fn check_edits(&self) -> Check {
        let root = Place::root();
        let tried = |study: &Study, selection: Selection, place: Place| match Network::resolve(
            study, &selection,
        ) {
            Ok(_) => Ok(()),
            Err(error) => Err(Problem::new(place, error.to_string(), "")),
        };
        let mut bare = self.clone();
        let own = bare.configuration.iter_mut();
        own.for_each(|configuration| configuration.without.clear());
        for (index, configuration) in self.configuration.iter().enumerate() {
            let place = root.key("configuration").index(index);
            let base = Selection {
                configuration: Some(configuration.id.clone()),
                ..Selection::default()
            };
            tried(&bare, base.clone(), place.clone())?;
            for (at, name) in configuration.without.iter().enumerate() {
                let edit = Selection {
                    without: vec![name.clone()],
                    ..base.clone()
                };
                tried(&bare, edit, place.key("without").index(at))?;
            }
        }
        if let Some(question) = &self.compare {
            let place = root.key("compare");
            let edited = !(question.without.is_empty() && question.with.is_empty());
            if edited && !question.configurations.is_empty() {
                return Err(Problem::new(
                    place.key("configurations"),
                    "a question of configurations and of edits at once",
                    "keep one: configurations, or without and with",
                ));
            }
        }
        Ok(())
    }

    fn check_actors(&self) -> Check {
        let place = Place::root().key("actor");
        for (index, actor) in self.actor.iter().enumerate() {
            let place = place.index(index);
            named(&actor.id, &place)?;
            for (field, text) in [("name", &actor.name), ("bloc", &actor.bloc)] {
                clean(text.as_deref().unwrap_or_default(), &place.key(field))?;
            }
            probability(actor.availability, &place, "availability")?;
            probability(actor.consent, &place, "consent")?;
            if let Some(at) = actor.at
                && !at.iter().all(|x| (0.0..=1.0).contains(x))
            {
                return Err(Problem::new(
                    place.key("at"),
                    format!(
                        "position {:?} of `{}` is outside the unit square",
                        at, actor.id
                    ),
                    "give x and y between 0 and 1",
                ));
            }
            for (index, capability) in actor.capabilities.iter().enumerate() {
                if !(0.0..=1.0).contains(&capability.value) {
                    return Err(Problem::new(
                        place.key("capabilities").index(index).key("value"),
                        format!("capability value {} is outside 0–1", capability.value),
                        "0 is none, 1 is the best there is",
                    ));
                }
            }
        }
        unique(
            self.actor.iter().map(|actor| &actor.id),
            "actor",
            &place,
            "id",
        )
    }

    fn check_configurations(&self) -> Check {
        let root = Place::root();
        unique(
            self.configuration.iter().map(|c| &c.id),
            "configuration",
            &root.key("configuration"),
            "id",
        )?;
        let ids = || {
            self.configuration
                .iter()
                .map(|configuration| configuration.id.as_str())
        };
        let known = |id: &String, place: Place| match self.configuration(id) {
            Some(_) => Ok(()),
            None => Err(Problem::new(
                place,
                format!("there is no configuration `{id}`"),
                suggestion(id, ids(), "add it as a [[configuration]]"),
            )),
        };
        if let Some(id) = &self.default {
            known(id, root.key("default"))?;
        }
        let declared = self.declared();
        for (index, configuration) in self.configuration.iter().enumerate() {
            let place = root.key("configuration").index(index);
            named(&configuration.id, &place)?;
            self.check_targets(
                configuration.only.as_deref().unwrap_or_default(),
                &place.key("only"),
            )?;
            self.check_targets(&configuration.without, &place.key("without"))?;
            self.check_targets(&configuration.with, &place.key("with"))?;
            for (index, agreement) in configuration.agreement.iter().enumerate() {
                let own = self.agreement.iter().find(|own| own.id == agreement.id);
                let listed = self.agreements.contains(&agreement.id);
                let base = own.or_else(|| catalogue().agreement(&agreement.id).filter(|_| listed));
                let base = match (
                    own,
                    listed
                        .then(|| catalogue().agreement(&agreement.id))
                        .flatten(),
                ) {
                    (Some(own), Some(listed)) => Some(listed.overridden(own)),
                    _ => base.cloned(),
                };
                self.check_agreement(
                    agreement,
                    base.as_ref(),
                    &declared,
                    &place.key("agreement").index(index),
                )?;
            }
        }
        if let Some(question) = &self.compare {
            let place = root.key("compare");
            self.check_targets(&question.without, &place.key("without"))?;
            self.check_targets(&question.with, &place.key("with"))?;
            if !question.configurations.is_empty() && question.configurations.len() != 2 {
                return Err(Problem::new(
                    place.key("configurations"),
                    format!(
                        "{} configurations to compare",
                        question.configurations.len()
                    ),
                    "name two: the one without, then the one with",
                ));
            }
            for (index, id) in question.configurations.iter().enumerate() {
                known(id, place.key("configurations").index(index))?;
            }
        }
        Ok(())
    }

    fn check_targets(&self, names: &[String], place: &Place) -> Check {
        for (index, name) in names.iter().enumerate() {
            Target::parse(name, self)
                .map_err(|error| Problem::new(place.index(index), error.to_string(), ""))?;
        }
        Ok(())
    }

    fn known_kind(&self, id: &str, place: &Place) -> Check {
        match resolve::kind(self, id) {
            Some(_) => Ok(()),
            None => Err(Problem::new(
                place.clone(),
                format!("the codebook has no kind `{id}`"),
                suggestion(
                    id,
                    resolve::kinds(self).map(|kind| kind.id.as_str()),
                    "`linchpin networks codebook` lists them; write your own under [[kind]]",
                ),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_TRIED, Study};
    use crate::model::{
        Actor, Agreement, BareTie, CommonCause, Configuration, Member, Question, Range,
    };

    fn names(count: usize) -> Vec<String> {
        vec!["A".to_string(); count]
    }

    fn agreement(id: &str, members: &[&str]) -> Agreement {
        Agreement {
            id: id.into(),
            members: Some(members.iter().copied().map(Member::named).collect()),
            ..Agreement::default()
        }
    }

    #[test]
    fn what_is_tried_and_on_what_is_counted_whole() {
        let cause = CommonCause {
            id: "storm".into(),
            title: None,
            availability: Range::exact(0.5),
            agreements: names(2),
            pairs: names(3),
            actors: names(50),
            between: names(4),
        };
        let mut study = Study {
            actor: vec![Actor::named("A"); 4000],
            tie: vec![BareTie::default(); 300],
            // Of three members each to each: 3 · 3 ÷ 2, rounded down.
            agreement: vec![agreement("X", &["A", "B", "C"]), agreement("Y", &[])],
            configuration: vec![
                Configuration {
                    only: Some(names(5)),
                    without: names(7000),
                    with: names(700),
                    ..Configuration::default()
                },
                Configuration {
                    agreement: vec![agreement("Z", &[]); 60],
                    ..Configuration::default()
                },
            ],
            compare: Some(Question {
                without: names(11),
                with: names(13),
                ..Question::default()
            }),
            common_cause: vec![cause],
            ..Study::default()
        };
        let tries = (1 + 5 + 7000 + 700) + (1 + 60) + (11 + 13) + (1 + 2 + 3 + 4);
        let size = 4000 + 300 + 2 + 4 + 2;
        let problem = study.check_tries().expect_err("too many");
        let said = format!(
            "{tries} configurations, edits and common causes are too many for a study of {size} actors, agreements, ties \
             and configurations: at most {} here",
            MOST_TRIED / size
        );
        assert_eq!(problem.message, said);
        // As many as there may be, and one more.
        study = Study {
            actor: vec![Actor::named("A"); 999],
            configuration: vec![Configuration {
                without: names(MOST_TRIED / 1000 - 1),
                ..Configuration::default()
            }],
            ..Study::default()
        };
        assert!(study.check_tries().is_ok());
        study.configuration[0].with = names(1);
        assert!(study.check_tries().is_err());
    }

    /// A study of two agreements, with two configurations.
    fn study() -> Study {
        let configuration = |id: &str| Configuration {
            id: id.into(),
            ..Configuration::default()
        };
        Study {
            agreement: vec![agreement("X", &["A", "B"]), agreement("Y", &["C", "D"])],
            configuration: ["one", "two"].map(configuration).to_vec(),
            ..Study::default()
        }
    }

    /// The place that is refused, if any.
    fn refused(study: &Study) -> Option<String> {
        let problem = study.check().err();
        problem.map(|problem| problem.place.to_string())
    }

    #[test]
    fn a_question_is_of_configurations_or_of_edits() {
        let asked = |configurations: &[&str], without: &[&str], with: &[&str]| {
            let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_string()).collect();
            let mut study = study();
            study.compare = Some(Question {
                without: list(without),
                with: list(with),
                configurations: list(configurations),
            });
            refused(&study)
        };
        let both = ["one", "two"];
        assert_eq!(asked(&both, &[], &[]), None);
        assert_eq!(asked(&[], &["X"], &[]), None);
        assert_eq!(asked(&[], &[], &["A-C"]), None);
        for (without, with) in [(&["X"][..], &[][..]), (&[], &["A-C"]), (&["X"], &["A-C"])] {
            let found = asked(&both, without, with);
            assert_eq!(found.as_deref(), Some("compare.configurations"));
        }
    }

    #[test]
    fn what_a_configuration_alters_is_checked_with_what_it_leaves() {
        let altered = |id: &str, hub: &str| {
            let mut study = study();
            // The catalogue has its members.
            study.agreements = vec!["ANZUS".into()];
            study.agreement.push(Agreement {
                id: "ANZUS".into(),
                title: Some("Anzus".into()),
                ..Agreement::default()
            });
            study.configuration[1].agreement = vec![Agreement {
                id: id.into(),
                hub: Some(hub.into()),
                ..Agreement::default()
            }];
            refused(&study)
        };
        for (id, hub) in [("X", "A"), ("Y", "D"), ("ANZUS", "USA")] {
            assert_eq!(altered(id, hub), None, "{id}");
        }
        for (id, hub) in [("X", "C"), ("Y", "A"), ("ANZUS", "A")] {
            let place = "configuration[2].agreement[1].hub";
            assert_eq!(altered(id, hub).as_deref(), Some(place), "{id}");
        }
    }
}
