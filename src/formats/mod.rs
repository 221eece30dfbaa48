//! File formats: one file each, one registry. A reader gives a checked [`Study`]; what a writer cannot carry
//! it says.

mod assembly;
mod brief;
mod bundled;
mod csv;
mod dl;
mod dot;
mod export;
mod gexf;
mod gml;
mod graphml;
pub mod import;
mod join;
mod json;
mod node_link;
mod numbered;
mod pajek;
mod place;
mod shape;
mod source;
mod toml;
mod xml;

pub use brief::{BRIEFS, brief, bundled_brief};
pub use bundled::{BUNDLED, Bundled};
pub use shape::SHAPES;

use crate::{
    error::{Diagnostic, Error, Result, nearest},
    model::{Network, Problem, Study},
};
use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
};

/// Most text, in bytes, where memory is a few times the text.
pub(crate) const MOST_TEXT: usize = 512 << 20;

/// Every format, in the order in which help shows them and content is tried.
pub static FORMATS: &[&Format] = &[
    &toml::FORMAT,
    &json::FORMAT,
    &graphml::FORMAT,
    &gexf::FORMAT,
    &node_link::FORMAT,
    &csv::edges::FORMAT,
    &csv::matrix::FORMAT,
    &csv::actors::FORMAT,
    &pajek::FORMAT,
    &dl::FORMAT,
    &gml::FORMAT,
    &dot::FORMAT,
];

/// One file format.
#[derive(Debug)]
pub struct Format {
    /// Stable name: `--from`, `--to`.
    pub id: &'static str,
    /// The name in help.
    pub title: &'static str,
    /// File endings, without the dot.
    pub endings: &'static [&'static str],
    /// Whether a text without a telling name looks like this format; it is given the first 64 KiB.
    pub looks_like: fn(&str) -> bool,
    /// Longest line, in bytes, where the format is one of lines; a longer one is refused before it is read whole.
    pub longest_line: Option<usize>,
    /// Most text, in bytes: less where a byte of text can take many of memory. A million plain ties fit in every format.
    pub most_text: usize,
    /// The study in a text, not yet checked, with the way from a place in it to a place in the text.
    pub read: fn(&Input) -> Result<Reading>,
    /// The text of a study and the network resolved from it.
    pub write: fn(&Study, &Network) -> Result<Written>,
}

/// A text to read.
#[derive(Clone, Debug)]
pub struct Input {
    /// What diagnostics call it.
    pub name: String,
    /// The text, without a byte-order mark.
    pub text: String,
    /// What a bare weight means.
    pub weight: Weight,
}

/// What a bare weight column means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Bigger is closer.
    #[default]
    Strength,
    /// Bigger is farther.
    Delay,
    /// The probability that the tie works.
    Availability,
}

impl Weight {
    /// The word in options and outputs.
    pub fn word(self) -> &'static str {
        match self {
            Weight::Strength => "strength",
            Weight::Delay => "delay",
            Weight::Availability => "availability",
        }
    }
}

/// What a reader made of a text.
pub struct Reading {
    /// The study, not yet checked.
    pub study: Study,
    /// The byte range of a value of the study in the text, or of what stands nearest to it.
    pub locate: Locate,
}

/// From a place in a study to a byte range in the text it was read from.
type Locate = Box<dyn Fn(&str, &crate::model::Place) -> std::ops::Range<usize>>;

/// What a writer made of a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The file's text.
    pub text: String,
    /// What the format could not carry, in words.
    pub lost: Vec<String>,
}

/// How to read an input whose name does not tell everything.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The format; told from the ending of the name and from the content when absent.
    pub format: Option<&'static Format>,
    /// What a bare weight means.
    pub weight: Weight,
    /// A list of actors (CSV) to join to the network: it must have every actor of the file, and adds what it has
    /// besides. The study's hash is then that of the two files' hashes, one after the other.
    pub actors: Option<PathBuf>,
}

impl Format {
    /// The format with this name.
    pub fn find(id: &str) -> Option<&'static Format> {
        FORMATS.iter().copied().find(|format| format.id == id)
    }

    /// The formats that a file name's ending may stand for, the likeliest first: `.json` and `.csv` are several.
    pub fn by_ending(path: &Path) -> Vec<&'static Format> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.unwrap_or_default().to_lowercase();
        FORMATS
            .iter()
            .copied()
            .filter(|format| format.endings.contains(&ending.as_str()))
            .collect()
    }
}

