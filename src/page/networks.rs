//! The networks that the page can name: bundled ones, generated shapes, and files that were opened. Nothing here reads
//! the disk: a name is never a path.

use crate::{
    error::{Error, Result, nearest},
    formats::{self, BUNDLED, Bundled, Options, SHAPES},
    model::Study,
};
use lru::LruCache;
use std::{
    collections::HashMap,
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

/// Opened files in memory; the one that was not asked for longest goes.
const MOST_OPENED: NonZeroUsize = NonZeroUsize::new(16).unwrap(); // not 0, as the compiler sees
/// Actors of a network on the page: a change of more is no matter of a moment, and every pair has rows.
pub(super) const MOST_ACTORS: usize = 300;
/// Hex digits of the hash that name an opened file.
const DIGITS: usize = 16;

/// A network by its name.
#[derive(Clone)]
pub(super) struct Known {
    pub study: Arc<Study>,
    pub configuration: Option<String>,
    /// What the command line calls it.
    pub name: String,
    /// The options with which the command reads it.
    pub reading: Vec<String>,
}

/// A network that was read from a file or from standard input.
#[derive(Clone, Debug)]
pub struct File {
    /// What was read.
    pub study: Study,
    /// What the command line calls it.
    pub name: String,
    /// The options with which it was read, as the command line has them.
    pub reading: Vec<String>,
}

/// An opened file.
struct Opened {
    study: Arc<Study>,
    name: String,
    reading: Vec<String>,
}

/// Everything that can be named.
pub(super) struct Networks {
    bundled: Mutex<HashMap<&'static str, Arc<Study>>>,
    opened: Mutex<LruCache<String, Opened>>,
    /// What the command line named: never dropped.
    first: Option<(String, Opened)>,
}

impl Networks {
    /// With the file that the command line named, if it did.
    pub fn new(first: Option<File>) -> Self {
        Self {
            bundled: Mutex::default(),
            opened: Mutex::new(LruCache::new(MOST_OPENED)),
            first: first.map(|file| (key(&file.study), Opened::from(file))),
        }
    }

    /// What the page calls the file that the command line named.
    pub fn first(&self) -> Option<String> {
        self.first.as_ref().map(|(key, _)| format!("opened:{key}"))
    }

    /// Keeps an opened file; gives what the page calls it.
    pub fn open(&self, study: Study, name: &str) -> String {
        let key = key(&study);
        let opened = Opened::from(File {
            study,
            name: name.into(),
            reading: Vec::new(),
        });
        let mut kept = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        kept.put(key.clone(), opened);
        format!("opened:{key}")
    }

    /// The network with this name.
    ///
    /// # Errors
    /// `Unknown`, with the nearest name.
    pub fn find(&self, name: &str) -> Result<Known> {
        if let Some(rest) = name.strip_prefix("opened:") {
            return self.opened(rest);
        }
        if name.starts_with("shape:") {
            let (study, configuration) = formats::open(name, Options::default())?;
            return Ok(Known {
                study: Arc::new(study),
                configuration,
                name: name.into(),
                reading: Vec::new(),
            });
        }
        let (id, configuration) = split(name);
        let bundled = Bundled::find(id).ok_or_else(|| Error::Unknown {
            what: "network",
            id: name.into(),
            near: nearest(id, BUNDLED.iter().map(|bundled| bundled.id)),
            way_out: "name a bundled network, or open a file on the page".into(),
        })?;
        Ok(Known {
            study: self.bundled(bundled)?,
            configuration,
            name: name.into(),
            reading: Vec::new(),
        })
    }

    fn bundled(&self, bundled: &'static Bundled) -> Result<Arc<Study>> {
        let mut kept = self.bundled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(study) = kept.get(bundled.id) {
            return Ok(Arc::clone(study));
        }
        let study = Arc::new(bundled.study()?);
        kept.insert(bundled.id, Arc::clone(&study));
        Ok(study)
    }

    fn opened(&self, rest: &str) -> Result<Known> {
        let (key, configuration) = split(rest);
        let known = |opened: &Opened| Known {
            study: Arc::clone(&opened.study),
            name: match &configuration {
                Some(configuration) => format!("{}:{configuration}", opened.name),
                None => opened.name.clone(),
            },
            configuration: configuration.clone(),
            reading: opened.reading.clone(),
        };
        if let Some((first, opened)) = &self.first
            && first == key
        {
            return Ok(known(opened));
        }
        let mut kept = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).map(known).ok_or_else(|| Error::Unknown {
            what: "network",
            id: format!("opened:{key}"),
            near: None,
            way_out: format!(
                "the last {MOST_OPENED} opened files are kept while linchpin runs; open the file again"
            ),
        })
    }

    /// Every bundled network, then the opened ones: the name for the page, and the study.
    pub fn all(&self) -> Result<Vec<(String, Arc<Study>)>> {
        let mut all = Vec::new();
        for bundled in BUNDLED {
            all.push((bundled.id.to_string(), self.bundled(bundled)?));
        }
        let first = self.first.iter().map(|(key, opened)| (key, opened));
        let kept = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, opened) in first.chain(kept.iter()) {
            let name = format!("opened:{key}");
            if all.iter().all(|(known, _)| *known != name) {
                all.push((name, Arc::clone(&opened.study)));
            }
        }
        Ok(all)
    }

    /// Names of shapes, as examples.
    pub fn shapes() -> impl Iterator<Item = &'static str> {
        SHAPES.iter().map(|(name, _)| *name)
    }
}

impl From<File> for Opened {
    fn from(file: File) -> Self {
        Self {
            study: Arc::new(file.study),
            name: file.name,
            reading: file.reading,
        }
    }
}

/// The first digits of the hash of its text.
fn key(study: &Study) -> String {
    study.sha256.chars().take(DIGITS).collect()
}

fn split(name: &str) -> (&str, Option<String>) {
    match name.split_once(':') {
        Some((id, configuration)) => (id, Some(configuration.into())),
        None => (name, None),
    }
}
