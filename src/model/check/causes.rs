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
