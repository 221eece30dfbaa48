//! The Laplacian of the ties read as conductances: pseudo-inverse, effective resistance, spectrum.

use super::{components::components, view::View};
use nalgebra::{DMatrix, SymmetricEigen};

/// Iterations allowed to the eigenvalue solver; it needs some dozens.
const MOST_ITERATIONS: usize = 10_000;

/// Actors up to which all pairs are laid down: some hundred megabytes.
const MOST_ACTORS: usize = 5_000;

/// Why resistances of all pairs are not found.
pub(super) const TOO_MANY: &str = "more than 5000 actors: all pairs do not fit in memory";

/// The pseudo-inverse L⁺ of each component: what a question about any pair is read off.
#[derive(Clone, Debug)]
pub struct Laplacian {
    component: Vec<usize>,
    /// The place of each actor among those of its component.
    seat: Vec<usize>,
    /// Row by row.
    inverse: Vec<Vec<f64>>,
    size: Vec<usize>,
    sound: bool,
}

impl Laplacian {
    pub(super) fn of(view: &View) -> Self {
        let grounded = match view.grounded() {
            Ok(grounded) if view.n() <= MOST_ACTORS => grounded,
            _ => return Self::unfound(view),
        };
        let (seat, inverse) = grounded.pseudo_inverses();
        let component = grounded.component().to_vec();
        let mut size = vec![0; inverse.len()];
        component.iter().for_each(|&of| size[of] += 1);
        Self {
            component,
            seat,
            inverse,
            size,
            sound: grounded.is_sound(),
        }
    }

    /// Of a network too large for it.
    fn unfound(view: &View) -> Self {
        let links = view.links().iter().filter(|link| link.strength > 0.0);
        let component = components(view.n(), links.map(|link| (link.a, link.b)));
        let count = component.iter().max().map_or(0, |last| last + 1);
        Self {
            component,
            seat: vec![0; view.n()],
            inverse: vec![Vec::new(); count],
            size: vec![0; count],
            sound: false,
        }
    }

    /// Whether the numbers can be relied on: false where strengths are too uneven for floating point, or where the
    /// network is too large and [`View::resistances`] says so.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// Whether a current can flow between the two.
    pub fn joined(&self, a: usize, b: usize) -> bool {
        self.component[a] == self.component[b]
    }

    /// Whether all actors are in one component.
    pub fn is_connected(&self) -> bool {
        self.inverse.len() <= 1
    }

    /// The entry of L⁺; 0 between components.
    ///
    /// # Panics
    /// Where there is none: ask [`View::resistances`] first, which says why (ties that run one way, too many actors).
    pub fn inverse(&self, a: usize, b: usize) -> f64 {
        if self.joined(a, b) {
            self.row(a)[self.seat[b]]
        } else {
            0.0
        }
    }

    /// The row of L⁺ of an actor: an entry per actor of its component.
    pub fn row(&self, actor: usize) -> &[f64] {
        let of = self.component[actor];
        let from = self.seat[actor] * self.size[of];
        &self.inverse[of][from..from + self.size[of]]
    }

    /// The place of an actor in [`Laplacian::row`].
    pub fn seat(&self, actor: usize) -> usize {
        self.seat[actor]
    }

    /// Effective resistance; ∞ between components.
    ///
    /// # Panics
    /// As [`Laplacian::inverse`].
    pub fn resistance(&self, a: usize, b: usize) -> f64 {
        if a == b {
            0.0
        } else if self.joined(a, b) {
            (self.inverse(a, a) + self.inverse(b, b) - 2.0 * self.inverse(a, b)).max(0.0)
        } else {
            f64::INFINITY
        }
    }
}

fn add_conductance(matrix: &mut DMatrix<f64>, a: usize, b: usize, conductance: f64) {
    matrix[(a, a)] += conductance;
    matrix[(b, b)] += conductance;
    matrix[(a, b)] -= conductance;
    matrix[(b, a)] -= conductance;
}

/// The strength matrix of the composed ties.
pub fn strength_matrix(view: &View) -> DMatrix<f64> {
    let mut matrix = DMatrix::zeros(view.n(), view.n());
    for link in view.links() {
        matrix[(link.a, link.b)] = link.strength;
        matrix[(link.b, link.a)] = link.strength;
    }
    matrix
}

