//! What a view keeps for losses and additions: made when first asked for.

use super::{
    currents::Currents,
    laplacian::Laplacian,
    lowlink::Lowlink,
    rank_one::Spectrum,
    removal::Parted,
    routes::Routes,
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

/// What the cell holds, made if it holds nothing yet. It is made before the cell is taken: a thread that waits for parts
/// of its work may be given work that asks for the same result, and must not wait for itself.
pub(super) fn once<T>(cell: &OnceLock<T>, make: impl FnOnce() -> T) -> &T {
    if let Some(made) = cell.get() {
        return made;
    }
    let made = make();
    cell.get_or_init(|| made)
}

fn at(length: Length) -> usize {
    usize::from(length == Length::Delay)
}

impl View {
    /// Which actors and ties hold the network together, of ties alone; for ties that run both ways.
    pub fn lowlink(&self) -> &Lowlink {
        once(&self.kept().lowlink, || Lowlink::of(self))
    }

    /// The ties as steps of a length.
    pub(super) fn steps(&self, length: Length) -> &Steps {
        let cell = &self.kept().steps[at(length)];
        once(cell, || Steps::of(self, length))
    }

    /// The shortest routes of all pairs under open transit, counted; `None` where steps are too uneven for it.
    pub(super) fn shortest_routes(&self, length: Length) -> Option<&Routes> {
        let cell = &self.kept().routes[at(length)];
        once(cell, || Routes::of(self, length)).as_ref()
    }

    /// What each actor's and each tie's loss parts, for open transit and ties that run both ways.
    ///
    /// # Errors
    /// A phrase, when distances are undefined.
    pub(super) fn parted(&self, length: Length) -> Result<&Parted, &'static str> {
        let cell = &self.kept().parted[at(length)];
        let made = once(cell, || Parted::of(self, length));
        made.as_ref().map_err(|reason| *reason)
    }

    /// The pseudo-inverse, where ties run both ways, the network is connected and its strengths are even enough.
    pub(super) fn whole_laplacian(&self) -> Option<&Laplacian> {
        if self.is_directed() {
            return None;
        }
        Some(self.laplacian()).filter(|laplacian| laplacian.is_connected() && laplacian.is_sound())
    }

    /// What the Kirchhoff index after a change needs; `None` where the network is not connected, strengths are too uneven,
    /// or ties run one way.
    pub(super) fn currents(&self) -> Option<&Currents> {
        let cell = &self.kept().currents;
        once(cell, || Currents::of(self)).as_ref()
    }

    /// What algebraic connectivity after a change needs; `None` as for the currents.
    pub(super) fn spectrum(&self) -> Option<&Spectrum> {
        let cell = &self.kept().spectrum;
        once(cell, || Spectrum::of(self)).as_ref()
    }
}
