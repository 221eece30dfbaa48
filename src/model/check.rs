//! The rules a study must keep, checked once, at the door.

use super::{
    Agreement, Network, Place, Problem, Range, Selection, Status, Study, Target, catalogue, resolve,
};
use crate::error::nearest;
use std::collections::{BTreeMap, BTreeSet};

type Check = Result<(), Problem>;

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
        self.check_configurations()?;
        self.check_layers()?;
        self.check_edits()
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

    /// Every edit that the study itself asks for must have something to act on.
    fn check_edits(&self) -> Check {
        let root = Place::root();
        let tried = |study: &Study, selection: Selection, place: Place| match Network::resolve(
            study, &selection,
        ) {
            Ok(_) => Ok(()),
            Err(error) => Err(Problem::new(place, error.to_string(), "")),
        };
        for (index, configuration) in self.configuration.iter().enumerate() {
            let place = root.key("configuration").index(index);
            let mut bare = self.clone();
            bare.configuration[index].without.clear();
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
            for (at, name) in question.without.iter().enumerate() {
                let edit = Selection {
                    without: vec![name.clone()],
                    ..Selection::default()
                };
                tried(self, edit, place.key("without").index(at))?;
            }
            for (at, name) in question.with.iter().enumerate() {
                let edit = Selection {
                    with: vec![name.clone()],
                    ..Selection::default()
                };
                tried(self, edit, place.key("with").index(at))?;
            }
            if !question.configurations.is_empty()
                && !(question.without.is_empty() && question.with.is_empty())
            {
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

    fn check_agreements(&self) -> Check {
        let root = Place::root();
        let known = || {
            catalogue()
                .agreements
                .iter()
                .map(|agreement| agreement.id.as_str())
        };
        for (index, id) in self.agreements.iter().enumerate() {
            if catalogue().agreement(id).is_none() {
                return Err(Problem::new(
                    root.key("agreements").index(index),
                    format!("the catalogue has no agreement `{id}`"),
                    suggestion(
                        id,
                        known(),
                        "`linchpin networks agreements` lists them; write your own under [[agreement]]",
                    ),
                ));
            }
        }
        unique(
            self.agreements.iter(),
            "agreement",
            &root.key("agreements"),
            "",
        )?;
        unique(
            self.agreement.iter().map(|a| &a.id),
            "agreement",
            &root.key("agreement"),
            "id",
        )?;
        for (index, agreement) in self.agreement.iter().enumerate() {
            let place = root.key("agreement").index(index);
            let listed = self.agreements.contains(&agreement.id);
            let base = listed
                .then(|| catalogue().agreement(&agreement.id))
                .flatten();
            self.check_agreement(agreement, base, &place)?;
        }
        Ok(())
    }

    fn check_agreement(&self, entry: &Agreement, base: Option<&Agreement>, place: &Place) -> Check {
        named(&entry.id, place)?;
        for (field, text) in [("title", &entry.title), ("layer", &entry.layer)] {
            clean(text.as_deref().unwrap_or_default(), &place.key(field))?;
        }
        let whole = base.map_or_else(|| entry.clone(), |base| base.overridden(entry));
        for (field, id) in [("kind", &entry.kind), ("hub_kind", &entry.hub_kind)] {
            if let Some(id) = id {
                self.known_kind(id, &place.key(field))?;
            }
        }
        strength(entry.strength, place)?;
        delay(entry.delay, place)?;
        probability(entry.availability, place, "availability")?;
        probability(entry.handling_availability, place, "handling_availability")?;
        if let Some(range) = entry.handling_delay {
            let place = place.key("handling_delay");
            in_order(range, &place, "handling delay")?;
            if range.low < 0.0 {
                return Err(Problem::new(
                    place,
                    format!("handling delay {} is below 0", range.list()),
                    "give hours, 0 or more",
                ));
            }
        }
        let Some(members) = whole.members.as_ref().filter(|members| !members.is_empty()) else {
            let help = match catalogue().agreement(&entry.id) {
                Some(_) => {
                    "it is in the catalogue: add its id to `agreements` to use it, or give members"
                        .to_string()
                }
                None => suggestion(
                    &entry.id,
                    catalogue()
                        .agreements
                        .iter()
                        .map(|agreement| agreement.id.as_str()),
                    "give members = [\"A\", \"B\"]",
                ),
            };
            return Err(Problem::new(
                place.key("id"),
                format!("agreement `{}` has no members", entry.id),
                help,
            ));
        };
        let ids: BTreeSet<&str> = members.iter().map(|member| member.actor.as_str()).collect();
        if entry.members.is_some() {
            self.check_members(entry, place)?;
        }
        if let Some(hub) = &entry.hub
            && !ids.contains(hub.as_str())
        {
            return Err(Problem::new(
                place.key("hub"),
                format!("hub `{hub}` is not a member of `{}`", entry.id),
                suggestion(hub, ids.iter().copied(), "add it to members"),
            ));
        }
        ordered(whole.from, whole.to, &place.key("to"), &entry.id)?;
        for (index, status) in entry.status.iter().enumerate() {
            self.check_status(status, &ids, &place.key("status").index(index))?;
        }
        Ok(())
    }

    fn check_members(&self, entry: &Agreement, place: &Place) -> Check {
        let declared: Vec<&str> = self.actor.iter().map(|actor| actor.id.as_str()).collect();
        let members = entry.members.as_deref().unwrap_or_default();
        for (index, member) in members.iter().enumerate() {
            let place = place.key("members").index(index);
            named(&member.actor, &place)?;
            if !declared.is_empty() && !declared.contains(&member.actor.as_str()) {
                return Err(Problem::new(
                    place,
                    format!(
                        "`{}` of `{}` is not an actor of this study",
                        member.actor, entry.id
                    ),
                    suggestion(
                        &member.actor,
                        declared.iter().copied(),
                        "add it as an [[actor]]",
                    ),
                ));
            }
            ordered(member.from, member.to, &place, &member.actor)?;
        }
        if members.len() < 2 {
            return Err(Problem::new(
                place.key("members"),
                format!("agreement `{}` has {} member", entry.id, members.len()),
                "an agreement joins two actors or more",
            ));
        }
        let mut spells: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, member) in members.iter().enumerate() {
            if spells.insert(&member.actor, index).is_some() {
                return Err(Problem::new(
                    place.key("members").index(index),
                    format!("`{}` is a member of `{}` twice", member.actor, entry.id),
                    "an actor cannot be tied to itself; write a second spell as an agreement of its own",
                ));
            }
        }
        Ok(())
    }

    fn check_status(&self, status: &Status, members: &BTreeSet<&str>, place: &Place) -> Check {
        if status.date.is_none() {
            return Err(Problem::new(
                place.key("status"),
                "a status event without a date",
                "give date = \"2019-08-22\"",
            ));
        }
        if let Some(kind) = &status.kind
            && kind != "none"
        {
            self.known_kind(kind, &place.key("kind"))?;
        }
        if let Some([a, b]) = &status.pair
            && a == b
        {
            return Err(Problem::new(
                place.key("pair").index(1),
                format!("a pair of `{a}` and itself"),
                "name two members",
            ));
        }
        for (index, id) in status.pair.iter().flatten().enumerate() {
            if !members.contains(id.as_str()) {
                return Err(Problem::new(
                    place.key("pair").index(index),
                    format!("`{id}` is not a member of the agreement"),
                    suggestion(id, members.iter().copied(), "name two of its members"),
                ));
            }
        }
        Ok(())
    }

    fn check_ties(&self) -> Check {
        let declared: BTreeSet<&str> = self.actor.iter().map(|actor| actor.id.as_str()).collect();
        for (index, tie) in self.tie.iter().enumerate() {
            let place = Place::root().key("tie").index(index);
            for (field, id) in [("a", &tie.a), ("b", &tie.b)] {
                if id.is_empty() {
                    return Err(Problem::new(
                        place.key(field),
                        "a tie with an empty end",
                        "name an actor",
                    ));
                }
                clean(id, &place.key(field))?;
                if !declared.is_empty() && !declared.contains(id.as_str()) {
                    return Err(Problem::new(
                        place.key(field),
                        format!("`{id}` is not an actor of this study"),
                        suggestion(id, declared.iter().copied(), "add it as an [[actor]]"),
                    ));
                }
            }
            if tie.a == tie.b {
                return Err(Problem::new(
                    place.key("b"),
                    format!("a tie from `{}` to itself", tie.a),
                    "a tie joins two actors; delete it",
                ));
            }
            strength(tie.strength, &place)?;
            delay(tie.delay, &place)?;
            probability(tie.availability, &place, "availability")?;
            if let Some(kind) = &tie.kind {
                self.known_kind(kind, &place.key("kind"))?;
            }
        }
        Ok(())
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
                    &place.key("agreement").index(index),
                )?;
            }
        }
        if let Some(question) = &self.compare {
            let place = root.key("compare");
            self.check_targets(&question.without, &place.key("without"))?;
            self.check_targets(&question.with, &place.key("with"))?;
            for (index, id) in question.configurations.iter().enumerate() {
                known(id, place.key("configurations").index(index))?;
            }
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

fn suggestion<'a>(id: &str, known: impl Iterator<Item = &'a str>, otherwise: &str) -> String {
    match nearest(id, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_string(),
    }
}