/// The 0/1 matrix of the composed ties. A tie whose strength is 0 at the low end of its range is still a tie.
pub fn adjacency_matrix(view: &View) -> DMatrix<f64> {
    let mut matrix = DMatrix::zeros(view.n(), view.n());
    for link in view.links() {
        matrix[(link.a, link.b)] = 1.0;
        matrix[(link.b, link.a)] = 1.0;
    }
    matrix
}

/// The Laplacian of the strength matrix.
pub fn laplacian_matrix(view: &View) -> DMatrix<f64> {
    let mut matrix = DMatrix::zeros(view.n(), view.n());
    for link in view.links() {
        add_conductance(&mut matrix, link.a, link.b, link.strength);
    }
    matrix
}

/// Eigenvalues ascending with their vectors as columns in the same order; `None` if the solver gives up.
pub fn eigen(matrix: DMatrix<f64>) -> Option<(Vec<f64>, DMatrix<f64>)> {
    if matrix.nrows() == 0 || !matrix.iter().all(|x| x.is_finite()) {
        return None;
    }
    let solved = SymmetricEigen::try_new(matrix, f64::EPSILON, MOST_ITERATIONS)?;
    let mut order: Vec<usize> = (0..solved.eigenvalues.len()).collect();
    order.sort_by(|&i, &j| solved.eigenvalues[i].total_cmp(&solved.eigenvalues[j]));
    let values = order.iter().map(|&i| solved.eigenvalues[i]).collect();
    let vectors = DMatrix::from_fn(order.len(), order.len(), |row, column| {
        solved.eigenvectors[(row, order[column])]
    });
    Some((values, vectors))
}

#[cfg(test)]
mod tests {
    use super::{
        DMatrix, TOO_MANY, View, adjacency_matrix, eigen, laplacian_matrix, strength_matrix,
    };
    use crate::{
        by_hand::{self, numbered},
        model::Study,
    };

    /// Whose second tie has no strength.
    fn second_of_none(mut view: View) -> View {
        let mut values = view.values();
        values.strength[1] = 0.0;
        view.revalue(&values);
        view
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
    }

    #[test]
    fn resistances_of_several_parts_are_the_closed_form() {
        // Twelve tied to each other by 3, one more by 2 to the first, and apart from these a triangle.
        let mut ties: Vec<_> = (0..12)
            .flat_map(|a| (a + 1..12).map(move |b| (a, b, 3.0)))
            .collect();
        ties.extend([(0, 12, 2.0), (13, 14, 1.0), (13, 15, 1.0), (14, 15, 1.0)]);
        let view = by_hand::view(&numbered(16, &ties));
        let grounded = view.grounded().expect("small");
        let laplacian = view.resistances().expect("even strengths");
        let expected = |a: usize, b: usize| match (a, b) {
            _ if a == b => 0.0,
            (0..12, 0..12) => 1.0 / 18.0,
            (0, 12) | (12, 0) => 0.5,
            (0..=12, 0..=12) => 0.5 + 1.0 / 18.0,
            (13.., 13..) => 2.0 / 3.0,
            _ => f64::INFINITY,
        };
        for a in 0..16 {
            for b in 0..16 {
                let (found, expected) = (laplacian.resistance(a, b), expected(a, b));
                assert_eq!(laplacian.joined(a, b), expected.is_finite(), "{a}, {b}");
                assert_eq!(grounded.joined(a, b), expected.is_finite(), "{a}, {b}");
                let near = found == expected || (found - expected).abs() < 1e-12;
                assert!(near, "{a}, {b}: {found} for {expected}");
            }
            close(laplacian.inverse(a, a), grounded.diagonal()[a]);
            close(laplacian.row(a).iter().sum(), 0.0);
            assert_eq!(laplacian.row(a)[laplacian.seat(a)], laplacian.inverse(a, a));
        }
        for link in view.links() {
            let found = grounded.resistance_over(link.a, link.b);
            close(found, expected(link.a, link.b));
        }
        assert_eq!(grounded.resistance_over(0, 13), f64::INFINITY);
        assert_eq!(laplacian.inverse(0, 13), 0.0);
        assert!(!laplacian.is_connected() && !grounded.is_connected());
        // Cayley: 12¹⁰ trees of eleven ties each, the one tie, and three trees of the triangle.
        let log = 10.0 * 12_f64.ln() + 11.0 * 3_f64.ln() + 2_f64.ln() + 3_f64.ln();
        close(grounded.log_spanning_trees(), log);
        // What goes in at 12 and out at 1 drives the voltages apart by the resistance.
        let mut flow = vec![0.0; 16];
        (flow[12], flow[1]) = (1.0, -1.0);
        grounded.solve(&mut flow);
        close(flow[12] - flow[1], expected(12, 1));
        close(flow[13], 0.0);
    }

