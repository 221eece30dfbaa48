//! A network compiled for measurement, and the algorithms that several metrics share.

mod addition;
mod blocks;
mod components;
mod conjugate;
mod current_flow;
mod currents;
mod disjoint;
mod dismantling;
mod estimate;
mod exponential;
mod grounded;
mod kept;
mod lanczos;
mod laplacian;
mod loss;
mod lost;
mod lowlink;
mod periphery;
mod permitted;
mod positive;
mod queue;
mod random;
mod rank_one;
mod reliability;
mod removal;
mod routes;
mod sampling;
mod shortest;
mod sparse;
mod spectrum;
mod star_mesh;
mod steps;
mod triangles;
mod tridiagonal;
mod vectors;
mod view;
mod walks;

pub use addition::Addition;
pub use components::components;
pub use current_flow::CurrentFlow;
pub use disjoint::{Apart, disjoint_routes, disjoint_sources};
pub use dismantling::{attack_by_betweenness, attack_by_degree, robustness};
pub use estimate::Estimate;
pub use exponential::exponential;
pub use grounded::{Grounded, log_spanning_trees};
pub use lanczos::{Leading, Search};
pub use laplacian::{Laplacian, adjacency_matrix, eigen, laplacian_matrix, strength_matrix};
pub use lost::{Lost, Way};
pub use lowlink::Lowlink;
pub use periphery::{few_ties_within, fewest_ties_within};
pub use permitted::{Permitted, Route};
pub use random::Random;
pub use reliability::{
    Asked, Odds, Reliability, Sample, SingleRoute, Strike, Timed, Together, all_terminal,
    informed_within, k_terminal, k_terminal_score, mean_share_score, pair_scores, request_consent,
    share_scores, single_routes, within,
};
pub use removal::Removal;
pub use sampling::{CONFIDENCE, Pivots, Traffic, mean_nearness, mean_of_draws};
pub use shortest::{Loads, Reach, SAME_LENGTH, Sweep, compare_lengths};
pub use sparse::Sparse;
pub use spectrum::{MOST_DENSE, Strengths, algebraic_connectivity, leading_of, stands_alone};
pub use triangles::triangles;
pub use vectors::norm;
pub use view::{Arc, Channel, Grant, Length, Link, Loss, Values, View};
pub use walks::{attenuated_walks, wanderer};
