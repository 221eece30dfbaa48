//! What a view keeps for losses and additions: made when first asked for.

use super::{
    currents::Currents,
    lowlink::Lowlink,
    removal::Parted,
    routes::Routes,
    spectrum::Spectrum,
    steps::Steps,
    view::{Length, View},
};
use std::sync::OnceLock;

/// Results that several counterfactuals share.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    lowlink: OnceLock<Lowlink>,
    steps: [OnceLock<Steps>; 2],
    routes: [OnceLock<Option<Routes>>; 2],
    parted: [OnceLock<Result<Parted, &'static str>>; 2],
    currents: OnceLock<Option<Currents>>,
    spectrum: OnceLock<Option<Spectrum>>,
}

impl Kept {
    /// Keeps what depends on structure alone.
    pub(super) fn forget_numbers(&mut self) {
        let Self {
            lowlink: _,
            steps,
            routes,
            parted,
            currents,
            spectrum,
        } = self;
        let delay = at(Length::Delay);
        steps[delay] = OnceLock::new();
        routes[delay] = OnceLock::new();
        parted[delay] = OnceLock::new();
        *currents = OnceLock::new();
        *spectrum = OnceLock::new();
    }
}

fn at(length: Length) -> usize {
    usize::from(length == Length::Delay)
}

impl View {
    /// Which actors and ties hold the network together, of ties alone; for ties that run both ways.
    pub fn lowlink(&self) -> &Lowlink {
        self.kept().lowlink.get_or_init(|| Lowlink::of(self))
    }

    /// The ties as steps of a length.
    pub(super) fn steps(&self, length: Length) -> &Steps {
        let cell = &self.kept().steps[at(length)];
        cell.get_or_init(|| Steps::of(self, length))
    }

    /// The shortest routes of all pairs under open transit, counted; `None` where steps are too uneven for it.
    pub(super) fn shortest_routes(&self, length: Length) -> Option<&Routes> {
        let cell = &self.kept().routes[at(length)];
        cell.get_or_init(|| Routes::of(self, length)).as_ref()
    }

    /// What each actor's and each tie's loss parts, for open transit and ties that run both ways.
    ///
    /// # Errors
    /// A phrase, when distances are undefined.
    pub(super) fn parted(&self, length: Length) -> Result<&Parted, &'static str> {
        let cell = &self.kept().parted[at(length)];
        let made = cell.get_or_init(|| Parted::of(self, length));
        made.as_ref().map_err(|reason| *reason)
    }
    /// What the Kirchhoff index after a change needs; `None` where the network is not connected, strengths are too uneven,
    /// or ties run one way.
    pub(super) fn currents(&self) -> Option<&Currents> {
        let cell = &self.kept().currents;
        cell.get_or_init(|| Currents::of(self)).as_ref()
    }

    /// What algebraic connectivity after a change needs; `None` as for the currents.
    pub(super) fn spectrum(&self) -> Option<&Spectrum> {
        let cell = &self.kept().spectrum;
        cell.get_or_init(|| Spectrum::of(self)).as_ref()
    }
}
