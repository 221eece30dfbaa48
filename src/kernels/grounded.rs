//! The Laplacian of conductances with one actor of each component grounded: factored once, and everything read off it
//! that needs no entry of the inverse but those of ties and of the diagonal.
//!
//! Z, the inverse of the grounded Laplacian, is the voltage at one actor when a unit current goes in at another and out
//! at the ground. Its entries at the factor's own places follow from each other backwards through the elimination
//! (Erisman & Tinney 1975, doi:10.1145/360680.360704), without the rest of Z.

use super::{
    components::components,
    positive::{invert, log_determinant},
    sparse::Sparse,
    star_mesh::{Elimination, Left},
    vectors::{add_times, dot},
    view::View,
};
use nalgebra::DMatrix;

/// Actors that may be left for the dense part: some hundred megabytes and seconds.
const MOST_DENSE: usize = 5_000;

/// What currents say where ties run one way.
const ONE_WAY: &str = "ties run one way";

/// Why there is no factor.
pub(super) const TOO_LARGE: &str =
    "more than 5000 actors are too closely tied for an exact factor of the Laplacian";

/// Per actor; how far Foster's sum may be off before the factor is taken for lost to rounding.
const FOSTER: f64 = 1e-9;

/// The factor, and Z at its places.
#[derive(Clone, Debug)]
pub struct Grounded {
    component: Vec<usize>,
    members: Vec<Vec<usize>>,
    place: Vec<Place>,
    elimination: Elimination,
    /// The dense part of each component: its actors, and Z among them.
    cores: Vec<(Vec<usize>, DMatrix<f64>)>,
    /// Z on the diagonal.
    own: Vec<f64>,
    /// Z between the actor of a step and its partners then.
    beside: Vec<f64>,
    /// Logarithm of the determinant of each component's grounded Laplacian.
    logs: Vec<f64>,
    sound: bool,
}

/// Where an actor's part of the factor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Ground,
    Step(usize),
    Core(usize),
}

/// A factor without Z.
struct Factor {
    component: Vec<usize>,
    members: Vec<Vec<usize>>,
    place: Vec<Place>,
    elimination: Elimination,
    cores: Vec<(Vec<usize>, DMatrix<f64>)>,
}

impl Factor {
    fn of(view: &View, matrix: &Sparse) -> Result<Self, &'static str> {
        let n = view.n();
        let entries = (0..n).flat_map(|row| matrix.row(row).map(move |(to, c)| (row, to, c)));
        let carrying = entries.filter(|&(row, to, conductance)| row < to && conductance > 0.0);
        let component = components(n, carrying.map(|(row, to, _)| (row, to)));
        let count = component.iter().max().map_or(0, |last| last + 1);
        let mut members = vec![Vec::new(); count];
        for (actor, &of) in component.iter().enumerate() {
            members[of].push(actor);
        }
        let mut rows = Elimination::rows(matrix);
        let conductance = |row: &[(u32, f64)]| row.iter().map(|(_, c)| c).sum::<f64>();
        let total: Vec<f64> = rows.iter().map(|row| conductance(row)).collect();
        let mut elimination = Elimination::default();
        let mut place = vec![Place::Ground; n];
        let mut cores = Vec::with_capacity(count);
        for members in &members {
            // The closer the ground is to everyone, the less cancels between entries of Z.
            let by_total = |&a: &usize, &b: &usize| total[a].total_cmp(&total[b]).then(b.cmp(&a));
            let Some(ground) = members.iter().copied().max_by(by_total) else {
                continue;
            };
            let core = elimination.take_out(members, ground, &mut rows);
            if core.len() > MOST_DENSE {
                return Err(TOO_LARGE);
            }
            core.iter()
                .enumerate()
                .for_each(|(at, &actor)| place[actor] = Place::Core(at));
            let matrix = dense(&core, &place, &rows);
            cores.push((core, matrix));
        }
        for (at, step) in elimination.steps.iter().enumerate() {
            place[step.actor] = Place::Step(at);
        }
        Ok(Self {
            component,
            members,
            place,
            elimination,
            cores,
        })
    }

    /// Logarithm of the product of the pivots of each component.
    fn logs(&self) -> Vec<f64> {
        let mut logs = vec![0.0; self.members.len()];
        for step in &self.elimination.steps {
            logs[self.component[step.actor]] += step.pivot.ln();
        }
        logs
    }
}

/// The grounded Laplacian of who is left.
fn dense(core: &[usize], place: &[Place], rows: &Left) -> DMatrix<f64> {
    let mut matrix = DMatrix::zeros(core.len(), core.len());
    for (at, &actor) in core.iter().enumerate() {
        for &(to, conductance) in &rows[actor] {
            matrix[(at, at)] += conductance;
            if let Place::Core(other) = place[to as usize] {
                matrix[(other, at)] -= conductance;
            }
        }
    }
    matrix
}

