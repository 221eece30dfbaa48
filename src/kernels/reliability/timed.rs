//! Reliability within a time: the probability that a working route takes at most so many hours, handling included.
//!
//! A route here names one single tie for each of its legs, so that a slow tie counts where the fast one beside it is
//! down. Routes are joined to the event in the order of their delay; each distinct delay is a step of a function that
//! ends at the reliability without a deadline.

use super::{
    super::view::View,
    Odds, Sample,
    causes::{State, states},
    estimated,
    forest::{ALWAYS, Forest, NEVER, Root, TOO_LARGE},
    granted::variables,
    request_consent,
    routes::{SingleRoute, single_routes},
};
use crate::model::Score;

/// Steps of the function of one source, and nodes of its diagrams, before a sample takes over.
const MOST_STEPS: usize = 150;
const MOST_NODES: usize = 50_000;

/// Relative; sums of delays that are the same on paper differ by this at the most.
const SAME_DELAY: f64 = 1e-9;

/// The event at each distinct delay, ascending.
type Steps = Vec<(f64, Root)>;

/// Whether something arrives by a time, for any odds; of several questions the mean.
#[derive(Clone, Debug)]
pub struct Timed<'v> {
    /// The view whose delays count.
    delays: &'v View,
    asked: Vec<Asked>,
    /// Per question; nothing where a sample must do.
    exact: Option<Vec<(Forest, Steps)>>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// That a request of one is answered by the other.
    Pair(usize, usize),
    /// That what one knows has reached all others.
    Informed(usize),
}

impl<'v> Timed<'v> {
    /// Lists the routes with the delays of this view.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn of(delays: &'v View, asked: &[Asked]) -> Result<Self, &'static str> {
        if delays.transit() == crate::model::Transit::Granted {
            delays.permitted()?;
        }
        let each = asked.iter().map(|&asked| exact(delays, asked));
        Ok(Self {
            delays,
            asked: asked.to_vec(),
            exact: each.collect::<Result<_, _>>().ok(),
        })
    }

    /// Whether the routes are few enough for exact values.
    pub fn is_exact(&self) -> bool {
        self.exact.is_some()
    }

    /// The delays at which the probability can step up, ascending; nothing where it is estimated.
    pub fn hours(&self) -> Vec<f64> {
        let steps = self.exact.iter().flatten().flat_map(|(_, steps)| steps);
        distinct(steps.map(|step| step.0).collect())
    }

    /// The probability at each of `hours`, the originator's consent included, with the odds and the consent of `odds`:
    /// another view of the same network, or the same.
    pub fn at(&self, odds: &View, hours: &[f64]) -> Vec<Score> {
        let all = |reason| vec![Score::Undefined(reason); hours.len()];
        if let Err(reason) = odds.availabilities_are_known() {
            return all(reason);
        }
        let consent = self.asked.iter().map(|asked| asked.consent(odds));
        let consent: Vec<f64> = consent.collect();
        if let Some(Ok(values)) = self
            .exact
            .as_ref()
            .map(|exact| self.exactly(exact, odds, &consent, hours))
        {
            return values.into_iter().map(Score::from_f64).collect();
        }
        match Sample::in_time(odds, self.delays, &self.asked, &consent, hours) {
            Ok(estimates) => estimates
                .into_iter()
                .map(|estimate| estimated(estimate, 1.0))
                .collect(),
            Err(reason) => all(reason),
        }
    }

    fn exactly(
        &self,
        exact: &[(Forest, Steps)],
        view: &View,
        consent: &[f64],
        hours: &[f64],
    ) -> Result<Vec<f64>, &'static str> {
        let odds = Odds::of(view);
        let mut total = vec![0.0; hours.len()];
        for state in states(&odds)? {
            let variables = variables(&state.odds(view, &odds, None));
            let each = exact.iter().zip(&self.asked).zip(consent);
            for (((forest, steps), asked), consent) in each {
                if asked.is_parted(view, &state) {
                    continue;
                }
                let nodes = forest.probabilities(&variables);
                let weight = state.probability * consent / exact.len() as f64;
                for (sum, &hours) in total.iter_mut().zip(hours) {
                    *sum += weight * nodes[by(steps, hours) as usize];
                }
            }
        }
        Ok(total)
    }
}

