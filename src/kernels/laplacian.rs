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
