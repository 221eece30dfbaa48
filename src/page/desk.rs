//! What the page works with: the networks, the comparisons that were made, and the answers that were given.

use super::{
    networks::{File, Known, MOST_ACTORS, Networks},
    refusal::Refusal,
    state::{Asked, State},
    work::{Wanted, Work},
};
use crate::{
    analysis::{Comparison, Measured, Sides, compare_quickly, compare_while, compiled},
    error::{Error, Result},
    metrics::{Metric, Scope},
    model::{Network, Selection, Study},
};
use axum::body::Bytes;
use lru::LruCache;
use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};
use tokio::sync::OnceCell;

/// Comparisons kept with everything that was worked out on them, for charts, pairs and bands of the same state.
const MOST_CASES: NonZeroUsize = NonZeroUsize::new(24).unwrap(); // not 0, as the compiler sees
/// Answers kept.
const MOST_ANSWERS: NonZeroUsize = NonZeroUsize::new(512).unwrap(); // not 0, as the compiler sees
/// Bytes of answers kept.
const MOST_BYTES: usize = 64 << 20;
/// Longest that an answer takes.
pub(super) const ANSWER: Duration = Duration::from_secs(20);
/// Longest that a file to keep takes: a report draws every chart.
pub(super) const FILE: Duration = Duration::from_secs(120);

/// Everything that requests share.
pub(super) struct Desk {
    pub networks: Networks,
    /// For what the page waits for.
    pub work: Work,
    /// For bands, so that they never stand in the way of an answer.
    pub patient: Work,
    pub bands: super::bands::Benches,
    cases: Mutex<LruCache<String, Arc<Case>>>,
    sides: Mutex<LruCache<String, Arc<Measured>>>,
    answers: Mutex<LruCache<String, Arc<OnceCell<Bytes>>>>,
}

/// A state with its two sides.
pub(super) struct Case {
    pub state: State,
    pub known: Known,
    pub sides: Sides,
    /// Whether there is anything to compare.
    pub compared: bool,
    /// Why the study's own question is not asked, where it does not apply.
    pub unasked: Option<String>,
    whole: OnceLock<Comparison>,
    quick: OnceLock<Comparison>,
}

impl Desk {
    /// With the file that the command line named.
    pub fn new(first: Option<File>) -> Self {
        let processors = std::thread::available_parallelism().map_or(2, NonZeroUsize::get);
        Self {
            networks: Networks::new(first),
            work: Work::new(processors),
            patient: Work::new((processors / 2).max(1)),
            bands: super::bands::Benches::default(),
            cases: Mutex::new(LruCache::new(MOST_CASES)),
            sides: Mutex::new(LruCache::new(MOST_CASES)),
            answers: Mutex::new(LruCache::new(MOST_ANSWERS)),
        }
    }

    /// The sides of a state, kept for the next question about them.
    pub fn case(&self, state: &State) -> Result<Arc<Case>> {
        let key = state.key();
        if let Some(case) = self.cases().get(&key) {
            // What the page asks beside the comparison is of the request, not of the case.
            return Ok(Arc::clone(case));
        }
        let case = Arc::new(Case::new(self, state)?);
        self.cases().put(key, Arc::clone(&case));
        Ok(case)
    }

    /// What is selected of a study, compiled: one side of many states is the same network with all that was worked out on
    /// it.
    fn compiled(
        &self,
        network: &str,
        study: &Study,
        selection: &Selection,
        beside: bool,
    ) -> Result<Arc<Measured>> {
        let key = format!("{network} {selection:?} {beside}");
        let kept = || self.sides.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(side) = kept().get(&key) {
            return Ok(Arc::clone(side));
        }
        let side = compiled(study, selection, beside)?;
        kept().put(key, Arc::clone(&side));
        Ok(side)
    }