    #[test]
    fn a_tie_of_no_strength_carries_nothing() {
        let ties = [(0, 1, 2.0), (1, 2, 1.0), (2, 3, 4.0)];
        let view = second_of_none(by_hand::view(&numbered(4, &ties)));
        let grounded = view.grounded().expect("small");
        assert!(grounded.is_sound() && !grounded.is_connected());
        assert!(grounded.joined(0, 1) && !grounded.joined(1, 2));
        assert_eq!(grounded.resistance_over(1, 2), f64::INFINITY);
        let laplacian = view.resistances().expect("even strengths");
        assert!(!laplacian.is_connected() && !laplacian.joined(1, 2));
        close(laplacian.resistance(2, 3), 0.25);
        close(laplacian.inverse(0, 0), 0.125);
        close(laplacian.inverse(0, 1), -0.125);
        // It is still a tie.
        assert_eq!(adjacency_matrix(&view)[(2, 1)], 1.0);
        assert_eq!(strength_matrix(&view)[(2, 1)], 0.0);
        assert_eq!(strength_matrix(&view)[(3, 2)], 4.0);
        let matrix = laplacian_matrix(&view);
        assert_eq!((matrix[(2, 2)], matrix[(2, 3)]), (4.0, -4.0));
        assert_eq!((matrix[(1, 1)], matrix[(0, 1)]), (2.0, -2.0));
    }

    #[test]
    fn strengths_too_uneven_for_all_pairs_are_refused() {
        let even = [(0, 1, 10.0), (1, 2, 0.5), (2, 3, 30.0)];
        let view = by_hand::view(&numbered(4, &even));
        assert!(view.whole_laplacian().is_some() && view.currents().is_some());
        let uneven = [(0, 1, 1e10), (1, 2, 1e-8), (2, 3, 3e7)];
        let view = by_hand::view(&numbered(4, &uneven));
        assert!(!view.grounded().expect("small").is_sound());
        assert!(!view.laplacian().is_sound());
        let refused = view.resistances().err();
        assert_eq!(
            refused,
            Some("the strengths are too uneven for floating point")
        );
        assert!(view.whole_laplacian().is_none() && view.currents().is_none());
    }

    #[test]
    fn where_no_resistances_are_found_it_is_still_known_who_is_joined() {
        let ties = [(1, 0, 1.0), (1, 2, 1.0)];
        let one_way = Study {
            directed: true,
            ..numbered(3, &ties)
        };
        let view = by_hand::view(&one_way);
        assert_eq!(view.resistances().err(), Some("ties run one way"));
        assert!(view.laplacian().is_connected() && !view.laplacian().is_sound());
        let view = second_of_none(view);
        let laplacian = view.laplacian();
        assert!(laplacian.joined(0, 1) && !laplacian.joined(1, 2));
        assert!(!laplacian.is_connected());
        let path: Vec<_> = (1..5_001).map(|at| (at - 1, at, 0.3)).collect();
        let view = by_hand::view(&numbered(5_001, &path));
        assert!(view.grounded().expect("sparse").is_sound());
        assert_eq!(view.resistances().err(), Some(TOO_MANY));
        assert!(view.laplacian().joined(0, 5_000));
        assert!(view.whole_laplacian().is_none());
    }

    #[test]
    fn eigenvalues_ascend_with_their_vectors() {
        let matrix = DMatrix::from_row_slice(2, 2, &[2.0, 1.0, 1.0, 2.0]);
        let (values, vectors) = eigen(matrix).expect("it converges");
        close(values[0], 1.0);
        close(values[1], 3.0);
        close(vectors[(0, 0)] + vectors[(1, 0)], 0.0);
        close(vectors[(0, 1)] - vectors[(1, 1)], 0.0);
        assert!(eigen(DMatrix::zeros(0, 0)).is_none());
        for bad in [f64::NAN, f64::INFINITY] {
            assert!(eigen(DMatrix::from_element(2, 2, bad)).is_none());
        }
    }

    #[test]
    fn of_five_thousand_actors_all_pairs_are_still_found() {
        let pairs: Vec<_> = (0..2_500).map(|at| (2 * at, 2 * at + 1, 0.5)).collect();
        let view = by_hand::view(&numbered(5_000, &pairs));
        let laplacian = view.resistances().expect("not more than 5000");
        close(laplacian.resistance(4_998, 4_999), 2.0);
    }
}
