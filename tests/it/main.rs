//! One integration binary, a module per subject.

mod support;

mod actor_metrics;
mod addition;
mod algebra;
mod attack;
mod brief;
mod brute;
mod charts;
mod cli;
mod compare;
mod convert;
mod coverage;
mod directed;
mod docs;
#[cfg(feature = "page")]
mod explore;
mod failures;
#[cfg(unix)]
mod faults;
mod formats;
mod formats_csv;
mod formats_text;
mod formats_xml;
mod graphs;
mod import;
mod known_answers;
mod layers;
mod malformed;
mod network_metrics;
mod networks;
mod pair_routes;
mod properties;
mod refusals;
mod registry;
mod reliability;
mod removal;
mod reports;
mod said;
mod sampling;
mod set;
mod shortest;
mod ties;
mod timeline;
mod transit;
mod uncertainty;
mod words;
