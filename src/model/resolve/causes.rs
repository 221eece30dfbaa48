//! The common causes of a study, as far as the network has what they close.

use super::Builder;
use crate::model::{Cause, CommonCause, Target};

impl Builder<'_> {
    /// What is left of each common cause. It is read off the finished network, so that what was taken away is out of
    /// its causes too; a cause that closes nothing is none.
    pub(super) fn causes(&self) -> Vec<Cause> {
        let causes = self
            .study
            .common_cause
            .iter()
            .map(|cause| self.cause(cause));
        let some = |cause: &Cause| {
            !(cause.agreements.is_empty()
                && cause.pairs.is_empty()
                && cause.actors.is_empty()
                && cause.between.is_empty())
        };
        causes.filter(some).collect()
    }

    fn cause(&self, cause: &CommonCause) -> Cause {
        let agreement = |id: &String| self.agreements.iter().position(|known| known.id == *id);
        let actor = |id: &String| self.index.get(id).map(|at| at.index());
        let pair = |name: &String| match Target::parse(name, self.study) {
            Ok(Target::Pair(a, b, _)) => {
                let (a, b) = (actor(&a)?, actor(&b)?);
                Some((a.min(b), a.max(b)))
            }
            _ => None,
        };
        let tied = |&(a, b): &(usize, usize)| {
            let ends =
                |edge: &petgraph::graph::Edge<_>| (edge.source().index(), edge.target().index());
            let mut edges = self.graph.raw_edges().iter().map(ends);
            edges.any(|(x, y)| (x.min(y), x.max(y)) == (a, b))
        };
        Cause {
            id: cause.id.clone(),
            title: cause.title.clone().unwrap_or_else(|| cause.id.clone()),
            availability: cause.availability,
            agreements: once(cause.agreements.iter().filter_map(agreement)),
            pairs: once(cause.pairs.iter().filter_map(pair).filter(tied)),
            actors: once(cause.actors.iter().filter_map(actor)),
            between: once(cause.between.iter().filter_map(pair)),
        }
    }
}

fn once<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    items
        .collect::<std::collections::BTreeSet<T>>()
        .into_iter()
        .collect()
}
