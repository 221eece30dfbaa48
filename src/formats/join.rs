//! A list of actors joined to the ties of another file: names, blocs, positions, consent, and actors without a tie.

use super::{Format, Options, csv, read};
use crate::{
    error::{Error, Result, nearest},
    model::{Actor, Place, Problem, Study},
};
use sha2::{Digest, Sha256};
use std::{collections::HashMap, fs::File, path::Path};

/// A list of actors, checked.
pub(super) struct List {
    name: String,
    actors: Vec<Actor>,
    sha256: String,
    notices: Vec<String>,
}

impl List {
    /// Reads and checks a list; its faults are shown in its own text.
    pub(super) fn open(path: &Path) -> Result<Self> {
        const FORMAT: &Format = &csv::actors::FORMAT;
        let name = path.display().to_string();
        let file = File::open(path).map_err(|source| Error::Read {
            path: path.into(),
            source,
        })?;
        let options = Options {
            format: Some(FORMAT),
            ..Options::default()
        };
        let list = read(file, &name, options)?;
        Ok(Self {
            name,
            actors: list.actor,
            sha256: list.sha256,
            notices: list.notices,
        })
    }

    /// Gives the actors of a study what the list says of them, and adds those that it has besides.
    pub(super) fn join(self, study: &mut Study) -> Result<(), Problem> {
        let ids = self.actors.iter().map(|actor| actor.id.clone());
        let mut listed: HashMap<String, Option<Actor>> =
            ids.zip(self.actors.iter().cloned().map(Some)).collect();
        for (index, actor) in study.actor.iter_mut().enumerate() {
            let Some(known) = listed.get_mut(&actor.id).and_then(Option::take) else {
                let ids = self.actors.iter().map(|actor| actor.id.as_str());
                return Err(Problem::new(
                    Place::root().key("actor").index(index).key("id"),
                    format!("`{}` is not in the list of actors {}", actor.id, self.name),
                    match nearest(&actor.id, ids) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "add it to the list".into(),
                    },
                ));
            };
            // The list was asked for by name, so it speaks before the file.
            actor.name = known.name.or(actor.name.take());
            actor.bloc = known.bloc.or(actor.bloc.take());
            actor.at = known.at.or(actor.at);
            actor.availability = known.availability.or(actor.availability);
            actor.consent = known.consent.or(actor.consent);
        }
        // Behind the study's own, so that these keep the numbers by which their places are known.
        let added: Vec<Actor> = self
            .actors
            .iter()
            .filter_map(|actor| listed.get_mut(&actor.id)?.take())
            .collect();
        let of_the_file = !study.actor.is_empty();
        if of_the_file && !added.is_empty() {
            let actors = if added.len() == 1 { "actor" } else { "actors" };
            study.notices.push(format!(
                "{} adds {} {actors} that the ties do not name",
                self.name,
                added.len()
            ));
        }
        study.actor.extend(added);
        let named = |notice: &String| format!("{}: {notice}", self.name);
        study.notices.extend(self.notices.iter().map(named));
        let both = format!("{}{}", study.sha256, self.sha256);
        study.sha256 = hexadecimal(&Sha256::digest(both.as_bytes()));
        Ok(())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