/// Refuses what would break a table, a chart or a later reading of the same file.
fn clean(text: &str, place: &Place) -> Check {
    if text.chars().any(char::is_control) {
        return Err(Problem::new(
            place.clone(),
            format!("{text:?} has a control character"),
            "write it with ordinary letters",
        ));
    }
    if text.trim() != text {
        return Err(Problem::new(
            place.clone(),
            format!("{text:?} begins or ends with a blank"),
            "delete the blank",
        ));
    }
    Ok(())
}

fn named(id: &str, place: &Place) -> Check {
    if id.trim().is_empty() {
        return Err(Problem::new(
            place.key("id"),
            "an empty id",
            "give it a short name of its own",
        ));
    }
    clean(id, &place.key("id"))
}

fn unique<'a>(
    ids: impl Iterator<Item = &'a String>,
    what: &str,
    place: &Place,
    field: &'static str,
) -> Check {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, id) in ids.enumerate() {
        if let Some(first) = seen.insert(id, index) {
            let at = place.index(index);
            return Err(Problem::new(
                if field.is_empty() { at } else { at.key(field) },
                format!(
                    "{what} `{id}` is written twice (first as number {})",
                    first + 1
                ),
                "every id is used once; rename or delete one",
            ));
        }
    }
    Ok(())
}