/// Opens a network by name: `-` for standard input, a bundled id or `id:configuration`, `shape:star-6`, or a
/// path. Gives the study and the configuration that the name chose.
///
/// # Errors
/// A name that stands for nothing, an unreadable file, or a text that is not a valid network.
pub fn open(name: &str, options: Options) -> Result<(Study, Option<String>)> {
    if name == "-" {
        return Ok((
            read(std::io::stdin().lock(), "standard input", options)?,
            None,
        ));
    }
    if let Some(shape) = name.strip_prefix("shape:") {
        let mut study = shape::study(shape)?;
        if let Some(path) = &options.actors {
            let joined = join::List::open(path)?.join(&mut study);
            joined.map_err(|problem| Error::Refused(problem.to_string()))?;
        }
        return Ok((study, None));
    }
    let (id, configuration) = match name.split_once(':') {
        Some((id, configuration)) => (id, Some(configuration.to_string())),
        None => (name, None),
    };
    let path = Path::new(name);
    if !path.exists() || path.is_dir() {
        if let Some(bundled) = Bundled::find(id) {
            return Ok((bundled.open(options.actors)?, configuration));
        }
        if let Some(configuration) = configuration
            && Path::new(id).exists()
        {
            return Ok((open(id, options)?.0, Some(configuration)));
        }
        if SHAPES.iter().any(|(shape, _)| id.starts_with(shape)) && shape::study(id).is_ok() {
            return Err(Error::Unknown {
                what: "network",
                id: name.into(),
                near: Some(format!("shape:{id}")),
                way_out: "generated shapes are written shape:NAME".into(),
            });
        }
        if path.is_dir() || path.extension().is_some() || name.contains(['/', '\\']) {
            let source = File::open(path)
                .err()
                .unwrap_or_else(|| ErrorKind::IsADirectory.into());
            return Err(Error::Read {
                path: path.into(),
                source,
            });
        }
        return Err(Error::Unknown {
            what: "network",
            id: name.into(),
            near: file_called(path)
                .or_else(|| nearest(id, BUNDLED.iter().map(|bundled| bundled.id))),
            way_out: "give a file, `-` for standard input, or one of `linchpin networks`".into(),
        });
    }
    let file = File::open(path).map_err(|source| Error::Read {
        path: path.into(),
        source,
    })?;
    let mut study = read(file, name, options)?;
    let unzipped = Path::new(name.strip_suffix(".gz").unwrap_or(name));
    let stem = unzipped
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    if study.id.is_empty() {
        study.id = stem;
    }
    if study.title.is_empty() {
        study.title.clone_from(&study.id);
    }
    Ok((study, None))
}

/// The file that a name without an ending may stand for.
fn file_called(path: &Path) -> Option<String> {
    let mut endings = FORMATS.iter().flat_map(|format| format.endings);
    let file = endings.find_map(|ending| {
        let file = path.with_extension(ending);
        file.is_file().then_some(file)
    })?;
    Some(file.display().to_string())
}

/// Reads and checks a study.
///
/// # Errors
/// An unreadable source, or a text that is not a valid network: file, line, column, rule and way out.
pub fn read(source: impl Read, name: &str, options: Options) -> Result<Study> {
    let list = options
        .actors
        .as_deref()
        .map(join::List::open)
        .transpose()?;
    let source::Taken {
        text,
        sha256,
        format,
    } = source::take(source, name, options.format)?;
    let input = Input {
        name: name.into(),
        text,
        weight: options.weight,
    };
    let Reading { mut study, locate } = (format.read)(&input)?;
    study.sha256 = sha256;
    list.map_or(Ok(()), |list| list.join(&mut study))
        .and_then(|()| study.check())
        .map_err(|problem| explain(&input, &problem, &locate))?;
    Ok(study)
}

fn explain(input: &Input, problem: &Problem, locate: &Locate) -> Error {
    let range = locate(&input.text, &problem.place);
    Error::Invalid(Box::new(Diagnostic {
        help: problem.help.clone(),
        ..place::at(input, range, problem.message.clone())
    }))
}
