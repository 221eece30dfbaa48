//! One integration binary, a module per subject.

mod support;

mod brute;
mod charts;
mod cli;
mod compare;
mod directed;
mod docs;
mod formats;
mod known_answers;
mod layers;
mod malformed;
mod networks;
mod properties;
mod registry;
mod reliability;
mod transit;
