//! How wide the columns of a table are where a page is too narrow for it.

use super::table::Table;

/// Of the width of a table, the share that a single word may claim.
const LONGEST_WORD: f64 = 0.21;

/// The width of each column, `most` together at most; `measure` gives the width of a text. A column is as wide as its
/// longest cell where there is room; else each has at least its longest word, and what remains goes to those that want it.
pub(super) fn columns(table: &Table, most: f64, measure: impl Fn(&str, bool) -> f64) -> Vec<f64> {
    let widest = |at: usize, part: &dyn Fn(&str, bool) -> f64| {
        let head = table.header.get(at).map_or(0.0, |name| part(name, true));
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.fold(head, |widest, cell| widest.max(part(cell, false)))
    };
    let word = |text: &str, bold: bool| {
        let words = text.split_whitespace().map(|word| measure(word, bold));
        words.fold(0.0, f64::max)
    };
    let each = 0..table.header.len();
    let wanted: Vec<f64> = each.clone().map(|at| widest(at, &measure)).collect();
    let total: f64 = wanted.iter().sum();
    if total <= most {
        return wanted;
    }
    // An address or a long name may be broken before it crowds out the sentences beside it.
    let longest = most * LONGEST_WORD;
    let needed: Vec<f64> = each.map(|at| widest(at, &word).min(longest)).collect();
    let least: f64 = needed.iter().sum();
    if least >= most {
        // Words will be broken; a column of short ones keeps them whole.
        let even = most / needed.len().max(1) as f64;
        let spare: f64 = needed.iter().map(|need| (even - need).max(0.0)).sum();
        let over: f64 = needed.iter().map(|need| (need - even).max(0.0)).sum();
        let share = |need: &f64| need.min(even) + (need - even).max(0.0) * spare / over.max(1e-9);
        return needed.iter().map(share).collect();
    }
    let room = (most - least) / (total - least);
    let share = |(need, want): (&f64, &f64)| need + (want - need) * room;
    needed.iter().zip(&wanted).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, _: bool) -> f64 {
        text.chars().count() as f64
    }

    #[test]
    fn columns_fit_the_page_and_keep_words_whole() {
        let mut table = Table::new("", &["<id", "<what it is"]);
        table.row(["betweenness", "a long sentence about what it is and is not"]);
        let wide = columns(&table, 100.0, letters);
        assert_eq!(wide, [11.0, 43.0]);
        let narrow = columns(&table, 53.0, letters);
        assert!((narrow.iter().sum::<f64>() - 53.0).abs() < 1e-9);
        assert!(narrow[0] >= 11.0 && narrow[1] >= 8.0, "{narrow:?}");
        let broken = columns(&table, 10.0, letters);
        assert!((broken.iter().sum::<f64>() - 10.0).abs() < 1e-9);
    }
}
