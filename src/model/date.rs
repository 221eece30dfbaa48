//! Calendar dates as they stand in files: `2019-08-21`, quoted or bare in TOML.

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(civil::Date);

impl Date {
    /// The year, as a number with decimals: the position on a time axis.
    pub fn decimal_year(self) -> f64 {
        let year_length = if self.0.in_leap_year() { 366.0 } else { 365.0 };
        f64::from(self.0.year()) + (f64::from(self.0.day_of_year()) - 1.0) / year_length
    }
}

impl Date {
    /// The first day of a year; absent beyond the calendar's ends.
    pub fn new_year(year: i32) -> Option<Self> {
        let year = i16::try_from(year).ok()?;
        civil::Date::new(year, 1, 1).ok().map(Self)
    }

    /// The day before; absent for the first day of the calendar.
    pub fn yesterday(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }

    /// Days from this day to `other`; below 0 where that comes first.
    pub fn days_to(self, other: Self) -> i64 {
        let span = self.0.until(other.0).map(|span| i64::from(span.get_days()));
        span.unwrap_or_default()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Date {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let rule = || format!("`{text}` is not a date; write year-month-day, as in 2019-08-21");
        if text.len() != 10 {
            return Err(rule());
        }
        text.parse().map(Date).map_err(|_| rule())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2019-08-21")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
            /// A bare TOML date arrives as a map with one entry.
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Date, A::Error> {
                let bare =
                    toml::value::Datetime::deserialize(de::value::MapAccessDeserializer::new(map))?;
                bare.to_string().parse().map_err(de::Error::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
