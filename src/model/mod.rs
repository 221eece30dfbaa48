//! What an alliance network is: actors, agreements, the ties and relay grants they give on a date, and the
//! coded ranges behind every number.

mod actor;
mod agreement;
mod brief;
mod catalogue;
mod cause;
mod check;
mod codebook;
mod date;
mod edit;
mod network;
mod number;
mod problem;
mod range;
mod resolve;
mod score;
mod study;
mod words;

pub use actor::{Actor, Capability};
pub use agreement::{Agreement, Member, Status};
pub use brief::{Brief, Claim, Expect, Test, Which};
pub use catalogue::{Catalogue, catalogue};
pub use cause::{Cause, CommonCause};
pub use codebook::{Kind, codebook};
pub use date::Date;
pub use edit::{Selection, Target, Undirected};
pub use network::{About, Basis, Network, Relay, Tie};
pub use number::{Number, Quantity};
pub use problem::{Place, Problem, Step};
pub use range::{Level, Range};
pub use resolve::{Event, Happening, actors, agreements, history, outside};
pub use score::Score;
pub use study::{BareTie, Configuration, Question, Study, Transit};
pub use words::capital;
pub(crate) use words::{joint, list};
