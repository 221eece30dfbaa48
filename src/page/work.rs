//! Work that takes the processor: a bounded number at once, bounded in time, and given up when nobody waits.

use super::refusal::Refusal;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;

/// Where work is done.
pub(super) struct Work {
    places: Arc<Semaphore>,
}

/// Whether somebody still waits for a piece of work.
#[derive(Clone)]
pub(super) struct Wanted(Arc<AtomicBool>);

impl Wanted {
    pub fn new() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    pub fn still(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub fn give_up(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Gives the work up when the one who waits goes away: a request that is dropped drops this.
struct Waiting(Wanted);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

impl Work {
    /// With room for `places` pieces of work at once.
    pub fn new(places: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
        }
    }

    /// Does `task` on a thread of its own, and waits for it no longer than `most`.
    pub async fn run<T: Send + 'static>(
        &self,
        most: Duration,
        task: impl FnOnce(&Wanted) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let wanted = Wanted::new();
        let waiting = Waiting(wanted.clone());
        let places = Arc::clone(&self.places);
        let work = async move {
            let place = places
                .acquire_owned()
                .await
                .map_err(|_| Refusal::closing())?;
            let done = tokio::task::spawn_blocking(move || {
                // The place is held for as long as the thread works, waited for or not.
                let _place = place;
                if !wanted.still() {
                    return Err(Refusal::stopped());
                }
                task(&wanted)
            });
            done.await.map_err(|_| Refusal::fault())?
        };
        let done = tokio::time::timeout(most, work).await;
        drop(waiting);
        done.map_err(|_| Refusal::too_long(most))?
    }
}
