//! What a test can measure beside the metrics of the registry: answers of the other analyses as one number.

use crate::{
    analysis::{Measured, Situation, coverage, failures},
    error::{Error, Result, nearest},
    kernels::{View, within},
    metrics::{Metric, Scope, metrics},
    model::{Network, Score, Test},
};

/// A number that another analysis gives.
pub struct Quantity {
    /// Its name in a brief.
    pub id: &'static str,
    /// One sentence, no full stop.
    pub about: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// The number for the subject of a test: at the mid values, with all coded numbers low, and with all high.
    pub of: fn(&Measured, &Test) -> Result<[Score; 3]>,
}

/// Every quantity.
pub static QUANTITIES: &[Quantity] = &[
    TIE_STRENGTH,
    ANSWERED_WITHIN,
    COVERAGE,
    COVERAGE_WITHOUT,
    SOURCES,
    CRITICALITY_RANK,
];

const TIE_STRENGTH: Quantity = Quantity {
    id: "tie-strength",
    about: "Strength of the tie of a pair, parallel ties added",
    unit: "strength",
    of: |side, test| {
        let [a, b] = actors(&side.network, test)?;
        Ok(levels(side, |view| match view.link_between(a, b) {
            Some(link) => Score::Defined(view.links()[link].strength),
            None => Score::Undefined("the two are not tied"),
        }))
    },
};

const ANSWERED_WITHIN: Quantity = Quantity {
    id: "answered-within",
    about: "Probability that a request between a pair is answered within `hours`",
    unit: "probability",
    of: |side, test| {
        let [a, b] = actors(&side.network, test)?;
        let Some(hours) = test.hours else {
            return Err(Error::Refused(
                "`answered-within` needs a deadline: hours = 5.0".into(),
            ));
        };
        Ok(levels(side, |view| within(view, a, b, hours)))
    },
};

const COVERAGE: Quantity = Quantity {
    id: "coverage",
    about: "Mean over capabilities of the best value × probability within reach of an actor",
    unit: "value × probability",
    of: |side, test| {
        let [_] = actors(&side.network, test)?;
        covered(side, &test.of[0], None)
    },
};

const COVERAGE_WITHOUT: Quantity = Quantity {
    id: "coverage-without",
    about: "The same for the first actor with the second one lost",
    unit: "value × probability",
    of: |side, test| {
        let [_, _] = actors(&side.network, test)?;
        covered(side, &test.of[0], Some(&test.of[1]))
    },
};

const SOURCES: Quantity = Quantity {
    id: "sources",
    about: "Number of independent sources of an actor, whose routes share nobody, summed over capabilities",
    unit: "sources",
    of: |side, test| {
        let [_] = actors(&side.network, test)?;
        let found = coverage(None, side, Default::default(), None)?;
        let row = found.actor(Situation::With, &test.of[0]);
        let sources = match row.map(|row| row.independent) {
            Some(Some(sources)) => Score::Defined(sources as f64),
            Some(None) => Score::Undefined("not counted for some capability"),
            None => Score::Undefined("not there"),
        };
        Ok([sources; 3])
    },
};

const CRITICALITY_RANK: Quantity = Quantity {
    id: "criticality-rank",
    about: "Place of a pair's tie among all tied pairs by the share of failing requests for which its failure decides; 1 first",
    unit: "place",
    of: |side, test| {
        let [a, b] = actors(&side.network, test)?;
        let found = failures(side).map_err(|reason| Error::Refused(reason.into()))?;
        let ties = || {
            found
                .failures
                .iter()
                .filter(|failure| failure.scope == Scope::Tie)
        };
        let wanted = side.network.pair_ids(a.min(b), a.max(b)).map(String::from);
        let own = ties().find(|failure| failure.subject[..] == wanted);
        let place = match own.and_then(|failure| failure.criticality) {
            Some(own) => {
                let above = ties().filter(|other| other.criticality.is_some_and(|c| c > own));
                Score::Defined(1.0 + above.count() as f64)
            }
            None => Score::Undefined("not tied, or no probability of an answer"),
        };
        Ok([place; 3])
    },
};

/// Coverage of an actor, with another one lost if one is named.
fn covered(side: &Measured, actor: &str, lost: Option<&String>) -> Result<[Score; 3]> {
    let found = coverage(None, side, Default::default(), lost.map(String::as_str))?;
    let situation = if lost.is_some() {
        Situation::WithHubGone
    } else {
        Situation::With
    };
    let unknown = Score::Undefined("a probability that could matter is unknown");
    let row = found.actor(situation, actor);
    let mid = row.and_then(|row| row.mean).map_or(unknown, Score::Defined);
    let bounds = row.and_then(|row| row.bounds);
    Ok(match bounds {
        Some([low, high]) => [mid, Score::Defined(low), Score::Defined(high)],
        None => [mid; 3],
    })
}

/// The same number at the mid values, with all coded numbers low, and with all high.
fn levels(side: &Measured, of: impl Fn(&View) -> Score) -> [Score; 3] {
    match &side.ends {
        Some([low, high]) => [of(&side.mid), of(low), of(high)],
        None => [of(&side.mid); 3],
    }
}

/// Whether a name stands for a metric or a quantity; else what is wrong with it.
///
/// # Errors
/// A phrase with the nearest name.
pub fn is_measure(name: &str) -> Result<(), String> {
    let known = || {
        let own = QUANTITIES.iter().map(|quantity| quantity.id);
        metrics().map(|metric| metric.id).chain(own)
    };
    if Metric::find(name).is_some() || known().any(|id| id == name) {
        return Ok(());
    }
    Err(match nearest(name, known()) {
        Some(near) => format!("`{name}` is no metric; did you mean `{near}`?"),
        None => format!("`{name}` is no metric"),
    })
}

/// The places of the actors that a test names.
fn actors<const N: usize>(network: &Network, test: &Test) -> Result<[usize; N]> {
    let found: Vec<usize> = test
        .of
        .iter()
        .map(|id| {
            network.index_of(id).ok_or_else(|| {
                Error::Refused(format!("`{id}` is no actor of {}", network.about().id))
            })
        })
        .collect::<Result<_>>()?;
    <[usize; N]>::try_from(found).map_err(|found| {
        Error::Refused(format!(
            "`{}` is of {N} actors, and {} are named",
            test.measure,
            found.len()
        ))
    })
}
