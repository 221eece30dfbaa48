//! The Laplacian of the ties read as conductances: pseudo-inverse, effective resistance, spectrum.

use super::{components::components, view::View};
use nalgebra::{Cholesky, DMatrix, SymmetricEigen};

/// Iterations allowed to the eigenvalue solver; it needs some dozens.
const MOST_ITERATIONS: usize = 10_000;

/// The pseudo-inverse L⁺ of each component.
#[derive(Clone, Debug)]
pub struct Laplacian {
    component: Vec<usize>,
    place: Vec<usize>,
    inverse: Vec<DMatrix<f64>>,
    sound: bool,
}

/// Per actor; how far Foster's sum may be off before the pseudo-inverse is taken for lost to rounding.
const FOSTER: f64 = 1e-9;

impl Laplacian {
    pub(super) fn of(view: &View) -> Self {
        let component = components(
            view.n(),
            view.links()
                .iter()
                .filter(|l| l.strength > 0.0)
                .map(|l| (l.a, l.b)),
        );
        let count = component.iter().max().map_or(0, |last| last + 1);
        let mut members = vec![Vec::new(); count];
        let mut place = vec![0; view.n()];
        for (actor, &of) in component.iter().enumerate() {
            place[actor] = members[of].len();
            members[of].push(actor);
        }
        let mut inverse: Vec<DMatrix<f64>> = members
            .iter()
            .map(|members| DMatrix::zeros(members.len(), members.len()))
            .collect();
        for link in view.links() {
            if component[link.a] == component[link.b] {
                add_conductance(
                    &mut inverse[component[link.a]],
                    place[link.a],
                    place[link.b],
                    link.strength,
                );
            }
        }
        for matrix in &mut inverse {
            pseudo_invert(matrix);
        }
        let mut laplacian = Self {
            component,
            place,
            inverse,
            sound: true,
        };
        // Foster 1949: strength × resistance sums to actors less components. Strengths many orders of
        // magnitude apart lose the small ones to rounding, and the sum tells.
        let carrying = view.links().iter().filter(|link| link.strength > 0.0);
        let sum: f64 = carrying
            .map(|link| link.strength * laplacian.resistance(link.a, link.b))
            .sum();
        let expected = (view.n() - laplacian.inverse.len()) as f64;
        laplacian.sound = (sum - expected).abs() <= FOSTER * view.n() as f64;
        laplacian
    }

    /// Whether the numbers can be relied on: false where strengths are too uneven for floating point.
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
    pub fn inverse(&self, a: usize, b: usize) -> f64 {
        if self.joined(a, b) {
            self.inverse[self.component[a]][(self.place[a], self.place[b])]
        } else {
            0.0
        }
    }

    /// Effective resistance; ∞ between components.
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

/// L⁺ = (L + s·J)⁻¹ − J/(s·n²), J all ones; s of the size of L's entries keeps the sum well conditioned.
fn pseudo_invert(matrix: &mut DMatrix<f64>) {
    let n = matrix.nrows();
    if n < 2 {
        return;
    }
    let scale = matrix.trace() / (n * n) as f64;
    let shifted = matrix.add_scalar(scale);
    // Positive definite for a connected component, so neither step fails; rounding on wildly uneven
    // strengths is what the second is for.
    let inverse = Cholesky::new(shifted.clone())
        .map(|c| c.inverse())
        .or_else(|| shifted.try_inverse());
    if let Some(inverse) = inverse {
        *matrix = inverse.add_scalar(-1.0 / (scale * (n * n) as f64));
    } else {
        matrix.fill(f64::NAN);
    }
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
