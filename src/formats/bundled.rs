//! The bundled studies, compiled in from `networks/`.

use super::{Options, read};
use crate::{error::Result, model::Study};
use std::path::PathBuf;

/// A bundled study.
#[derive(Debug)]
pub struct Bundled {
    /// Its id: the name of its file.
    pub id: &'static str,
    /// The text of its file.
    pub text: &'static str,
}

/// Every bundled study, in the order in which `linchpin networks` lists them.
pub static BUNDLED: &[Bundled] = &[
    Bundled {
        id: "northeast-asia",
        text: include_str!("../../networks/northeast-asia.toml"),
    },
    Bundled {
        id: "hub-and-spokes",
        text: include_str!("../../networks/hub-and-spokes.toml"),
    },
    Bundled {
        id: "hub-and-spokes-plus",
        text: include_str!("../../networks/hub-and-spokes-plus.toml"),
    },
    Bundled {
        id: "indo-pacific",
        text: include_str!("../../networks/indo-pacific.toml"),
    },
    Bundled {
        id: "anzus",
        text: include_str!("../../networks/anzus.toml"),
    },
    Bundled {
        id: "nato",
        text: include_str!("../../networks/nato.toml"),
    },
    Bundled {
        id: "warsaw-pact",
        text: include_str!("../../networks/warsaw-pact.toml"),
    },
    Bundled {
        id: "five-eyes",
        text: include_str!("../../networks/five-eyes.toml"),
    },
    Bundled {
        id: "northeast-asia-opposing",
        text: include_str!("../../networks/northeast-asia-opposing.toml"),
    },
    Bundled {
        id: "trade",
        text: include_str!("../../networks/trade.toml"),
    },
];

impl Bundled {
    /// The bundled study with this id.
    pub fn find(id: &str) -> Option<&'static Bundled> {
        BUNDLED.iter().find(|bundled| bundled.id == id)
    }

    /// The study, read and checked like any other file.
    ///
    /// # Errors
    /// None for the files in the binary, which a test reads one by one.
    pub fn study(&self) -> Result<Study> {
        self.open(None)
    }

    /// The same with a list of actors joined to it.
    pub(super) fn open(&self, actors: Option<PathBuf>) -> Result<Study> {
        let options = Options {
            format: super::Format::find("toml"),
            actors,
            ..Options::default()
        };
        read(
            self.text.as_bytes(),
            &format!("networks/{}.toml", self.id),
            options,
        )
    }
}
