//! The rules of agreements and single ties.

use super::{
    Check,
    rules::{clean, delay, in_order, named, ordered, probability, strength, suggestion, unique},
};
use crate::model::{Agreement, Place, Problem, Status, Study, catalogue};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Ties of a study's agreements together.
const MOST_TIES: usize = 4_000_000;

impl Study {
    pub(super) fn check_agreements(&self) -> Check {
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
        self.check_crowd()?;
        let declared = self.declared();
        for (index, agreement) in self.agreement.iter().enumerate() {
            let place = root.key("agreement").index(index);
            let listed = self.agreements.contains(&agreement.id);
            let base = listed
                .then(|| catalogue().agreement(&agreement.id))
                .flatten();
            self.check_agreement(agreement, base, &declared, &place)?;
        }
        Ok(())
    }

    /// The actors that the study names; none where whoever occurs is one.
    pub(super) fn declared(&self) -> HashSet<&str> {
        self.actor.iter().map(|actor| actor.id.as_str()).collect()
    }

    /// Ties that the study's own agreements can give, those of configurations included.
    pub(super) fn agreed_ties(&self) -> Vec<(Place, usize)> {
        let own = self.agreement.iter();
        let hubs: HashSet<&str> = own
            .filter(|agreement| agreement.hub.is_some())
            .map(|agreement| agreement.id.as_str())
            .collect();
        // An entry that names no hub has that of the agreement it alters.
        let has_hub = |entry: &Agreement| {
            let listed = catalogue().agreement(&entry.id);
            let listed = listed.filter(|listed| listed.hub.is_some());
            entry.hub.is_some()
                || hubs.contains(entry.id.as_str())
                || listed.is_some_and(|listed| self.agreements.contains(&listed.id))
        };
        let counted = |place: Place, entries: &[Agreement]| -> Vec<(Place, usize)> {
            let place = place.key("agreement");
            let ties = entries.iter().map(|entry| {
                let members = entry.members.as_ref().map_or(0, Vec::len);
                match has_hub(entry) {
                    true => members,
                    false => members.saturating_mul(members) / 2,
                }
            });
            let places = (0..).map(|index| place.index(index));
            places.zip(ties).collect()
        };
        let mut found = counted(Place::root(), &self.agreement);
        for (index, configuration) in self.configuration.iter().enumerate() {
            let place = Place::root().key("configuration").index(index);
            found.extend(counted(place, &configuration.agreement));
        }
        found
    }

    /// Agreements tie all their members to each other: a short text could give more ties than fit in memory.
    fn check_crowd(&self) -> Check {
        let mut total: usize = 0;
        for (place, ties) in self.agreed_ties() {
            total = total.saturating_add(ties);
            if total > MOST_TIES {
                return Err(Problem::new(
                    place.key("members"),
                    format!("with these members the agreements give more than {MOST_TIES} ties"),
                    "leave members out, or name a hub, to which alone they are then tied",
                ));
            }
        }
        Ok(())
    }

    pub(super) fn check_agreement(
        &self,
        entry: &Agreement,
        base: Option<&Agreement>,
        declared: &HashSet<&str>,
        place: &Place,
    ) -> Check {
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
            check_members(entry, declared, place)?;
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

    pub(super) fn check_status(
        &self,
        status: &Status,
        members: &BTreeSet<&str>,
        place: &Place,
    ) -> Check {
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

    pub(super) fn check_ties(&self) -> Check {
        let declared = self.declared();
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
            for (field, text) in [("agreement", &tie.agreement), ("layer", &tie.layer)] {
                if let Some(text) = text {
                    clean(text, &place.key(field))?;
                }
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
}

fn check_members(entry: &Agreement, declared: &HashSet<&str>, place: &Place) -> Check {
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

#[cfg(test)]
mod tests {
    use super::MOST_TIES;
    use crate::model::{Agreement, Configuration, Member, Study};

    #[test]
    fn an_agreement_ties_its_members_to_its_hub_if_it_has_one_and_else_to_each_other() {
        let entry = |id: &str, members: usize, hub: bool| Agreement {
            id: id.into(),
            members: Some(
                (0..members)
                    .map(|at| Member::named(format!("A{at}")))
                    .collect(),
            ),
            hub: hub.then(|| "A0".into()),
            ..Agreement::default()
        };
        let mut study = Study {
            agreement: vec![
                entry("MESH", 10, false),
                entry("STAR", 10, true),
                entry("TISA", 6, false),
                Agreement {
                    id: "NATO".into(),
                    ..Agreement::default()
                },
            ],
            configuration: vec![
                Configuration::default(),
                Configuration {
                    agreement: vec![entry("STAR", 20, false), entry("MESH", 20, false)],
                    ..Configuration::default()
                },
            ],
            ..Study::default()
        };
        let found = |study: &Study| {
            let ties = study.agreed_ties().into_iter();
            ties.map(|(place, ties)| (place.to_string(), ties))
                .collect::<Vec<_>>()
        };
        let expected = |tisa: usize| {
            [
                ("agreement[1]", 50),
                ("agreement[2]", 10),
                ("agreement[3]", tisa),
                ("agreement[4]", 0),
                ("configuration[2].agreement[1]", 20),
                ("configuration[2].agreement[2]", 200),
            ]
            .map(|(place, ties)| (place.to_string(), ties))
        };
        assert_eq!(found(&study), expected(18));
        // Taken from the catalogue it has the hub that it has there; of two listed, one has none.
        study.agreements = vec!["NATO".into(), "TISA".into()];
        assert_eq!(found(&study), expected(6));
    }

    #[test]
    fn agreements_may_give_so_many_ties_together_and_not_one_more() {
        let hub = |id: &str, members: usize| Agreement {
            id: id.into(),
            members: Some(vec![Member::named("A"); members]),
            hub: Some("A".into()),
            ..Agreement::default()
        };
        // A thousand members give half a million ties.
        let mesh = Agreement {
            hub: None,
            ..hub("MESH", 1000)
        };
        let refused = |more: usize| {
            let mut agreement = vec![mesh.clone(); MOST_TIES / 500_000 - 1];
            agreement.push(Agreement {
                hub: None,
                ..hub("LAST", 998)
            });
            agreement.push(hub("STAR", 500_000 - 998 * 998 / 2 + more));
            let study = Study {
                agreement,
                ..Study::default()
            };
            let problem = study.check_crowd().err();
            problem.map(|problem| problem.place.to_string())
        };
        assert_eq!(refused(0), None);
        assert_eq!(refused(1).as_deref(), Some("agreement[9].members"));
    }
}