impl Asked {
    fn consent(self, view: &View) -> f64 {
        match self {
            Asked::Pair(a, b) => request_consent(view, (a, b)),
            Asked::Informed(source) => view.consent(source),
        }
    }

    /// Whether common causes rule it out by whatever route.
    fn is_parted(self, view: &View, state: &State) -> bool {
        match self {
            Asked::Pair(a, b) => state.parts(view, a, b),
            Asked::Informed(source) => (0..view.n()).any(|b| state.parts(view, source, b)),
        }
    }
}

/// The event by a time.
fn by(steps: &Steps, hours: f64) -> Root {
    let by = steps.partition_point(|step| step.0 <= hours * (1.0 + SAME_DELAY));
    by.checked_sub(1).map_or(NEVER, |last| steps[last].1)
}

/// Probability that a request between the two is answered within `hours`, consent included: exact, or estimated where
/// the routes are too many; undefined where an availability is unknown.
pub fn within(view: &View, a: usize, b: usize, hours: f64) -> Score {
    at(view, Asked::Pair(a, b), hours)
}

/// Probability that what `source` knows has reached all others within `hours`, its consent included.
pub fn informed_within(view: &View, source: usize, hours: f64) -> Score {
    at(view, Asked::Informed(source), hours)
}

fn at(view: &View, asked: Asked, hours: f64) -> Score {
    match Timed::of(view, &[asked]) {
        Ok(timed) => timed.at(view, &[hours])[0],
        Err(reason) => Score::Undefined(reason),
    }
}

fn exact(view: &View, asked: Asked) -> Result<(Forest, Steps), &'static str> {
    let mut forest = Forest::of_at_most(MOST_NODES);
    let steps = match asked {
        Asked::Pair(a, b) => steps(view, a, b, &mut forest)?,
        Asked::Informed(source) => {
            let others = (0..view.n()).filter(|&other| other != source);
            let each = others
                .map(|other| steps(view, source, other, &mut forest))
                .collect::<Result<Vec<_>, _>>()?;
            if each.is_empty() {
                // A lone actor has informed everybody, at once, if it works.
                let alone = forest.variable(source)?;
                return Ok((forest, vec![(0.0, alone)]));
            }
            let hours = distinct(each.iter().flatten().map(|step| step.0).collect());
            if hours.len() > MOST_STEPS {
                return Err(TOO_LARGE);
            }
            let mut all = Vec::with_capacity(hours.len());
            for hour in hours {
                let mut event = ALWAYS;
                for steps in &each {
                    event = forest.and(event, by(steps, hour))?;
                }
                all.push((hour, event));
            }
            all
        }
    };
    Ok((forest, steps))
}

fn steps(view: &View, a: usize, b: usize, forest: &mut Forest) -> Result<Steps, &'static str> {
    let mut routes = single_routes(view, a, b)?;
    routes.sort_by(|x, y| x.delay.total_cmp(&y.delay));
    let mut steps: Steps = Vec::new();
    let mut some = NEVER;
    for route in &routes {
        let works = works(view, route, forest)?;
        some = forest.or(some, works)?;
        match steps.last_mut() {
            Some(step) if route.delay <= step.0 * (1.0 + SAME_DELAY) => step.1 = some,
            Some(step) if step.1 == some => {}
            _ => steps.push((route.delay, some)),
        }
    }
    Ok(steps)
}

/// Every actor is asked, also one that always works here: it may not under other odds.
fn works(view: &View, route: &SingleRoute, forest: &mut Forest) -> Result<Root, &'static str> {
    let (tie, grant) = (view.n(), view.n() + view.channels().len());
    let actors = route.actors.iter().copied();
    let ties = route.ties.iter().map(|at| tie + at);
    let grants = route.grants.iter().map(|at| grant + at);
    let mut variables: Vec<usize> = actors.chain(ties).chain(grants).collect();
    variables.sort_unstable();
    // Bottom up, so that a conjunction is one node for each.
    let mut works = ALWAYS;
    for variable in variables.into_iter().rev() {
        works = forest.choice(variable, NEVER, works)?;
    }
    Ok(works)
}

