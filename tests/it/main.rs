//! One integration binary, a module per subject.

mod support;

mod charts;
mod cli;
mod compare;
mod convert;
mod docs;
mod formats;
mod formats_csv;
mod known_answers;
mod layers;
mod malformed;
mod networks;
mod properties;
mod registry;
mod reliability;
mod transit;
