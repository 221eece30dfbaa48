//! What a view keeps of what was asked of it: each result is made when first asked for.

use super::{Channel, Grant, Length, View};
use crate::{
    kernels::{
        current_flow::CurrentFlow,
        disjoint::{Apart, disjoint_routes},
        grounded::Grounded,
        kept::{Kept, once},
        laplacian::{Laplacian, TOO_MANY},
        permitted::Permitted,
        reliability::{Odds, Reliability, Sample},
        shortest::{Loads, Reach, Sweep},
        spectrum::Strengths,
    },
    model::Transit,
};
use std::sync::OnceLock;

/// What metrics say where an availability is unknown.
const UNKNOWN: &str = "a tie has no coded availability";

/// What metrics say where the Laplacian cannot be relied on.
const UNEVEN: &str = "the strengths are too uneven for floating point";

/// A result for each [`Length`], once it was asked for.
type ByLength<T> = [OnceLock<Result<T, &'static str>>; 2];

/// Results that several metrics share.
#[derive(Clone, Debug, Default)]
pub(super) struct Results {
    distances: ByLength<Sweep>,
    reach: ByLength<Vec<Reach>>,
    loads: ByLength<Loads>,
    tie_loads: ByLength<Loads>,
    permitted: OnceLock<Result<Permitted, &'static str>>,
    laplacian: OnceLock<Laplacian>,
    strengths: OnceLock<Strengths>,
    grounded: OnceLock<Result<Grounded, &'static str>>,
    current_flow: OnceLock<CurrentFlow>,
    actor_routes: OnceLock<Result<Vec<usize>, &'static str>>,
    tie_routes: OnceLock<Result<Vec<usize>, &'static str>>,
    reliability: OnceLock<Result<Reliability, &'static str>>,
    sample: OnceLock<Result<Sample, &'static str>>,
    kept: Kept,
}

impl Results {
    /// Keeps what depends on structure alone, and gives back the reliability, which can be evaluated anew.
    pub(super) fn forget_numbers(
        &mut self,
        channels: &[Channel],
        grants: &[Grant],
    ) -> Option<Result<Reliability, &'static str>> {
        // Every field is named, so that one that is added later is not forgotten here.
        let Self {
            distances,
            reach,
            loads,
            tie_loads,
            permitted,
            laplacian,
            strengths,
            grounded,
            current_flow,
            actor_routes: _,
            tie_routes: _,
            reliability,
            sample,
            kept,
        } = self;
        let delay = Length::Delay as usize;
        distances[delay] = OnceLock::new();
        reach[delay] = OnceLock::new();
        loads[delay] = OnceLock::new();
        tie_loads[delay] = OnceLock::new();
        kept.forget_numbers();
        *sample = OnceLock::new();
        *laplacian = OnceLock::new();
        *strengths = OnceLock::new();
        *grounded = OnceLock::new();
        *current_flow = OnceLock::new();
        if let Some(Ok(permitted)) = permitted.get_mut() {
            permitted.revalue(channels, grants);
        }
        reliability.take()
    }

    /// Keeps the reliability that was evaluated anew.
    pub(super) fn keep_reliability(&mut self, reliability: Result<Reliability, &'static str>) {
        self.reliability = OnceLock::from(reliability);
    }
}
impl View {
    /// Lengths of the shortest permitted routes of all pairs; O(n²) space.
    ///
    /// # Errors
    /// A phrase, when granted transit permits too many routes to list.
    pub fn sweep(&self, length: Length) -> Result<&Sweep, &'static str> {
        self.once(&self.results.distances, length, || {
            Ok(match self.transit {
                Transit::Open => Sweep::open(self, length),
                Transit::Granted => Sweep::permitted(self, self.permitted()?, length),
            })
        })
    }

    /// Per actor: how many it reaches and how far they are; O(n + m) space under open transit.
    ///
    /// # Errors
    /// A phrase, when granted transit permits too many routes to list.
    pub fn reach(&self, length: Length) -> Result<&[Reach], &'static str> {
        let reach = self.once(&self.results.reach, length, || match self.transit {
            Transit::Open => Ok(Reach::open(self, length)),
            Transit::Granted => Ok(Reach::of_all(self.sweep(length)?)),
        });
        reach.map(Vec::as_slice)
    }

    /// Per actor: sum over pairs of others of the share of their shortest permitted routes through it.
    ///
    /// # Errors
    /// A phrase, when granted transit permits too many routes to list.
    pub fn loads(&self, length: Length) -> Result<&[f64], &'static str> {
        let with_ties = length == Length::Delay || self.transit == Transit::Granted;
        let loads = if with_ties || self.results.tie_loads[length as usize].get().is_some() {
            self.both_loads(length)
        } else {
            self.once(&self.results.loads, length, || {
                Ok(Loads::open(self, length))
            })
        };
        loads.map(|loads| loads.through_actor.as_slice())
    }

    /// Per composed tie: sum over pairs of the share of their shortest permitted routes over it.
    ///
    /// # Errors
    /// A phrase, when granted transit permits too many routes to list.
    pub fn tie_loads(&self, length: Length) -> Result<&[f64], &'static str> {
        self.both_loads(length)
            .map(|loads| loads.over_link.as_slice())
    }

    fn both_loads(&self, length: Length) -> Result<&Loads, &'static str> {
        self.once(&self.results.tie_loads, length, || {
            Ok(match self.transit {
                Transit::Open => Loads::open_with_ties(self, length),
                Transit::Granted => Loads::permitted(self, self.permitted()?, length),
            })
        })
    }

    fn once<'v, T>(
        &'v self,
        results: &'v ByLength<T>,
        length: Length,
        result: impl FnOnce() -> Result<T, &'static str>,
    ) -> Result<&'v T, &'static str> {
        once(&results[length as usize], result)
            .as_ref()
            .map_err(|reason| *reason)
    }

    /// Every permitted route of all pairs, under granted transit.
    ///
    /// # Errors
    /// A phrase, when there are too many to list.
    pub fn permitted(&self) -> Result<&Permitted, &'static str> {
        once(&self.results.permitted, || Permitted::list(self))
            .as_ref()
            .map_err(|reason| *reason)
    }

    /// The pseudo-inverse behind effective resistances, ties read as conductances.
    pub fn laplacian(&self) -> &Laplacian {
        once(&self.results.laplacian, || Laplacian::of(self))
    }

    /// The same, with why it is not sound.
    ///
    /// # Errors
    /// A phrase, when the network is too large for all pairs, or strengths are too uneven for floating point.
    pub fn resistances(&self) -> Result<&Laplacian, &'static str> {
        self.grounded()?;
        let laplacian = self.laplacian();
        if laplacian.is_sound() {
            Ok(laplacian)
        } else if self.grounded()?.is_sound() {
            Err(TOO_MANY)
        } else {
            Err(UNEVEN)
        }
    }

    /// The factored Laplacian, ties read as conductances: resistances over ties, and sums over all pairs.
    ///
    /// # Errors
    /// A phrase, when the network is too large and too closely tied to be factored.
    pub fn grounded(&self) -> Result<&Grounded, &'static str> {
        once(&self.results.grounded, || Grounded::of(self))
            .as_ref()
            .map_err(|reason| *reason)
    }

    /// The matrix of strengths and the top of its spectrum.
    pub fn strengths(&self) -> &Strengths {
        once(&self.results.strengths, || Strengths::of(self))
    }

    /// Current over ties and through actors, ties read as conductances.
    pub fn current_flow(&self) -> &CurrentFlow {
        once(&self.results.current_flow, || CurrentFlow::of(self))
    }

    /// What losses and additions share.
    pub(in crate::kernels) fn kept(&self) -> &Kept {
        &self.results.kept
    }

    /// Number of disjoint permitted routes of every pair.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list or to pack.
    pub fn routes(&self, apart: Apart) -> Result<&[usize], &'static str> {
        let cell = match apart {
            Apart::Actors => &self.results.actor_routes,
            Apart::Ties => &self.results.tie_routes,
        };
        once(cell, || disjoint_routes(self, apart))
            .as_ref()
            .map(Vec::as_slice)
            .map_err(|reason| *reason)
    }

    /// Whether every tie has a coded availability.
    ///
    /// # Errors
    /// A phrase, when one has none.
    pub fn availabilities_are_known(&self) -> Result<(), &'static str> {
        if self.channels.iter().all(|channel| channel.known) {
            Ok(())
        } else {
            Err(UNKNOWN)
        }
    }

    /// The exact reliability of every pair.
    ///
    /// # Errors
    /// A phrase, when the network is beyond exact reliability.
    pub fn reliability(&self) -> Result<&Reliability, &'static str> {
        self.availabilities_are_known()?;
        once(&self.results.reliability, || Reliability::of(self))
            .as_ref()
            .map_err(|reason| *reason)
    }

    /// States drawn at random, for networks beyond exact reliability.
    ///
    /// # Errors
    /// A phrase, when a draw costs too much, or an availability is unknown.
    pub fn sample(&self) -> Result<&Sample, &'static str> {
        self.availabilities_are_known()?;
        let everyone: Vec<usize> = (0..self.n).collect();
        once(&self.results.sample, || {
            Sample::draw(self, &Odds::of(self), &everyone)
        })
        .as_ref()
        .map_err(|reason| *reason)
    }
}
