//! Which scores are followed through the draws, and the scores of both sides under given inputs.

use super::inputs::{Input, Side};
use crate::{
    analysis::{Comparison, Measured},
    kernels::{Values, View},
    metrics::{Metric, Scope, Spread},
    model::Score,
};

/// Pairs and tied pairs are all followed in a network of so many pairs, else only the pairs in question.
const MOST_PAIRS: usize = 15;

/// A score on both sides; NaN where it is undefined or its subject is not there.
pub(super) type Both = [f64; 2];

/// One subject of one metric.
#[derive(Clone)]
pub(super) struct Row {
    pub metric: &'static Metric,
    pub subject: Vec<String>,
    /// The scores at mid, as compared.
    pub mid: [Option<Score>; 2],
    pub by_construction: bool,
    /// Its place among the metric's scores on each side.
    places: [Option<usize>; 2],
}

/// The rows, in the order of the comparison, and the metrics that give them.
#[derive(Clone)]
pub(super) struct Sheet {
    pub rows: Vec<Row>,
    /// Whether ties run one way, so that a pair has a row in each direction.
    pub directed: bool,
    /// Per side: metrics that coded numbers can move, each with its rows. What has no value at mid for any subject is
    /// for want of structure (no coded availability, not connected, too large) and is not tried in every draw.
    metrics: [Vec<(&'static Metric, Vec<usize>)>; 2],
}

impl Row {
    /// Whether coded numbers can move it.
    pub fn moves(&self) -> bool {
        self.metric.spread != Spread::None
    }

    /// NaN where it is undefined, or a sample itself: an estimate in every draw would take hours, and mix two errors.
    pub fn at_mid(&self) -> Both {
        self.mid.map(|score| match score {
            Some(Score::Estimated { .. }) | None => f64::NAN,
            Some(score) => number(score),
        })
    }

    /// Whether it is known from a sample on either side.
    pub fn is_estimated(&self) -> bool {
        let estimated = |score: &Option<Score>| matches!(score, Some(Score::Estimated { .. }));
        self.mid.iter().any(estimated)
    }
}

impl Sheet {
    /// The rows of a comparison that are followed.
    pub fn new(comparison: &Comparison, without: &Measured, with: &Measured) -> Self {
        let pairs = without.mid.pair_count().max(with.mid.pair_count());
        let in_question = |subject: &[String]| {
            pairs <= MOST_PAIRS || comparison.pairs.iter().any(|pair| pair[..] == *subject)
        };
        let mut rows = Vec::new();
        let mut known: Option<(&'static Metric, [Vec<Vec<String>>; 2])> = None;
        for change in &comparison.changes {
            if matches!(change.scope, Scope::Pair | Scope::Tie) && !in_question(&change.subject) {
                continue;
            }
            let Some(metric) = Metric::find(change.metric) else {
                continue;
            };
            if known.as_ref().is_none_or(|(last, _)| *last != metric) {
                let subjects = |side: &Measured| metric.subjects(&side.network, &side.mid);
                known = Some((metric, [subjects(without), subjects(with)]));
            }
            let place = |side: usize| {
                let (_, subjects) = known.as_ref()?;
                subjects[side].iter().position(|ids| *ids == change.subject)
            };
            rows.push(Row {
                metric,
                subject: change.subject.clone(),
                mid: [change.without, change.with],
                by_construction: change.by_construction,
                places: [place(0), place(1)],
            });
        }
        Self::of(rows, with.mid.is_directed())
    }

    /// A sheet of some rows.
    pub fn of(rows: Vec<Row>, directed: bool) -> Self {
        let metrics = [0, 1].map(|side| {
            let mut metrics: Vec<(&'static Metric, Vec<usize>)> = Vec::new();
            for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.moves()) {
                match metrics.iter_mut().find(|(metric, _)| *metric == row.metric) {
                    Some((_, places)) => places.push(at),
                    None => metrics.push((row.metric, vec![at])),
                }
            }
            metrics
                .retain(|(_, places)| places.iter().any(|&row| !rows[row].at_mid()[side].is_nan()));
            metrics
        });
        Self {
            rows,
            directed,
            metrics,
        }
    }

    /// What is left out of the draws for being a sample itself, in words.
    pub fn estimated(&self) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for row in self.rows.iter().filter(|row| row.is_estimated()) {
            if !names.contains(&row.metric.id) {
                names.push(row.metric.id);
            }
        }
        (!names.is_empty()).then(|| {
            format!(
                "{}: estimated by sampling here, and not drawn again under other numbers",
                names.join(", ")
            )
        })
    }

    /// Number of metrics that are measured in every draw.
    pub fn moving(&self) -> usize {
        self.metrics.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn scores(&self, view: &View, side: usize, into: &mut [Both]) {
        for (metric, rows) in &self.metrics[side] {
            let scores = metric.scores(view);
            for &row in rows {
                let place = self.rows[row].places[side];
                into[row][side] = place
                    .and_then(|place| scores.get(place))
                    .map_or(f64::NAN, |score| number(*score));
            }
        }
    }
}

fn number(score: Score) -> f64 {
    score.place().unwrap_or(f64::NAN)
}

/// Both sides under values that change: one for each thread.
pub(super) struct Bench<'s> {
    sides: &'s [Side; 2],
    sheet: &'s Sheet,
    views: [View; 2],
    values: [Values; 2],
    /// The scores under the last values, one per row.
    pub scores: Vec<Both>,
}

impl<'s> Bench<'s> {
    pub fn new(sides: &'s [Side; 2], sheet: &'s Sheet) -> Self {
        Self {
            sides,
            sheet,
            views: [sides[0].view.clone(), sides[1].view.clone()],
            values: [sides[0].mid.clone(), sides[1].mid.clone()],
            scores: sheet.rows.iter().map(Row::at_mid).collect(),
        }
    }

    /// Scores every row with the inputs at `value`.
    pub fn score(&mut self, value: &[f64]) -> &[Both] {
        for side in 0..2 {
            self.sides[side].fill(&mut self.values[side], value);
            self.views[side].revalue(&self.values[side]);
            self.sheet.scores(&self.views[side], side, &mut self.scores);
        }
        &self.scores
    }
}

/// Every input at its mid value.
pub(super) fn mids(inputs: &[Input]) -> Vec<f64> {
    inputs.iter().map(|input| input.range.mid).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::Sheet;
    use crate::{
        analysis::{Change, Comparison, Measured, Verdict, compare},
        by_hand,
        metrics::{Metric, Scope},
        model::{BareTie, Range, Score, Study},
    };

    /// A network of ties with these strengths.
    pub fn measured(ties: &[(&str, &str, [f64; 3])]) -> Measured {
        let tie = |&(a, b, [low, mid, high]): &(&str, &str, [f64; 3])| BareTie {
            strength: Some(Range { low, mid, high }),
            ..by_hand::tie(a, b)
        };
        by_hand::measured(&Study {
            tie: ties.iter().map(tie).collect(),
            ..Study::default()
        })
    }

    /// A path of so many actors, V00 to the last, and where asked a tie from V00 to V02.
    pub fn path(actors: usize, bent: bool) -> Measured {
        let names: Vec<String> = (0..actors).map(|at| format!("V{at:02}")).collect();
        let strength = [0.5, 1.0, 2.0];
        let mut ties: Vec<(&str, &str, [f64; 3])> = names
            .windows(2)
            .map(|two| (two[0].as_str(), two[1].as_str(), strength))
            .collect();
        if bent {
            ties.push(("V00", "V02", strength));
        }
        measured(&ties)
    }

    pub fn compared(without: &Measured, with: &Measured, metrics: &[&str]) -> Comparison {
        let metrics: Vec<&'static Metric> = metrics
            .iter()
            .map(|id| Metric::find(id).expect("registered"))
            .collect();
        compare(
            without,
            with,
            ["without", "with"].map(String::from),
            &metrics,
        )
    }

    /// Rows with these scores at mid.
    pub fn sheet(rows: &[(&str, &[&str], [Score; 2])]) -> Sheet {
        let (without, with) = (path(4, false), path(4, true));
        let change = |(metric, subject, scores): &(&str, &[&str], [Score; 2])| {
            let metric = Metric::find(metric).expect("registered");
            Change {
                metric: metric.id,
                scope: metric.scope(),
                subject: subject.iter().map(|id| (*id).to_string()).collect(),
                without: Some(scores[0]),
                with: Some(scores[1]),
                without_bounds: None,
                with_bounds: None,
                verdict: Verdict::Moved,
                by_construction: false,
            }
        };
        let comparison = Comparison {
            changes: rows.iter().map(change).collect(),
            ..compared(&without, &with, &["degree"])
        };
        Sheet::new(&comparison, &without, &with)
    }

    #[test]
    fn pairs_are_all_followed_up_to_fifteen_and_then_those_in_question() {
        let subjects = |actors: usize| {
            let (without, with) = (path(actors, false), path(actors, true));
            let comparison = compared(&without, &with, &["strength", "delay"]);
            let sheet = Sheet::new(&comparison, &without, &with);
            for row in &sheet.rows {
                for (side, place) in [&without, &with].into_iter().zip(row.places) {
                    let subjects = row.metric.subjects(&side.network, &side.mid);
                    assert_eq!(subjects[place.expect("there")], row.subject);
                }
            }
            let of_pairs = |scope: Scope| {
                let own = sheet.rows.iter().filter(|row| row.metric.scope() == scope);
                own.map(|row| row.subject.join("-")).collect::<Vec<_>>()
            };
            (of_pairs(Scope::Pair), of_pairs(Scope::Actor).len())
        };
        let (pairs, actors) = subjects(6);
        assert_eq!((pairs.len(), actors), (15, 6));
        assert_eq!(subjects(7), (vec!["V00-V02".to_string()], 7));
    }

    #[test]
    fn what_is_known_from_a_sample_is_left_out_of_the_draws_and_said_once() {
        let (one, none) = (Score::Defined(1.0), Score::Undefined("not here"));
        let sampled = Score::Estimated {
            value: 1.0,
            error: 0.1,
        };
        let rows: [(&str, &[&str], [Score; 2]); 7] = [
            ("degree", &["V00"], [one, one]),
            ("strength", &["V00"], [one, one]),
            ("strength", &["V01"], [one, one]),
            ("katz", &["V00"], [sampled, none]),
            ("katz", &["V01"], [none, sampled]),
            ("pagerank", &["V00"], [none, one]),
            ("closeness-delay", &["V00"], [one, Score::Infinite]),
        ];
        let mixed = sheet(&rows);
        // Strength, PageRank on the side with, and closeness; coded numbers move no degree.
        assert_eq!(mixed.moving(), 3);
        assert!(mixed.rows[3].at_mid().iter().all(|score| score.is_nan()));
        assert_eq!(mixed.rows[6].at_mid(), [1.0, f64::INFINITY]);
        assert_eq!(
            mixed.estimated().as_deref(),
            Some("katz: estimated by sampling here, and not drawn again under other numbers")
        );
        let exact = [&rows[..3], &rows[5..]].concat();
        assert_eq!(sheet(&exact).estimated(), None);
    }
}