fn in_order(range: Range, place: &Place, what: &str) -> Check {
    match range.fault() {
        None => Ok(()),
        Some(rule) => Err(Problem::new(
            place.clone(),
            format!("{what} {} {rule}", range.list()),
            "give one number, or [low, mid, high]",
        )),
    }
}

fn strength(range: Option<Range>, place: &Place) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key("strength");
    in_order(range, &place, "strength")?;
    if range.low < 0.0 {
        return Err(Problem::new(
            place,
            format!("strength {} is below 0", range.list()),
            "a strength is 0 (no tie) or more",
        ));
    }
    let ends = [range.low, range.mid, range.high];
    workable(
        ends.into_iter().filter(|&end| end > 0.0),
        &place,
        "strength",
    )
}

fn delay(range: Option<Range>, place: &Place) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key("delay");
    in_order(range, &place, "delay")?;
    if range.low <= 0.0 {
        return Err(Problem::new(
            place,
            format!("delay {} is not above 0", range.list()),
            "give hours, more than 0",
        ));
    }
    workable(
        [range.low, range.mid, range.high].into_iter(),
        &place,
        "delay",
    )
}

/// Keeps sums, products and inverses of coded numbers far from the limits of floating point.
fn workable(mut values: impl Iterator<Item = f64>, place: &Place, what: &str) -> Check {
    match values.find(|value| !(1e-12..=1e15).contains(value)) {
        None => Ok(()),
        Some(value) => Err(Problem::new(
            place.clone(),
            format!("{what} {value:e} is outside 1e-12–1e15"),
            "choose another unit, so that numbers are of ordinary size",
        )),
    }
}

fn probability(range: Option<Range>, place: &Place, field: &'static str) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key(field);
    in_order(range, &place, field)?;
    if range.low < 0.0 || range.high > 1.0 {
        return Err(Problem::new(
            place,
            format!("{field} {} is outside 0–1", range.list()),
            "it is a probability: 0 never, 1 always",
        ));
    }
    Ok(())
}

fn ordered(from: Option<super::Date>, to: Option<super::Date>, place: &Place, id: &str) -> Check {
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(Problem::new(
            place.clone(),
            format!("`{id}` ends on {to}, before it starts on {from}"),
            "exchange the dates, or leave `to` out while it lasts",
        )),
        _ => Ok(()),
    }
}
