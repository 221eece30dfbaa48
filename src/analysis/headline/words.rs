//! Phrases that findings are made of.

use super::Measured;
use crate::{
    analysis::{brief, in_words, number, small},
    kernels::{Apart, Length, Loss, View, compare_lengths},
    model::{Score, Transit, list},
};

/// Both sides in one: "With and without X" where they are called so.
pub(super) fn both(without: &str, with: &str) -> String {
    let named = without.strip_prefix("Without ");
    match named.filter(|&name| with.strip_prefix("With ") == Some(name)) {
        Some(name) => format!("With and without {name}"),
        None => format!("{without} and {}", small(with)),
    }
}

/// "every permitted A–B route passes through H", "A and B have 2 independent routes", …
pub(super) fn routes_phrase(
    side: &Measured,
    (a, b): (usize, usize),
    names: (&str, &str),
) -> String {
    let view = &side.mid;
    let permitted = if view.transit() == Transit::Granted {
        "permitted "
    } else {
        ""
    };
    let joined = view
        .sweep(Length::Hops)
        .map(|sweep| sweep.distance(a, b).is_finite());
    // Where ties run one way, one of the two sends and the other receives.
    let have = |what: String, many: bool| {
        let [a, b] = [a, b].map(|end| side.network.actor(end).in_a_sentence());
        match (view.is_directed(), many) {
            (false, _) => format!("{a} and {b} have {what}"),
            (true, false) => format!("from {a} to {b} there is {what}"),
            (true, true) => format!("from {a} to {b} there are {what}"),
        }
    };
    if joined != Ok(true) {
        return have(format!("no {permitted}route"), false);
    }
    let middlemen: Vec<String> = (0..view.n())
        .filter(|&actor| actor != a && actor != b && parts(view, actor, (a, b)))
        .map(|actor| side.network.actor(actor).in_a_sentence())
        .collect();
    let count = view
        .routes(Apart::Actors)
        .map_or(0, |counts| counts[view.pair_index(a, b)]);
    if !middlemen.is_empty() {
        return format!(
            "every {permitted}{}{}{} route passes through {}",
            names.0,
            side.network.joint(),
            names.1,
            list(middlemen.into_iter())
        );
    }
    let direct = view.link_between(a, b).is_some();
    match (count, direct) {
        (1, true) => have(format!("one {permitted}route, the direct one"), false),
        (1, false) => have(format!("one {permitted}route"), false),
        (count, _) => have(
            format!("{} independent {permitted}routes", in_words(count)),
            true,
        ),
    }
}

fn parts(view: &View, actor: usize, pair: (usize, usize)) -> bool {
    let pair = if view.is_directed() {
        pair
    } else {
        (pair.0.min(pair.1), pair.0.max(pair.1))
    };
    view.pairs_lost(Loss::Actor(actor))
        .is_ok_and(|lost| lost.contains(&pair))
}

/// Smallest change that is given as a number.
const LEAST: f64 = 0.0001;

/// "The probability … rises from 0.47 to 0.72 (coded range 0.14–0.78 to 0.32–0.93)."
pub(super) fn moved(
    what: &str,
    unit: &str,
    old: (Score, Option<[f64; 2]>),
    new: (Score, Option<[f64; 2]>),
) -> Option<String> {
    let unit = match unit {
        "hours" => " h",
        _ => "",
    };
    let range = |bounds: Option<[f64; 2]>| {
        bounds.map(|[low, high]| format!("{}–{}", brief(low), brief(high)))
    };
    let ranges = match (range(old.1), range(new.1)) {
        (Some(old), Some(new)) if old != new => format!(" (coded range {old} to {new})"),
        (Some(old), Some(_)) => format!(" (coded range {old} on both sides)"),
        (Some(old), None) => format!(" (coded range {old} without)"),
        (None, Some(new)) => format!(" (coded range {new})"),
        (None, None) => String::new(),
    };
    Some(match (old.0, new.0) {
        (Score::Defined(old), Score::Defined(new)) if compare_lengths(old, new).is_eq() => {
            format!("The {what} stays at {}{unit}{ranges}.", brief(new))
        }
        (Score::Defined(old), Score::Defined(new)) if brief(old) == brief(new) => {
            let verb = if new > old { "rises" } else { "falls" };
            let by = match (new - old).abs() {
                by if by < LEAST => format!("less than {LEAST}"),
                by => number(by),
            };
            format!(
                "The {what} hardly {verb}: by {by}{unit}, at {}{unit}{ranges}.",
                brief(new)
            )
        }
        (Score::Defined(old), Score::Defined(new)) => {
            let verb = if new > old { "rises" } else { "falls" };
            format!(
                "The {what} {verb} from {}{unit} to {}{unit}{ranges}.",
                brief(old),
                brief(new)
            )
        }
        (Score::Infinite, Score::Defined(new)) => {
            format!(
                "The {what} is infinite on the first side, for want of a route, and {}{unit} on the second{ranges}.",
                brief(new)
            )
        }
        (Score::Defined(old), Score::Infinite) => {
            format!(
                "The {what} is {}{unit} on the first side and infinite on the second, for want of a route{ranges}.",
                brief(old)
            )
        }
        _ => return None,
    })
}

