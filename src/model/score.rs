//! What a measurement came to: a number, infinity, or a reason why there is none.

use serde::{Serialize, Serializer};

/// A score is never NaN, and never 0 for "does not exist".
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Score {
    /// A finite number.
    Defined(f64),
    /// A finite number from a seeded sample, with its standard error: never passed off as exact.
    Estimated {
        /// The estimate.
        value: f64,
        /// Its standard error, in the same unit.
        error: f64,
    },
    /// Grows without bound here: a delay where no route exists.
    Infinite,
    /// Has no value here; the phrase says why.
    Undefined(&'static str),
}

impl Score {
    /// The number as a score: +∞ is `Infinite`; NaN and −∞ cannot be told from a fault and are `Undefined`.
    pub fn from_f64(value: f64) -> Self {
        if value.is_finite() {
            // −0 prints as "-0": the sign of a zero carries no meaning here.
            Score::Defined(value + 0.0)
        } else if value == f64::INFINITY {
            Score::Infinite
        } else {
            Score::Undefined("no finite value")
        }
    }

    /// The finite number, if there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Score::Defined(value) | Score::Estimated { value, .. } => Some(value),
            Score::Infinite | Score::Undefined(_) => None,
        }
    }

    /// The standard error of an estimate; exact scores have none.
    pub fn error(self) -> Option<f64> {
        match self {
            Score::Estimated { error, .. } => Some(error),
            Score::Defined(_) | Score::Infinite | Score::Undefined(_) => None,
        }
    }

    /// Its place in a ranking: the number, +∞, or nothing where there is no value.
    pub fn place(self) -> Option<f64> {
        match self {
            Score::Infinite => Some(f64::INFINITY),
            score => score.value(),
        }
    }

    /// `defined`, `estimated`, `infinite` or `undefined`: the word in every output.
    pub fn status(self) -> &'static str {
        match self {
            Score::Defined(_) => "defined",
            Score::Estimated { .. } => "estimated",
            Score::Infinite => "infinite",
            Score::Undefined(_) => "undefined",
        }
    }

    /// Why there is no number, if there is none for a reason.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Score::Undefined(reason) => Some(reason),
            Score::Defined(_) | Score::Estimated { .. } | Score::Infinite => None,
        }
    }
}

impl Serialize for Score {
    /// The number, or null: the status travels beside it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Score;

    #[test]
    fn numbers_become_scores_and_nothing_else_passes_for_one() {
        let zero = Score::from_f64(-0.0).value().unwrap();
        assert!(zero == 0.0 && zero.is_sign_positive());
        let estimated = Score::Estimated {
            value: 2.0,
            error: 0.5,
        };
        let none = Score::Undefined("no finite value");
        for (score, value, error, place, reason) in [
            (Score::from_f64(1.5), Some(1.5), None, Some(1.5), None),
            (estimated, Some(2.0), Some(0.5), Some(2.0), None),
            (
                Score::from_f64(f64::INFINITY),
                None,
                None,
                Some(f64::INFINITY),
                None,
            ),
            (none, None, None, None, Some("no finite value")),
        ] {
            assert_eq!(
                (score.value(), score.error(), score.place(), score.reason()),
                (value, error, place, reason)
            );
        }
        for fault in [f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(Score::from_f64(fault), none);
        }
    }
}
