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
