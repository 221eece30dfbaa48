//! The local page: the same engine and the same charts as the command, in a browser on the same machine.
//!
//! The address of the page is its state, in the command's own words (`state`). A state is two sides and what is found
//! between them (`desk`), worked out on a bounded number of threads for as long as somebody waits (`work`). Nothing is
//! read from the disk on a request, and nothing is answered to another host or origin (`security`).

mod answer;
mod assets;
mod bands;
mod charts;
mod desk;
mod download;
mod export;
mod listed;
mod metric;
mod networks;
mod next;
mod open;
mod pair;
mod refusal;
mod respond;
mod routes;
mod security;
mod serve;
mod state;
mod study;
mod table;
mod work;

pub use export::Files;
pub use networks::File;
pub use serve::Server;
pub use state::{Asked, Edits, State};

use crate::error::Result;
use desk::Desk;
use std::sync::Arc;

/// The page, with what the command line named.
pub struct Page {
    desk: Arc<Desk>,
    start: State,
}

impl Page {
    /// A page that starts with `start`; `file` is what a path on the command line held, which `start` names by its
    /// configuration alone.
    pub fn new(file: Option<File>, start: State) -> Self {
        let desk = Desk::new(file);
        let start = match desk.networks.first() {
            Some(network) if start.network.is_empty() => State { network, ..start },
            Some(network) => State {
                network: format!("{network}:{}", start.network),
                ..start
            },
            None => start,
        };
        Self {
            desk: Arc::new(desk),
            start,
        }
    }

    /// Binds a port of the loopback address; 0 for any that is free.
    ///
    /// # Errors
    /// `Write`, when the port cannot be bound.
    pub fn serve(&self, port: u16) -> Result<Server> {
        Server::bind(Arc::clone(&self.desk), port)
    }

    /// The files of a copy that needs no server; `progress` is told of states done, and how many there are.
    ///
    /// # Errors
    /// A network that cannot be resolved as it starts.
    pub fn copy(&self, progress: &mut dyn FnMut(usize, usize)) -> Result<Files> {
        export::copy(&self.desk, &self.start, progress)
    }

    /// The query string with which it starts.
    pub fn query(&self) -> String {
        self.start.query()
    }
}
