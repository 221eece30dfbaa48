//! A square matrix by the entries of its rows that are ties: what iterations multiply by, in memory linear in ties.

use super::{
    vectors::BLOCK,
    view::{Link, View},
};

/// Rows one after another, the columns of each ascending.
#[derive(Clone, Debug)]
pub struct Sparse {
    /// Where each row begins, and where the last one ends.
    first: Vec<u32>,
    column: Vec<u32>,
    value: Vec<f64>,
}

/// Entries of a row taken at a time.
const LANES: usize = 4;

impl Sparse {
    /// The matrix that has `value` of each composed tie at its two places, or, where ties run one way, at the row it
    /// runs from and the column it runs to.
    pub fn of(view: &View, value: impl Fn(&Link) -> f64) -> Self {
        let links = view.links();
        let back = || links.iter().filter(|_| !view.is_directed());
        let forth = links.iter().map(|link| (link.a, link.b, link));
        // Links come by first end, then second: the entries left of the diagonal, then those right of it, so that each
        // row comes out ascending.
        let entries = back()
            .map(|link| (link.b, link.a, link))
            .chain(forth)
            .map(|(row, column, link)| (row, column, value(link)));
        Self::from_entries(view.n(), entries)
    }

    /// `entries` is asked for twice: rows in any order, the columns of each ascending.
    fn from_entries(n: usize, entries: impl Iterator<Item = (usize, usize, f64)> + Clone) -> Self {
        let mut first = vec![0_u32; n + 1];
        entries.clone().for_each(|(row, ..)| first[row + 1] += 1);
        for row in 0..n {
            first[row + 1] += first[row];
        }
        let mut next = first.clone();
        let mut column = vec![0; first[n] as usize];
        let mut values = vec![0.0; first[n] as usize];
        for (row, to, value) in entries {
            let at = next[row] as usize;
            next[row] += 1;
            (column[at], values[at]) = (to as u32, value);
        }
        Self {
            first,
            column,
            value: values,
        }
    }

    /// Rows turned into columns.
    pub fn transposed(&self) -> Self {
        let entries = (0..self.n()).flat_map(|row| self.row(row).map(move |(to, x)| (to, row, x)));
        Self::from_entries(self.n(), entries)
    }

    /// Number of rows.
    pub fn n(&self) -> usize {
        self.first.len() - 1
    }

    /// The columns of a row and what stands in them, ascending.
    pub fn row(&self, row: usize) -> impl Iterator<Item = (usize, f64)> + Clone {
        let entries = self.columns(row).iter().zip(self.values(row));
        entries.map(|(&column, &value)| (column as usize, value))
    }

    /// The columns of a row, ascending.
    pub fn columns(&self, row: usize) -> &[u32] {
        &self.column[self.first[row] as usize..self.first[row + 1] as usize]
    }

    /// What stands in the columns of a row.
    pub fn values(&self, row: usize) -> &[f64] {
        &self.value[self.first[row] as usize..self.first[row + 1] as usize]
    }

    /// Every entry with `map` applied to it.
    pub fn mapped(&self, map: impl Fn(f64) -> f64) -> Self {
        Self {
            value: self.value.iter().map(|&value| map(value)).collect(),
            ..self.clone()
        }
    }

    /// Every entry divided by the number of its row and that of its column.
    pub fn balanced(&self, by: &[f64]) -> Self {
        let mut even = self.clone();
        for row in 0..self.n() {
            for at in self.first[row] as usize..self.first[row + 1] as usize {
                even.value[at] /= by[row] * by[self.column[at] as usize];
            }
        }
        even
    }

    /// The greatest entry; 0 where there is none.
    pub fn greatest(&self) -> f64 {
        self.value.iter().copied().fold(0.0, f64::max)
    }

    /// Every entry multiplied.
    pub fn scaled(mut self, factor: f64) -> Self {
        self.value.iter_mut().for_each(|value| *value *= factor);
        self
    }

    /// `x` multiplied, into `product`.
    pub fn times(&self, x: &[f64], product: &mut [f64]) {
        for (row, product) in product.iter_mut().enumerate() {
            *product = self.row_times(row, x);
        }
    }

    /// One row multiplied by `x`.
    #[inline]
    pub fn row_times(&self, row: usize, x: &[f64]) -> f64 {
        let blocks = self.columns(row).chunks(BLOCK);
        let blocks = blocks.zip(self.values(row).chunks(BLOCK));
        blocks.fold(0.0, |sum, (to, by)| sum + block_times(to, by, x))
    }
}

#[inline]
fn block_times(columns: &[u32], values: &[f64], x: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    let (columns, values) = (columns.chunks_exact(LANES), values.chunks_exact(LANES));
    let rest = columns.remainder().iter().zip(values.remainder());
    let rest: f64 = rest
        .map(|(&column, value)| value * x[column as usize])
        .sum();
    for (columns, values) in columns.zip(values) {
        for lane in 0..LANES {
            sums[lane] += values[lane] * x[columns[lane] as usize];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::Sparse;

    #[test]
    fn a_row_of_a_million_entries_is_multiplied_as_exactly_as_one_of_some_hundreds() {
        let n = 1_000_004;
        let hub = Sparse::from_entries(n, (1..n).map(|to| (0, to, 0.1)));
        let expected = (n - 1) as f64 * 0.01;
        let found = hub.row_times(0, &vec![0.1; n]);
        assert!((found - expected).abs() < 1e-13 * expected);
        assert_eq!(hub.row_times(1, &vec![0.1; n]), 0.0);
    }
}
