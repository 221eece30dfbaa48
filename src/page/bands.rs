//! `/api/bands`: how sure. Draws are made beside everything else, by threads of their own, with progress; a state that
//! nobody asks about any more is given up.

use super::{
    desk::{Case, Desk},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::analysis::{Band, Hold, Options, Outcome, uncertainty_while};
use axum::{
    body::{Body, Bytes},
    http::{Response, StatusCode},
    response::IntoResponse,
};
use lru::LruCache;
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Serialize;
use std::{
    num::NonZeroUsize,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// States whose draws are kept.
const MOST_KEPT: NonZeroUsize = NonZeroUsize::new(32).unwrap(); // not 0, as the compiler sees
/// Draws go on for so long after they were last asked about; the page asks every 150 ms.
const PATIENCE: Duration = Duration::from_secs(2);
/// Longest that the draws of one state take.
const MOST_TIME: Duration = Duration::from_secs(120);

/// Draws that are under way or done.
pub(super) struct Benches {
    kept: Mutex<LruCache<String, Arc<Bench>>>,
    threads: OnceLock<Option<ThreadPool>>,
}

/// The draws of one state.
struct Bench {
    drawn: AtomicUsize,
    asked: Mutex<Instant>,
    wanted: Wanted,
    result: OnceLock<Result<Bytes, Refusal>>,
}

/// What the draws say in words, and of the main conclusions.
#[derive(Serialize)]
struct Bands<'u> {
    draws: usize,
    headline: &'u [String],
    rows: Vec<Row<'u>>,
}

/// How often a change goes the way it goes, and within what on each side.
#[derive(Serialize)]
struct Row<'u> {
    metric: &'static str,
    subject: &'u [String],
    without: Option<Band>,
    with: Option<Band>,
    share: f64,
    hold: Hold,
    words: String,
}

#[derive(Serialize)]
struct Progress {
    progress: f64,
}

impl Default for Benches {
    fn default() -> Self {
        Self {
            kept: Mutex::new(LruCache::new(MOST_KEPT)),
            threads: OnceLock::new(),
        }
    }
}

impl Benches {
    /// The bench of a state, and whether it has yet to be set to work.
    fn bench(&self, key: String) -> (Arc<Bench>, bool) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bench) = kept.get(&key)
            && (bench.wanted.still() || bench.result.get().is_some_and(Result::is_ok))
        {
            *bench.asked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
            return (Arc::clone(bench), false);
        }
        let bench = Arc::new(Bench {
            drawn: AtomicUsize::new(0),
            asked: Mutex::new(Instant::now()),
            wanted: Wanted::new(),
            result: OnceLock::new(),
        });
        kept.put(key, Arc::clone(&bench));
        (bench, true)
    }

    /// Threads for draws, fewer than there are processors, so that answers keep one.
    fn threads(&self) -> Option<&ThreadPool> {
        let made = || {
            let processors = std::thread::available_parallelism().map_or(2, NonZeroUsize::get);
            let threads = ThreadPoolBuilder::new().num_threads((processors - 1).max(1));
            threads.build().ok()
        };
        self.threads.get_or_init(made).as_ref()
    }
}

impl Bench {
    /// Whether anybody asked lately.
    fn still(&self) -> bool {
        let asked = *self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.elapsed() > PATIENCE {
            self.wanted.give_up();
        }
        self.wanted.still()
    }
}

/// 202 with the progress, or what the draws say.
pub(super) fn bands(desk: &Arc<Desk>, state: State) -> Result<Response<Body>, Refusal> {
    let (bench, new) = desk.bands.bench(state.key());
    if new {
        let (desk, bench) = (Arc::clone(desk), Arc::clone(&bench));
        tokio::spawn(async move {
            let shared = Arc::clone(&desk);
            let own = Arc::clone(&bench);
            let run = move |_: &Wanted| made(&shared, &state, &own);
            let result = desk.patient.run(MOST_TIME, run).await;
            bench.wanted.give_up();
            let _ = bench.result.set(result);
        });
    }
    match bench.result.get() {
        Some(Ok(body)) => Ok(respond::as_json(body.clone())),
        Some(Err(refusal)) if refusal.status != 503 => Err(refusal.clone()),
        _ => {
            let drawn = bench.drawn.load(Ordering::Relaxed) as f64;
            let progress = (drawn / Options::default().draws as f64).min(1.0);
            let body = respond::as_json(respond::json(&Progress { progress })?);
            Ok((StatusCode::ACCEPTED, body).into_response())
        }
    }
}

fn made(desk: &Desk, state: &State, bench: &Bench) -> Result<Bytes, Refusal> {
    if !bench.still() {
        return Err(Refusal::stopped());
    }
    let case = desk.case(state)?;
    let progress = |done| {
        bench.drawn.fetch_add(done, Ordering::Relaxed);
    };
    let draw = || drawn(&case, &bench.wanted, &progress, &|| bench.still());
    match desk.bands.threads() {
        Some(threads) => threads.install(draw),
        None => draw(),
    }
}

/// The draws of a state, however long they take.
pub(super) fn whole(case: &Case) -> Result<Bytes, Refusal> {
    drawn(case, &Wanted::new(), &|_| {}, &|| true)
}

/// As `linchpin uncertainty` draws them.
fn drawn(
    case: &Case,
    wanted: &Wanted,
    progress: &(dyn Fn(usize) + Sync),
    still: &(dyn Fn() -> bool + Sync),
) -> Result<Bytes, Refusal> {
    let sides = &case.sides;
    if !case.compared {
        return Err(Refusal::new(
            422,
            "there is nothing to compare yet",
            "switch something off, or add a tie",
        ));
    }
    let comparison = case.comparison(wanted)?;
    let followed = sides.followed(comparison);
    let both = (&*sides.without, &*sides.with);
    let options = Options::default();
    let result = uncertainty_while(both, &followed, &options, progress, still)?;
    let main = result.outcomes.iter();
    let main = main.filter(|outcome| comparison.concludes(outcome.metric, &outcome.subject));
    respond::json(&Bands {
        draws: result.draws,
        headline: &result.headline,
        rows: main.map(row).collect(),
    })
}

fn row(outcome: &Outcome) -> Row<'_> {
    Row {
        metric: outcome.metric,
        subject: &outcome.subject,
        without: outcome.without,
        with: outcome.with,
        share: outcome.sign().1,
        hold: outcome.hold,
        words: outcome.sign_in_words(),
    }
}
