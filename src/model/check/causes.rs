//! The rules of common causes.

use super::{
    Check,
    rules::{clean, named, probability, suggestion, unique},
};
use crate::model::{CommonCause, Place, Problem, Study, Target, catalogue, resolve};

impl Study {
    pub(super) fn check_causes(&self) -> Check {
        let place = Place::root().key("common_cause");
        for (index, cause) in self.common_cause.iter().enumerate() {
            self.check_cause(cause, &place.index(index))?;
        }
        unique(
            self.common_cause.iter().map(|cause| &cause.id),
            "common cause",
            &place,
            "id",
        )
    }

    fn check_cause(&self, cause: &CommonCause, place: &Place) -> Check {
        named(&cause.id, place)?;
        clean(
            cause.title.as_deref().unwrap_or_default(),
            &place.key("title"),
        )?;
        probability(Some(cause.availability), place, "availability")?;
        let agreements = resolve::agreement_ids(self);
        for (index, id) in cause.agreements.iter().enumerate() {
            if !agreements.contains(id) && catalogue().agreement(id).is_none() {
                return Err(Problem::new(
                    place.key("agreements").index(index),
                    format!(
                        "common cause `{}` closes an unknown agreement `{id}`",
                        cause.id
                    ),
                    suggestion(
                        id,
                        agreements.iter().map(String::as_str),
                        "name an agreement of this study; pairs go under `pairs` or `between`",
                    ),
                ));
            }
        }
        let actors = resolve::actor_ids(self);
        for (index, id) in cause.actors.iter().enumerate() {
            if !actors.contains(id) {
                return Err(Problem::new(
                    place.key("actors").index(index),
                    format!("common cause `{}` closes an unknown actor `{id}`", cause.id),
                    suggestion(
                        id,
                        actors.iter().map(String::as_str),
                        "name an actor of this study",
                    ),
                ));
            }
        }
        for (field, pairs) in [("pairs", &cause.pairs), ("between", &cause.between)] {
            for (index, name) in pairs.iter().enumerate() {
                let place = place.key(field).index(index);
                match Target::parse(name, self) {
                    Ok(Target::Pair(_, _, None)) => {}
                    Ok(_) => {
                        return Err(Problem::new(
                            place,
                            format!("`{name}` is not a pair of actors"),
                            "write two actors, as in JPN-KOR",
                        ));
                    }
                    Err(error) => return Err(Problem::new(place, error.to_string(), "")),
                }
            }
        }
        let lists = [
            &cause.agreements,
            &cause.pairs,
            &cause.actors,
            &cause.between,
        ];
        if lists.iter().all(|list| list.is_empty()) {
            return Err(Problem::new(
                place.key("id"),
                format!("common cause `{}` closes nothing", cause.id),
                "say what: agreements = [\"ID\"], pairs = [\"A-B\"], actors = [\"A\"] or between = [\"A-B\"]",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Actor, Agreement, CommonCause, Member, Range, Study};

    fn cause() -> CommonCause {
        CommonCause {
            id: "STORM".into(),
            title: None,
            availability: Range::exact(0.9),
            agreements: vec!["X".into()],
            pairs: Vec::new(),
            actors: Vec::new(),
            between: Vec::new(),
        }
    }

    /// The place that is refused where a second cause, which closes X, is altered so; nothing if all is well.
    fn refused(alter: impl FnOnce(&mut CommonCause)) -> Option<String> {
        let first = CommonCause {
            id: "CABLE".into(),
            ..cause()
        };
        let mut second = cause();
        alter(&mut second);
        let study = Study {
            actor: ["A", "B", "C"].map(Actor::named).to_vec(),
            agreement: vec![Agreement {
                id: "X".into(),
                members: Some(["A", "B", "C"].map(Member::named).to_vec()),
                ..Agreement::default()
            }],
            common_cause: vec![first, second],
            ..Study::default()
        };
        let problem = study.check().err();
        problem.map(|problem| problem.place.to_string())
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_string()).collect()
    }

    #[test]
    fn a_cause_closes_what_the_study_or_the_catalogue_has_and_something_at_all() {
        assert_eq!(refused(|_| {}), None);
        assert_eq!(refused(|own| own.agreements = names(&["X", "NATO"])), None);
        for fine in [
            refused(|own| (own.agreements, own.pairs) = (Vec::new(), names(&["A-B"]))),
            refused(|own| (own.agreements, own.actors) = (Vec::new(), names(&["A"]))),
            refused(|own| (own.agreements, own.between) = (Vec::new(), names(&["C-A"]))),
        ] {
            assert_eq!(fine, None);
        }
        let nothing = refused(|own| own.agreements.clear());
        assert_eq!(nothing.as_deref(), Some("common_cause[2].id"));
        let same = refused(|own| own.id = "CABLE".into());
        assert_eq!(same.as_deref(), Some("common_cause[2].id"));
    }

    #[test]
    fn what_a_cause_cannot_close_is_shown_where_it_stands() {
        for (found, place) in [
            (
                refused(|own| own.agreements = names(&["X", "Q"])),
                "agreements[2]",
            ),
            (
                refused(|own| own.actors = names(&["A", "B", "Q"])),
                "actors[3]",
            ),
            (
                refused(|own| own.pairs = names(&["A-B", "A-Q"])),
                "pairs[2]",
            ),
            (refused(|own| own.pairs = names(&["A-B", "X"])), "pairs[2]"),
            (refused(|own| own.between = names(&["A"])), "between[1]"),
            (
                refused(|own| own.between = names(&["A-B:consultation"])),
                "between[1]",
            ),
            (
                refused(|own| own.availability = Range::exact(1.5)),
                "availability",
            ),
            (refused(|own| own.title = Some(" storm".into())), "title"),
        ] {
            assert_eq!(found, Some(format!("common_cause[2].{place}")));
        }
    }
}
