//! Briefs: files of claims, in TOML; a bundled one, and any by its path.

use super::{BUNDLED, Input, Options, explain, source, toml};
use crate::{
    error::{Error, Result, nearest},
    model::Brief,
};
use std::{fs::File, io::Read, path::Path};

/// The bundled briefs: id, the study whose report opens with it, and text.
pub static BRIEFS: &[(&str, &str, &str)] = &[(
    "claims",
    "northeast-asia",
    include_str!("../../networks/claims.toml"),
)];

/// The brief with which the report of a bundled study opens, if there is one.
pub fn bundled_brief(study: &str) -> Option<&'static str> {
    let of = BRIEFS.iter().find(|(_, of, _)| *of == study);
    of.map(|(id, ..)| *id)
}

/// Opens a brief by its bundled id, as a file, or from standard input (`-`), and checks it; `is_measure` says whether
/// a name stands for something that can be measured.
///
/// # Errors
/// A name that stands for nothing, an unreadable file, or a text that is not a valid brief.
pub fn brief(
    name: &str,
    is_measure: impl Fn(&str) -> std::result::Result<(), String>,
) -> Result<Brief> {
    let path = Path::new(name);
    let bundled = BRIEFS.iter().find(|(id, ..)| *id == name);
    match bundled {
        Some((id, _, text)) if !path.exists() => {
            read(text.as_bytes(), &format!("networks/{id}.toml"), is_measure)
        }
        _ if name == "-" => read(std::io::stdin().lock(), "standard input", is_measure),
        _ if !path.exists() && path.extension().is_none() => Err(unknown(name)),
        _ => {
            let file = File::open(path).map_err(|source| Error::Read {
                path: path.into(),
                source,
            })?;
            read(file, name, is_measure)
        }
    }
}

fn unknown(name: &str) -> Error {
    let ids = || BRIEFS.iter().map(|(id, ..)| *id);
    let is_network = BUNDLED.iter().any(|bundled| bundled.id == name);
    Error::Unknown {
        what: "brief",
        id: name.into(),
        near: nearest(name, ids()),
        way_out: match is_network {
            true => format!(
                "that is a network, for `linchpin compare {name}`; a brief holds the claims of a text: give its file, or `claims`"
            ),
            false => "give the file of a brief, `-` for standard input, or `claims`".into(),
        },
    }
}

fn read(
    text: impl Read,
    name: &str,
    is_measure: impl Fn(&str) -> std::result::Result<(), String>,
) -> Result<Brief> {
    let options = Options {
        format: super::Format::find("toml"),
        ..Options::default()
    };
    let taken = source::take(text, name, options.format)?;
    let input = Input {
        name: name.into(),
        text: taken.text,
        weight: options.weight,
    };
    toml::bounded(&input)?;
    let mut brief: Brief = toml::parse(&input)?;
    brief.sha256 = taken.sha256;
    let locate: super::Locate = Box::new(toml::locate);
    brief
        .check(is_measure)
        .map_err(|problem| explain(&input, &problem, &locate))?;
    Ok(brief)
}