    fn cases(&self) -> std::sync::MutexGuard<'_, LruCache<String, Arc<Case>>> {
        self.cases.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An answer that was given before, or is being worked out for somebody else; `make` works it out.
    pub async fn answer(
        self: &Arc<Self>,
        kind: &str,
        state: State,
        make: fn(&Desk, &State, &Wanted) -> Result<Bytes, Refusal>,
    ) -> Result<Bytes, Refusal> {
        let key = format!("{kind}?{}", state.key());
        let cell = {
            let mut answers = self.kept();
            Arc::clone(answers.get_or_insert(key, || Arc::new(OnceCell::new())))
        };
        let desk = Arc::clone(self);
        let work = async || {
            let run = move |wanted: &Wanted| make(&desk, &state, wanted);
            self.work.run(ANSWER, run).await
        };
        let body = cell.get_or_try_init(work).await?.clone();
        self.forget_some();
        Ok(body)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, LruCache<String, Arc<OnceCell<Bytes>>>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Drops the oldest answers beyond what is kept.
    fn forget_some(&self) {
        let mut answers = self.kept();
        let size = |cell: &Arc<OnceCell<Bytes>>| cell.get().map_or(0, Bytes::len);
        let mut total: usize = answers.iter().map(|(_, cell)| size(cell)).sum();
        while total > MOST_BYTES {
            let Some((_, oldest)) = answers.pop_lru() else {
                break;
            };
            total -= size(&oldest);
        }
    }
}

impl Case {
    /// Resolves and compiles the sides.
    fn new(desk: &Desk, state: &State) -> Result<Self> {
        let known = desk.networks.find(&state.network)?;
        let base = base(state, known.configuration.clone());
        let actors = Network::resolve(&known.study, &base)?.actors().len();
        if actors > MOST_ACTORS {
            return Err(Error::Refused(format!(
                "{actors} actors: the page answers for up to {MOST_ACTORS}; use `linchpin measure` and `linchpin compare`"
            )));
        }
        let compile = |study: &Study, selection: &Selection, beside| {
            desk.compiled(&state.network, study, selection, beside)
        };
        let configuration = known.configuration.clone();
        let (sides, asked) = state.sides(&known.study, configuration, &compile)?;
        Ok(Self {
            state: state.clone(),
            known,
            sides,
            compared: asked == Asked::Comparison,
            unasked: match asked {
                Asked::Inapplicable(why) => Some(why),
                Asked::Comparison | Asked::Nothing => None,
            },
            whole: OnceLock::new(),
            quick: OnceLock::new(),
        })
    }

    /// Everything that the command compares.
    pub fn comparison(&self, wanted: &Wanted) -> Result<&Comparison> {
        if let Some(comparison) = self.whole.get() {
            return Ok(comparison);
        }
        let sides = &self.sides;
        let labels = sides.labels.clone();
        let metrics = sides.metrics();
        let made = compare_while(&sides.without, &sides.with, labels, &metrics, &|| {
            wanted.still()
        })?;
        Ok(self.whole.get_or_init(|| made))
    }

    /// What is there at once: without what reads how surely things work, and without the rows of pairs and ties.
    pub fn quick(&self, wanted: &Wanted) -> Result<&Comparison> {
        if let Some(comparison) = self.quick.get() {
            return Ok(comparison);
        }
        let sides = &self.sides;
        let few = self.metrics_of_few();
        let labels = sides.labels.clone();
        let made = compare_quickly(&sides.without, &sides.with, labels, &few, &|| {
            wanted.still()
        })?;
        Ok(self.quick.get_or_init(|| made))
    }

    /// The metrics of which a network has few rows: not those of pairs and ties.
    pub fn metrics_of_few(&self) -> Vec<&'static Metric> {
        let mut metrics = self.sides.metrics();
        metrics.retain(|metric| !matches!(metric.scope(), Scope::Pair | Scope::Tie));
        metrics
    }

    /// The command line that gives the same.
    pub fn command(&self) -> String {
        self.state
            .command(&self.known.name, &self.known.reading, self.compared)
    }
}

/// What is selected before anything is edited.
pub(super) fn base(state: &State, configuration: Option<String>) -> Selection {
    Selection {
        without: Vec::new(),
        with: Vec::new(),
        set: Vec::new(),
        ..state.selection(configuration)
    }
}
