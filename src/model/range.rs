//! A coded number: low, mid and high, because it is a coder's judgement.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Low, mid and high of one coded number; `low ≤ mid ≤ high`, all finite.
///
/// Point results use `mid`. In files it is one number or an array of three.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least value a careful coder would defend.
    pub low: f64,
    /// The value that point results use.
    pub mid: f64,
    /// The greatest value a careful coder would defend.
    pub high: f64,
}

/// Which of the three values a measurement reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Every coded number at its low end.
    Low,
    /// Every coded number at its mid value: what point results use.
    #[default]
    Mid,
    /// Every coded number at its high end.
    High,
}

impl Range {
    /// The range of a number that is known exactly.
    pub const fn exact(value: f64) -> Self {
        Self {
            low: value,
            mid: value,
            high: value,
        }
    }

    /// The value at `level`.
    pub fn at(self, level: Level) -> f64 {
        match level {
            Level::Low => self.low,
            Level::Mid => self.mid,
            Level::High => self.high,
        }
    }

    /// 1/x, ends exchanged: how a strength becomes a delay. A low of 0 gives an infinite high.
    pub fn inverse(self) -> Self {
        Self {
            low: 1.0 / self.high,
            mid: 1.0 / self.mid,
            high: 1.0 / self.low,
        }
    }

    /// As files write it: one number, or `[low, mid, high]`.
    pub(crate) fn list(self) -> String {
        if self.is_exact() || self.mid.is_nan() {
            self.mid.to_string()
        } else {
            format!("[{}, {}, {}]", self.low, self.mid, self.high)
        }
    }

    /// Whether low, mid and high are the same number.
    pub fn is_exact(self) -> bool {
        self.low == self.mid && self.mid == self.high
    }

    /// The rule that this range breaks, if any.
    pub(crate) fn fault(self) -> Option<&'static str> {
        if ![self.low, self.mid, self.high]
            .iter()
            .all(|x| x.is_finite())
        {
            Some("must be a finite number")
        } else if !(self.low <= self.mid && self.mid <= self.high) {
            Some("must be in order: low ≤ mid ≤ high")
        } else {
            None
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_exact() {
            write!(f, "{}", self.mid)
        } else {
            write!(f, "{} ({}–{})", self.mid, self.low, self.high)
        }
    }
}

impl Serialize for Range {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_exact() {
            self.mid.serialize(serializer)
        } else {
            [self.low, self.mid, self.high].serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Range;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or [low, mid, high]")
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Range, E> {
                Ok(Range::exact(value))
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Range, E> {
                Ok(Range::exact(value as f64))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Range, E> {
                Ok(Range::exact(value as f64))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Range, A::Error> {
                let mut values = [0.0; 3];
                for (index, value) in values.iter_mut().enumerate() {
                    *value = seq
                        .next_element()?
                        .ok_or_else(|| de::Error::invalid_length(index, &self))?;
                }
                if seq.next_element::<de::IgnoredAny>()?.is_some() {
                    return Err(de::Error::invalid_length(4, &self));
                }
                let [low, mid, high] = values;
                Ok(Range { low, mid, high })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Range};

    fn range(low: f64, mid: f64, high: f64) -> Range {
        Range { low, mid, high }
    }

    #[test]
    fn each_level_reads_its_own_end() {
        let levels = [Level::Low, Level::Mid, Level::High];
        assert_eq!(
            levels.map(|level| range(2.0, 4.0, 5.0).at(level)),
            [2.0, 4.0, 5.0]
        );
        assert_eq!(range(2.0, 4.0, 5.0).inverse(), range(0.2, 0.25, 0.5));
        let unbounded = range(0.0, 1.0, 8.0).inverse();
        assert_eq!(unbounded, range(0.125, 1.0, f64::INFINITY));
    }

    #[test]
    fn a_range_is_one_number_only_if_all_three_are_the_same() {
        for (range, list, shown) in [
            (Range::exact(2.0), "2", "2"),
            (range(1.0, 1.0, 2.0), "[1, 1, 2]", "1 (1–2)"),
            (range(0.5, 1.0, 1.0), "[0.5, 1, 1]", "1 (0.5–1)"),
            (range(1.0, f64::NAN, 2.0), "NaN", "NaN (1–2)"),
        ] {
            assert_eq!(range.is_exact(), list == "2", "{list}");
            assert_eq!(
                (range.list().as_str(), range.to_string().as_str()),
                (list, shown)
            );
        }
    }

    #[test]
    fn a_range_is_finite_and_in_order() {
        for fine in [
            Range::exact(-1.0),
            range(1.0, 1.0, 2.0),
            range(1.0, 2.0, 2.0),
        ] {
            assert_eq!(fine.fault(), None);
        }
        for wrong in [
            range(2.0, 1.0, 3.0),
            range(1.0, 3.0, 2.0),
            range(3.0, 2.0, 1.0),
        ] {
            assert!(wrong.fault().unwrap().contains("in order"), "{wrong}");
        }
        for wrong in [range(f64::NAN, 1.0, 2.0), range(0.0, 1.0, f64::INFINITY)] {
            assert!(wrong.fault().unwrap().contains("finite"), "{wrong}");
        }
    }
}