fn distinct(mut hours: Vec<f64>) -> Vec<f64> {
    hours.sort_by(f64::total_cmp);
    hours.dedup_by(|next, kept| *next <= *kept * (1.0 + SAME_DELAY));
    hours
}

#[cfg(test)]
mod tests {
    use super::{Asked, MOST_STEPS, Score, Timed, distinct, informed_within, within};
    use crate::{
        by_hand::{numbered, tied, view},
        model::{Agreement, CommonCause, Member, Range, Study, Transit},
    };

    #[test]
    fn hours_that_are_the_same_on_paper_are_one() {
        let hours = vec![2.0, 1.0, 1.0, 1.0 + 5e-10, 1.0 + 3e-9, 0.25];
        assert_eq!(distinct(hours), [0.25, 1.0, 1.0 + 3e-9, 2.0]);
        assert_eq!(distinct(Vec::new()), Vec::<f64>::new());
    }

    #[test]
    fn where_permitted_routes_are_too_many_to_list_no_time_can_be_told() {
        // Nine, each of whom passes on between all others.
        let names: Vec<String> = (0..9).map(|at| format!("v{at}")).collect();
        let arrangement = |hub: &String| Agreement {
            id: format!("of-{hub}"),
            hub: Some(hub.clone()),
            members: Some(names.iter().map(Member::named).collect()),
            ..Agreement::default()
        };
        let study = Study {
            transit: Transit::Granted,
            agreement: names.iter().map(arrangement).collect(),
            ..Study::default()
        };
        let view = view(&study);
        let reason = Timed::of(&view, &[Asked::Pair(0, 1)]).err();
        assert!(reason.is_some() && reason == view.permitted().err());
    }

    #[test]
    fn what_a_cause_parts_does_not_arrive_by_whatever_route() {
        let study = Study {
            common_cause: vec![CommonCause {
                id: "X".into(),
                title: None,
                availability: Range::exact(0.75),
                agreements: Vec::new(),
                pairs: Vec::new(),
                actors: Vec::new(),
                between: vec!["A-C".into()],
            }],
            ..tied(&["A", "B", "C"], &[("A", "B"), ("B", "C")])
        };
        let view = view(&study);
        let [a, b, c] = [0, 1, 2];
        for (from, to, chance) in [(a, b, 1.0), (b, c, 1.0), (a, c, 0.75), (c, a, 0.75)] {
            assert_eq!(within(&view, from, to, 1e3), Score::Defined(chance));
        }
        for (source, chance) in [(a, 0.75), (b, 1.0), (c, 0.75)] {
            assert_eq!(informed_within(&view, source, 1e3), Score::Defined(chance));
        }
    }

    #[test]
    fn where_routes_are_too_many_to_follow_no_steps_are_known() {
        // Nine all tied to each other: 13,700 routes for each pair.
        let all = (0..9).flat_map(|a| (a + 1..9).map(move |b| (a, b, 1.0)));
        let view = view(&numbered(9, &all.collect::<Vec<_>>()));
        let timed = Timed::of(&view, &[Asked::Pair(0, 1)]).expect("open transit");
        assert!(!timed.is_exact());
        assert_eq!(timed.hours(), Vec::<f64>::new());
    }

    #[test]
    fn what_one_knows_reaches_others_at_as_many_times_as_may_be_told_apart_and_no_more() {
        // A hub, and so many others, each at its own time.
        let others = |number: usize| {
            let ties = (0..number).map(|at| (0, at + 1, (number - at) as f64));
            let mut study = numbered(number + 1, &ties.collect::<Vec<_>>());
            for tie in &mut study.tie {
                tie.delay = tie.strength.take();
            }
            let view = view(&study);
            let timed = Timed::of(&view, &[Asked::Informed(0)]).expect("open transit");
            timed.hours().len()
        };
        assert_eq!(others(MOST_STEPS), MOST_STEPS);
        assert_eq!(others(MOST_STEPS + 1), 0);
    }
}
