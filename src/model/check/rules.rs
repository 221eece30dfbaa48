//! The rules of single values.

use super::Check;
use crate::{
    error::nearest,
    model::{
        Date, Place, Problem, Range,
        number::{OTHER_UNIT, WORKABLE},
    },
};
use std::collections::HashMap;

pub(super) fn suggestion<'a>(
    id: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match nearest(id, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_string(),
    }
}

/// A character that breaks a table or a chart: control characters, and those that turn the direction of what follows.
pub fn is_unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Refuses what would break a table, a chart or a later reading of the same file.
pub(super) fn clean(text: &str, place: &Place) -> Check {
    if text.chars().any(is_unfit) {
        return Err(Problem::new(
            place.clone(),
            format!("{text:?} has a control character"),
            "write it with ordinary letters",
        ));
    }
    if text.trim() != text {
        return Err(Problem::new(
            place.clone(),
            format!("{text:?} begins or ends with a blank"),
            "delete the blank",
        ));
    }
    Ok(())
}

pub(super) fn named(id: &str, place: &Place) -> Check {
    if id.trim().is_empty() {
        return Err(Problem::new(
            place.key("id"),
            "an empty id",
            "give it a short name of its own",
        ));
    }
    clean(id, &place.key("id"))
}

pub(super) fn unique<'a>(
    ids: impl Iterator<Item = &'a String>,
    what: &str,
    place: &Place,
    field: &'static str,
) -> Check {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, id) in ids.enumerate() {
        if let Some(first) = seen.insert(id, index) {
            let at = place.index(index);
            return Err(Problem::new(
                if field.is_empty() { at } else { at.key(field) },
                format!(
                    "{what} `{id}` is written twice (first as number {})",
                    first + 1
                ),
                "every id is used once; rename or delete one",
            ));
        }
    }
    Ok(())
}

pub(super) fn in_order(range: Range, place: &Place, what: &str) -> Check {
    match range.fault() {
        None => Ok(()),
        Some(rule) => Err(Problem::new(
            place.clone(),
            format!("{what} {} {rule}", range.list()),
            "give one number, or [low, mid, high]",
        )),
    }
}

pub(super) fn strength(range: Option<Range>, place: &Place) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key("strength");
    in_order(range, &place, "strength")?;
    if range.low < 0.0 {
        return Err(Problem::new(
            place,
            format!("strength {} is below 0", range.list()),
            "a strength is 0 (no tie) or more",
        ));
    }
    let ends = [range.low, range.mid, range.high];
    workable(
        ends.into_iter().filter(|&end| end > 0.0),
        &place,
        "strength",
    )
}

pub(super) fn delay(range: Option<Range>, place: &Place) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key("delay");
    in_order(range, &place, "delay")?;
    if range.low <= 0.0 {
        return Err(Problem::new(
            place,
            format!("delay {} is not above 0", range.list()),
            "give hours, more than 0",
        ));
    }
    workable(
        [range.low, range.mid, range.high].into_iter(),
        &place,
        "delay",
    )
}

/// Keeps sums, products and inverses of coded numbers far from the limits of floating point.
pub(super) fn workable(mut values: impl Iterator<Item = f64>, place: &Place, what: &str) -> Check {
    let [least, most] = WORKABLE;
    match values.find(|value| !(least..=most).contains(value)) {
        None => Ok(()),
        Some(value) => Err(Problem::new(
            place.clone(),
            format!("{what} {value:e} is outside {least:e}–{most:e}"),
            OTHER_UNIT,
        )),
    }
}

pub(super) fn probability(range: Option<Range>, place: &Place, field: &'static str) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key(field);
    in_order(range, &place, field)?;
    if range.low < 0.0 || range.high > 1.0 {
        return Err(Problem::new(
            place,
            format!("{field} {} is outside 0–1", range.list()),
            "it is a probability: 0 never, 1 always",
        ));
    }
    Ok(())
}