/// Logarithm of the number of spanning trees, each tie counting one; the network is connected.
///
/// # Errors
/// A phrase, when the network is too large and dense.
pub fn log_spanning_trees(view: &View) -> Result<Option<f64>, &'static str> {
    let factor = Factor::of(view, &Sparse::of(view, |_| 1.0))?;
    let mut log = factor.logs().iter().sum::<f64>();
    for (_, matrix) in factor.cores {
        match log_determinant(matrix) {
            Some(of_core) => log += of_core,
            None => return Ok(None),
        }
    }
    Ok(Some(log))
}

impl Grounded {
    pub(super) fn of(view: &View) -> Result<Self, &'static str> {
        if view.is_directed() {
            return Err(ONE_WAY);
        }
        let strengths = view.strengths();
        let factor = Factor::of(view, &strengths.matrix)?;
        let mut logs = factor.logs();
        let Factor {
            component,
            members,
            place,
            mut elimination,
            mut cores,
        } = factor;
        let mut sound = true;
        for (log, (_, matrix)) in logs.iter_mut().zip(&mut cores) {
            match invert(matrix) {
                Some(of_core) => *log += of_core,
                None => sound = false,
            }
            *matrix /= strengths.unit;
        }
        for (log, members) in logs.iter_mut().zip(&members) {
            *log += (members.len() - 1) as f64 * strengths.unit.ln();
        }
        let steps = elimination.steps.iter_mut();
        steps.for_each(|step| step.pivot *= strengths.unit);
        let mut grounded = Self {
            own: vec![0.0; view.n()],
            beside: vec![0.0; elimination.partner.len()],
            component,
            members,
            place,
            elimination,
            cores,
            logs,
            sound,
        };
        if sound {
            grounded.read_backwards();
            grounded.sound = grounded.agrees_with_foster(view);
        }
        Ok(grounded)
    }

    /// Z at the diagonal and at the factor's places, from the last step to the first: the voltage at an actor is the
    /// mean of its partners', weighted by conductance, and for a current that goes in at itself a step higher.
    fn read_backwards(&mut self) {
        for (core, inverse) in &self.cores {
            for (at, &actor) in core.iter().enumerate() {
                self.own[actor] = inverse[(at, at)];
            }
        }
        let mut mean = Vec::new();
        for at in (0..self.elimination.steps.len()).rev() {
            let range = self.elimination.range(at);
            let (partners, shares) = self.elimination.star(at);
            mean.clear();
            mean.resize(partners.len(), 0.0);
            for (i, &partner) in partners.iter().enumerate() {
                let partner = partner as usize;
                mean[i] += shares[i] * self.own[partner];
                match self.place[partner] {
                    Place::Ground => {}
                    Place::Core(row) => {
                        let column = self.cores[self.component[partner]].1.column(row);
                        for (j, &other) in partners.iter().enumerate() {
                            if let Place::Core(other) = self.place[other as usize]
                                && other != row
                            {
                                mean[i] += shares[j] * column[other];
                            }
                        }
                    }
                    // Its partners when it went are all of this star that went later, and others.
                    Place::Step(step) => {
                        let between = &self.beside[self.elimination.range(step)];
                        let (later, _) = self.elimination.star(step);
                        let mut j = 0;
                        for (other, z) in later.iter().zip(between) {
                            while j < partners.len() && partners[j] < *other {
                                j += 1;
                            }
                            if partners.get(j) == Some(other) {
                                mean[i] += shares[j] * z;
                                mean[j] += shares[i] * z;
                            }
                        }
                    }
                }
            }
            let own = dot(shares, &mean) + 1.0 / self.elimination.steps[at].pivot;
            self.own[self.elimination.steps[at].actor] = own;
            self.beside[range].copy_from_slice(&mean);
        }
    }

    /// Foster 1949: strength × resistance sums to actors less components. Strengths many orders of magnitude apart lose
    /// the small ones to rounding, and the sum tells.
    fn agrees_with_foster(&self, view: &View) -> bool {
        let carrying = view.links().iter().filter(|link| link.strength > 0.0);
        let shares = carrying.map(|link| link.strength * self.resistance_over(link.a, link.b));
        let expected = (view.n() - self.members.len()) as f64;
        (shares.sum::<f64>() - expected).abs() <= FOSTER * view.n() as f64
    }

    /// Whether the numbers can be relied on: false where strengths are too uneven for floating point.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// Whether all actors are in one component.
    pub fn is_connected(&self) -> bool {
        self.members.len() <= 1
    }

    /// Whether a current can flow between the two.
    pub fn joined(&self, a: usize, b: usize) -> bool {
        self.component[a] == self.component[b]
    }

    /// Effective resistance between the ends of a tie of positive strength; ∞ between components, and for a pair that
    /// has no place in the factor not a number.
    pub fn resistance_over(&self, a: usize, b: usize) -> f64 {
        if !self.joined(a, b) {
            return f64::INFINITY;
        }
        let between = |step: usize, other: usize| {
            let (partners, _) = self.elimination.star(step);
            let found = partners.binary_search(&(other as u32));
            found.map_or(f64::NAN, |at| {
                self.beside[self.elimination.range(step).start + at]
            })
        };
        let both = match (self.place[a], self.place[b]) {
            (Place::Ground, _) | (_, Place::Ground) => 0.0,
            (Place::Core(a_at), Place::Core(b_at)) => self.cores[self.component[a]].1[(a_at, b_at)],
            (Place::Step(step), Place::Core(_)) => between(step, b),
            (Place::Core(_), Place::Step(step)) => between(step, a),
            (Place::Step(one), Place::Step(other)) if one < other => between(one, b),
            (Place::Step(_), Place::Step(other)) => between(other, a),
        };
        (self.own[a] + self.own[b] - 2.0 * both).max(0.0)
    }

    /// The diagonal of the pseudo-inverse L⁺ of each component.
    pub fn diagonal(&self) -> Vec<f64> {
        let sums = self.sums();
        let mut diagonal = self.own.clone();
        for members in &self.members {
            let size = members.len() as f64;
            let all: f64 = members.iter().map(|&actor| sums[actor]).sum();
            for &actor in members {
                diagonal[actor] += (all / size - 2.0 * sums[actor]) / size;
            }
        }
        diagonal
    }

    /// The sum of each row of Z.
    fn sums(&self) -> Vec<f64> {
        let mut sums = vec![1.0; self.place.len()];
        self.solve(&mut sums);
        sums
    }

    /// Voltages for currents, with the ground of each component at 0; in the place of the currents.
    pub fn solve(&self, currents: &mut [f64]) {
        for at in 0..self.elimination.steps.len() {
            let own = currents[self.elimination.steps[at].actor];
            let (partners, shares) = self.elimination.star(at);
            for (&partner, share) in partners.iter().zip(shares) {
                currents[partner as usize] += share * own;
            }
        }
        let voltages = currents;
        for members in &self.members {
            for &actor in members {
                if self.place[actor] == Place::Ground {
                    voltages[actor] = 0.0;
                }
            }
        }
        for (core, inverse) in &self.cores {
            let given: Vec<f64> = core.iter().map(|&actor| voltages[actor]).collect();
            let columns = inverse.as_slice().chunks_exact(core.len().max(1));
            for (&actor, column) in core.iter().zip(columns) {
                voltages[actor] = dot(column, &given);
            }
        }
        for at in (0..self.elimination.steps.len()).rev() {
            let step = &self.elimination.steps[at];
            let (partners, shares) = self.elimination.star(at);
            let terms = partners.iter().zip(shares);
            let mean: f64 = terms
                .map(|(&partner, share)| share * voltages[partner as usize])
                .sum();
            voltages[step.actor] = voltages[step.actor] / step.pivot + mean;
        }
    }

    /// Logarithm of the sum, over spanning trees of a connected network, of the product of their strengths.
    pub fn log_spanning_trees(&self) -> f64 {
        self.logs.iter().sum()
    }

    /// All of Z within a component, row by row in the order of its members.
    fn dense(&self, of: usize, seat: &[usize]) -> Vec<f64> {
        let members = &self.members[of];
        let size = members.len();
        let mut z = vec![0.0; size * size];
        let (core, inverse) = &self.cores[of];
        for (a, &actor) in core.iter().enumerate() {
            for (b, &other) in core.iter().enumerate() {
                z[seat[actor] * size + seat[other]] = inverse[(a, b)];
            }
        }
        let mut row = vec![0.0; size];
        for at in (0..self.elimination.steps.len()).rev() {
            let step = &self.elimination.steps[at];
            if self.component[step.actor] != of {
                continue;
            }
            let (partners, shares) = self.elimination.star(at);
            row.fill(0.0);
            for (&partner, &share) in partners.iter().zip(shares) {
                let from = seat[partner as usize] * size;
                add_times(&mut row, share, &z[from..from + size]);
            }
            let own = seat[step.actor];
            row[own] = self.own[step.actor];
            for (other, &value) in row.iter().enumerate() {
                z[other * size + own] = value;
            }
            z[own * size..(own + 1) * size].copy_from_slice(&row);
        }
        z
    }

    /// The pseudo-inverse L⁺ of each component, row by row in the order of its members, and the place of each actor
    /// among those of its component.
    pub(super) fn pseudo_inverses(&self) -> (Vec<usize>, Vec<Vec<f64>>) {
        let mut seat = vec![0; self.place.len()];
        for members in &self.members {
            members
                .iter()
                .enumerate()
                .for_each(|(at, &actor)| seat[actor] = at);
        }
        let sums = self.sums();
        let inverses = self.members.iter().enumerate().map(|(of, members)| {
            let size = members.len();
            let means: Vec<f64> = members
                .iter()
                .map(|&actor| sums[actor] / size as f64)
                .collect();
            let all = means.iter().sum::<f64>() / size as f64;
            let mut inverse = self.dense(of, &seat);
            for (row, own) in inverse.chunks_exact_mut(size).zip(&means) {
                row.iter_mut()
                    .zip(&means)
                    .for_each(|(z, mean)| *z += all - own - mean);
            }
            inverse
        });
        let inverses = inverses.collect();
        (seat, inverses)
    }

    /// The component of each actor.
    pub(super) fn component(&self) -> &[usize] {
        &self.component
    }
}