/// "Over every combination … lies between +0.15 and +0.47."
pub(super) fn spread(ends: [f64; 2], unit: &str) -> String {
    let [least, most] = ends.map(|value| match value {
        value if value.abs() < 1e-9 => brief(0.0),
        value if value > 0.0 => format!("+{}", brief(value)),
        value => brief(value),
    });
    let unit = if unit == "hours" { " h" } else { "" };
    format!(
        "Over every combination of low and high values that change lies between {least} and {most}{unit}."
    )
}

#[cfg(test)]
mod tests {
    use super::{both, moved, routes_phrase, spread};
    use crate::{
        by_hand::{measured, tied},
        model::Score::{self, Defined, Infinite, Undefined},
    };

    #[test]
    fn a_score_is_said_to_stay_to_move_hardly_or_to_move_and_where_it_is_infinite() {
        let said = |old: Score, new: Score| moved("delay", "hours", (old, None), (new, None));
        let is = |old: f64, new: f64, answer: &str| {
            assert_eq!(said(Defined(old), Defined(new)).as_deref(), Some(answer));
        };
        is(2.5, 2.5 + 1e-12, "The delay stays at 2.5 h.");
        is(2.5, 4.0, "The delay rises from 2.5 h to 4 h.");
        is(4.0, 2.5, "The delay falls from 4 h to 2.5 h.");
        is(
            300.0,
            300.25,
            "The delay hardly rises: by 0.25 h, at 300 h.",
        );
        is(
            300.25,
            300.0,
            "The delay hardly falls: by 0.25 h, at 300 h.",
        );
        is(
            2.5,
            2.50005,
            "The delay hardly rises: by less than 0.0001 h, at 2.5 h.",
        );
        assert_eq!(
            said(Infinite, Defined(4.0)).as_deref(),
            Some(
                "The delay is infinite on the first side, for want of a route, and 4 h on the second."
            )
        );
        assert_eq!(
            said(Defined(4.0), Infinite).as_deref(),
            Some(
                "The delay is 4 h on the first side and infinite on the second, for want of a route."
            )
        );
        assert_eq!(said(Undefined("no tie"), Defined(4.0)), None);
        assert_eq!(said(Infinite, Infinite), None);
    }

    #[test]
    fn coded_ranges_are_given_of_both_sides_once_where_they_read_alike() {
        let said = |old: Option<[f64; 2]>, new: Option<[f64; 2]>| {
            moved("share", "1", (Defined(1.0), old), (Defined(2.0), new)).expect("defined")
        };
        let (one, two) = (Some([0.5, 1.0]), Some([1.5, 3.0]));
        for (old, new, answer) in [
            (one, two, " (coded range 0.5–1 to 1.5–3)"),
            (one, one, " (coded range 0.5–1 on both sides)"),
            (one, None, " (coded range 0.5–1 without)"),
            (None, two, " (coded range 1.5–3)"),
            (None, None, ""),
        ] {
            assert_eq!(
                said(old, new),
                format!("The share rises from 1 to 2{answer}.")
            );
        }
    }

    #[test]
    fn the_ends_of_a_change_have_their_signs_but_for_rounding() {
        let said = |ends: [f64; 2], unit: &str| {
            let text = spread(ends, unit);
            text.split_once("lies between ")
                .map(|(_, rest)| rest.to_string())
        };
        let is = |ends, unit, answer: &str| assert_eq!(said(ends, unit).as_deref(), Some(answer));
        is([-2.5, 0.25], "hours", "−2.5 and +0.25 h.");
        is([-1e-12, 1e-12], "probability", "0 and 0.");
        is([1e-6, 3.0], "probability", "+1.0e−6 and +3.");
    }

    #[test]
    fn sides_of_one_thing_are_named_together_and_others_one_by_one() {
        assert_eq!(
            both("Without AUKUS", "With AUKUS"),
            "With and without AUKUS"
        );
        assert_eq!(
            both("Without AUKUS", "With ANZUS"),
            "Without AUKUS and with ANZUS"
        );
        assert_eq!(both("Before", "After"), "Before and after");
    }

    #[test]
    fn those_through_whom_every_route_passes_are_named_and_else_the_routes_counted() {
        let routes = |ties: &[(&str, &str)]| {
            let side = measured(&tied(&[], ties));
            let at = |id: &str| side.network.index_of(id).expect("there");
            routes_phrase(&side, (at("A"), at("B")), ("A", "B"))
        };
        let chain = [("A", "M"), ("M", "N"), ("N", "B"), ("B", "X"), ("X", "Y")];
        assert_eq!(routes(&chain), "every A–B route passes through M and N");
        let direct = [&chain[..], &[("A", "B")]].concat();
        assert_eq!(routes(&direct), "A and B have two independent routes");
        assert_eq!(
            routes(&[("A", "B"), ("B", "X")]),
            "A and B have one route, the direct one"
        );
        assert_eq!(routes(&[("A", "X"), ("Y", "B")]), "A and B have no route");
    }
}