pub(super) fn ordered(from: Option<Date>, to: Option<Date>, place: &Place, id: &str) -> Check {
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(Problem::new(
            place.clone(),
            format!("`{id}` ends on {to}, before it starts on {from}"),
            "exchange the dates, or leave `to` out while it lasts",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{WORKABLE, is_unfit};
    use crate::{
        by_hand::tied,
        model::{
            Agreement, Capability, Configuration, Kind, Member, Question, Range, Status, Study,
        },
    };

    fn exact(value: f64) -> Option<Range> {
        Some(Range::exact(value))
    }

    fn range(low: f64, mid: f64, high: f64) -> Option<Range> {
        Some(Range { low, mid, high })
    }

    /// A and B, a tie of theirs, and an agreement of theirs, which begins and ends on one day.
    fn study() -> Study {
        let day = "2000-01-01".parse().ok();
        Study {
            agreement: vec![Agreement {
                id: "X".into(),
                members: Some(vec![Member::named("A"), Member::named("B")]),
                from: day,
                to: day,
                ..Agreement::default()
            }],
            ..tied(&["A", "B"], &[("A", "B")])
        }
    }

    /// The place that is refused once the study is altered so, as readers are told it; nothing if all is well.
    fn refused(alter: impl FnOnce(&mut Study)) -> Option<String> {
        let mut study = study();
        alter(&mut study);
        let problem = study.check().err();
        problem.map(|problem| problem.place.to_string())
    }

    fn at(place: &str) -> Option<String> {
        Some(place.to_string())
    }

    #[test]
    fn strengths_begin_at_nothing_and_hours_above_it_and_neither_leaves_what_can_be_reckoned_with()
    {
        let [least, most] = WORKABLE;
        let strength = |range| refused(|study| study.tie[0].strength = range);
        let delay = |range| refused(|study| study.tie[0].delay = range);
        for both in [exact(least), exact(most), range(least, 1.0, most)] {
            assert_eq!((strength(both), delay(both)), (None, None), "{both:?}");
        }
        for neither in [
            exact(least / 2.0),
            exact(most * 2.0),
            exact(-1.0),
            exact(f64::NAN),
            range(1.0, 2.0, most * 2.0),
            range(least / 2.0, 2.0, 3.0),
            range(-1.0, 0.5, 1.0),
            range(2.0, 1.0, 3.0),
            range(1.0, 3.0, 2.0),
        ] {
            assert_eq!(strength(neither), at("tie[1].strength"), "{neither:?}");
            assert_eq!(delay(neither), at("tie[1].delay"), "{neither:?}");
        }
        for strength_alone in [exact(0.0), range(0.0, 0.0, 1.0)] {
            assert_eq!(strength(strength_alone), None);
            assert_eq!(delay(strength_alone), at("tie[1].delay"));
        }
        let handling = |range| refused(|study| study.agreement[0].handling_delay = range);
        for fine in [exact(0.0), range(0.0, 1.0, 2.0)] {
            assert_eq!(handling(fine), None);
        }
        for wrong in [exact(-0.5), range(-0.5, 1.0, 2.0), range(2.0, 1.0, 3.0)] {
            assert_eq!(handling(wrong), at("agreement[1].handling_delay"));
        }
    }

    #[test]
    fn a_probability_is_from_never_to_always_wherever_it_stands() {
        type Alter = fn(&mut Study, Option<Range>);
        let places: [(&str, Alter); 6] = [
            ("tie[1].availability", |s, range| {
                s.tie[0].availability = range
            }),
            ("actor[2].availability", |s, range| {
                s.actor[1].availability = range
            }),
            ("actor[1].consent", |s, range| s.actor[0].consent = range),
            ("agreement[1].availability", |s, range| {
                s.agreement[0].availability = range;
            }),
            ("agreement[1].handling_availability", |s, range| {
                s.agreement[0].handling_availability = range;
            }),
            ("kind[2].availability", |s, range| {
                let kind = |id: &str, availability| Kind {
                    id: id.into(),
                    availability,
                    ..Kind::default()
                };
                s.kind = vec![kind("one", None), kind("two", range)];
            }),
        ];
        for (place, alter) in places {
            for fine in [exact(0.0), exact(1.0), range(0.0, 0.5, 1.0)] {
                assert_eq!(refused(|study| alter(study, fine)), None, "{place}");
            }
            for wrong in [
                exact(-0.1),
                exact(1.1),
                range(-0.1, 0.5, 1.0),
                range(0.0, 0.5, 1.1),
                range(0.5, 0.4, 0.6),
            ] {
                assert_eq!(refused(|study| alter(study, wrong)), at(place), "{wrong:?}");
            }
        }
    }

    #[test]
    fn actors_stand_in_the_unit_square_and_what_they_can_do_is_a_share() {
        let place = |x: f64, y: f64| refused(|study| study.actor[1].at = Some([x, y]));
        for (x, y) in [(0.0, 1.0), (1.0, 0.0), (0.5, 0.5)] {
            assert_eq!(place(x, y), None);
        }
        for (x, y) in [(-0.1, 0.5), (0.5, 1.1), (f64::NAN, 0.5)] {
            assert_eq!(place(x, y), at("actor[2].at"));
        }
        let value = |value: f64| {
            let one = |value| Capability {
                id: "radar".into(),
                value,
                basis: String::new(),
            };
            refused(|study| study.actor[0].capabilities = vec![one(1.0), one(value)])
        };
        assert_eq!((value(0.0), value(1.0)), (None, None));
        for wrong in [-0.1, 1.1, f64::NAN] {
            assert_eq!(value(wrong), at("actor[1].capabilities[2].value"));
        }
    }

    #[test]
    fn an_agreement_is_refused_at_what_is_wrong_with_it() {
        type Alter = fn(&mut Agreement);
        let event = || Status {
            date: "2001-01-01".parse().ok(),
            status: "suspended".into(),
            ..Status::default()
        };
        let day = |text: &str| text.parse().ok();
        // It may end on the day on which it begins, and not the day before.
        assert_eq!(refused(|_| {}), None);
        let ends = refused(|study| study.agreement[0].to = day("1999-12-31"));
        assert_eq!(ends, at("agreement[1].to"));
        let rows: [(&str, Alter); 5] = [
            ("agreement[1].id", |own| own.members = Some(Vec::new())),
            ("agreement[1].members", |own| {
                own.members = Some(vec![Member::named("A")])
            }),
            ("agreement[1].members[2]", |own| {
                own.members = Some(["A", "A"].map(Member::named).to_vec())
            }),
            ("agreement[1].members[3]", |own| {
                own.members = Some(["A", "B", "C"].map(Member::named).to_vec())
            }),
            ("agreement[1].hub", |own| own.hub = Some("C".into())),
        ];
        for (place, alter) in rows {
            assert_eq!(refused(|study| alter(&mut study.agreement[0])), at(place));
        }
        let pair = |a: &str, b: &str| {
            let pair = Some([a.to_string(), b.to_string()]);
            let second = Status { pair, ..event() };
            refused(|study| study.agreement[0].status = vec![event(), second])
        };
        assert_eq!(pair("B", "A"), None);
        assert_eq!(pair("C", "A"), at("agreement[1].status[2].pair[1]"));
        assert_eq!(pair("A", "C"), at("agreement[1].status[2].pair[2]"));
        assert_eq!(pair("A", "A"), at("agreement[1].status[2].pair[2]"));
    }

    #[test]
    fn a_question_sets_two_configurations_side_by_side_and_no_other_number() {
        let asked = |ids: &[&str]| {
            let question = Question {
                configurations: ids.iter().map(|id| (*id).to_string()).collect(),
                ..Question::default()
            };
            refused(|study| {
                study.configuration = ["one", "two", "three"]
                    .map(|id| Configuration {
                        id: id.into(),
                        ..Configuration::default()
                    })
                    .to_vec();
                study.compare = Some(question);
            })
        };
        assert_eq!((asked(&[]), asked(&["two", "one"])), (None, None));
        for ids in [&["one"][..], &["one", "two", "three"]] {
            assert_eq!(asked(ids), at("compare.configurations"));
        }
        assert_eq!(asked(&["one", "four"]), at("compare.configurations[2]"));
        let twice = refused(|study| study.tie[0].b = "A".into());
        assert_eq!(twice, at("tie[1].b"));
    }

    #[test]
    fn letters_that_turn_the_direction_of_a_text_are_unfit_and_their_neighbours_are_not() {
        for unfit in [
            '\n', '\u{7f}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}',
        ] {
            assert!(is_unfit(unfit), "{unfit:?}");
        }
        for fit in ['a', ' ', 'ü', '–', '\u{200d}', '\u{2030}', '\u{2070}'] {
            assert!(!is_unfit(fit), "{fit:?}");
        }
    }

    #[test]
    fn an_hour_of_nothing_is_told_from_one_too_short_to_reckon_with() {
        let said = |delay: f64| {
            let mut study = study();
            study.tie[0].delay = exact(delay);
            study.check().expect_err("no delay").message
        };
        assert_eq!(said(0.0), "delay 0 is not above 0");
        assert_eq!(said(-1.0), "delay -1 is not above 0");
        assert!(said(WORKABLE[0] / 2.0).contains(" is outside "));
    }
}
