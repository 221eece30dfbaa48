//! A network compiled for measurement, and the algorithms that several metrics share.

mod blocks;
mod components;
mod current_flow;
mod disjoint;
mod dismantling;
mod exponential;
mod laplacian;
mod loss;
mod periphery;
mod permitted;
mod reliability;
mod shortest;
mod view;
mod walks;

pub use components::components;
pub use current_flow::CurrentFlow;
pub use disjoint::{Apart, disjoint_routes};
pub use dismantling::{attack_by_betweenness, attack_by_degree, robustness};
pub use exponential::exponential;
pub use laplacian::{Laplacian, adjacency_matrix, eigen, laplacian_matrix, strength_matrix};
pub use periphery::{few_ties_within, fewest_ties_within};
pub use permitted::{Permitted, Route};
pub use reliability::{Odds, Reliability, all_terminal};
pub use shortest::{SAME_LENGTH, Sweep, compare_lengths};
pub use view::{Arc, Channel, Grant, Length, Link, Loss, View};
pub use walks::attenuated_walks;
