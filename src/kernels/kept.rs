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

#[cfg(test)]
mod tests {
    use super::{Length, View};
    use crate::{
        by_hand::{self, numbered},
        kernels::{Loss, Removal},
        model::Range,
    };

    /// A ring of five and a chord.
    fn view(numbers: [f64; 6]) -> View {
        let ends = [(0, 1), (0, 4), (1, 2), (1, 3), (2, 3), (3, 4)];
        let ties = ends.into_iter().zip(numbers);
        let ties: Vec<_> = ties.map(|((a, b), number)| (a, b, number)).collect();
        let mut study = numbered(5, &ties);
        for (tie, number) in study.tie.iter_mut().zip(numbers) {
            tie.delay = Some(Range::exact(number + 0.5));
        }
        by_hand::view(&study)
    }

    /// What the network scores without its first tie.
    fn told(view: &View) -> Vec<f64> {
        let removal = Removal::new(view).expect("open transit");
        let loss = Loss::Link(0);
        let mut told = vec![
            removal.kirchhoff(loss).expect("connected"),
            removal.algebraic_connectivity(loss).expect("connected"),
        ];
        for length in [Length::Hops, Length::Delay] {
            told.extend(removal.inverse_sum(loss, length));
            told.extend(removal.betweenness(loss, length).expect("even steps"));
        }
        told
    }

    #[test]
    fn what_hangs_on_numbers_is_found_anew_once_they_change() {
        let mut view = view([1.0, 4.0, 2.0, 7.0, 3.0, 1.5]);
        let before = told(&view);
        let other = self::view([6.0, 1.0, 1.0, 5.0, 2.0, 2.5]);
        view.revalue(&other.values());
        let (found, expected) = (told(&view), told(&other));
        assert_ne!(before, expected);
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
        }
    }
}
