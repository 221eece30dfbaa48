//! How numbers and names read: every boundary at which the words change, by hand.

use linchpin::{
    analysis::{
        brief, capital, in_words, number, other_side, percent, score, share, signed, small,
        thousands,
    },
    error::nearest,
    model::Score,
};

/// A value, and how it reads.
type Said<'s> = (f64, &'s str);

fn reads(rule: fn(f64) -> String, rows: &[Said]) {
    for &(value, text) in rows {
        assert_eq!(rule(value), text, "{value}");
    }
}

#[test]
fn a_number_has_four_significant_digits_and_no_trailing_zeros() {
    reads(
        number,
        &[
            (0.0, "0"),
            (f64::INFINITY, "∞"),
            (f64::NEG_INFINITY, "−∞"),
            (1234.56, "1235"),
            (0.125, "0.125"),
            (-0.5, "−0.5"),
            (2.000_04, "2"),
            (100.0, "100"),
            (10.0, "10"),
            (1.0, "1"),
            (0.000_123_45, "0.0001235"),
            (0.000_099, "9.900e−5"),
            (-0.000_099, "−9.900e−5"),
            (9.99e9, "9990000000"),
            (1e10, "1.000e10"),
            // Half way goes away from zero, but not where the nudge would be seen.
            (0.000_25, "0.00025"),
            (1.0005, "1.001"),
            (999_999.5, "1000000"),
            (12_345_678.5, "12345678"),
        ],
    );
}

#[test]
fn a_brief_number_has_two_decimals_and_reads_as_one_only_where_it_is() {
    reads(
        brief,
        &[
            (0.0, "0"),
            (f64::INFINITY, "∞"),
            (f64::NEG_INFINITY, "−∞"),
            (100.4, "100"),
            (100.6, "101"),
            (99.994, "99.99"),
            (99.999, "100"),
            (0.126, "0.13"),
            (0.125, "0.13"),
            (-0.125, "−0.13"),
            (0.01, "0.01"),
            (0.009_96, "0.01"),
            (0.009_94, "0.0099"),
            (0.0001, "0.0001"),
            (0.000_099, "9.9e−5"),
            (0.995, "0.995"),
            (1.005, "1.005"),
            (-0.9951, "−0.9951"),
            (0.9949, "0.99"),
            (1.006, "1.01"),
            (0.999_999, "0.999999"),
            (1.000_02, "1.00002"),
            (1.0, "1"),
        ],
    );
    reads(signed, &[(0.5, "+0.5"), (-0.5, "−0.5"), (0.0, "0")]);
}

#[test]
fn percentages_have_a_sign_and_do_not_read_as_nothing_or_all_unless_they_are() {
    reads(
        percent,
        &[
            (0.0, "0 %"),
            (0.049, "< +0.1 %"),
            (-0.049, "> −0.1 %"),
            (0.05, "+0.1 %"),
            (-0.05, "−0.1 %"),
            (9.94, "+9.9 %"),
            (10.4, "+10 %"),
            (-10.6, "−11 %"),
        ],
    );
    reads(
        share,
        &[
            (0.0, "0 %"),
            (0.0009, "< 0.1 %"),
            (0.0012, "0.1 %"),
            (0.0084, "0.8 %"),
            (0.01, "1 %"),
            (0.5, "50 %"),
            (0.99, "99 %"),
            (0.9951, "99.5 %"),
            (0.9989, "99.9 %"),
            (0.9991, "> 99.9 %"),
            (1.0, "100 %"),
        ],
    );
}

#[test]
fn a_cell_says_what_a_score_is() {
    for (value, text) in [
        (None, "–"),
        (Some(Score::Defined(0.25)), "0.25"),
        (Some(Score::Infinite), "∞"),
        (Some(Score::Undefined("no ties")), "n/a"),
        (
            Some(Score::Estimated {
                value: 0.25,
                error: 0.001,
            }),
            "0.25 ± 0.001",
        ),
    ] {
        assert_eq!(score(value), text);
    }
}

#[test]
fn counts_and_names_read_as_in_a_sentence() {
    for (count, text) in [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (1_234_567, "1,234,567"),
    ] {
        assert_eq!(thousands(count), text);
    }
    for (count, text) in [(0, "no"), (1, "one"), (9, "nine"), (10, "10")] {
        assert_eq!(in_words(count), text);
    }
    for (text, first) in [
        ("betweenness", "Betweenness"),
        ("", ""),
        ("ökonomie", "Ökonomie"),
        ("a3 and b", "a3 and b"),
    ] {
        assert_eq!(capital(text), first);
    }
    for (text, first) in [
        ("Betweenness", "betweenness"),
        ("A pact", "a pact"),
        ("GSOMIA", "GSOMIA"),
        ("U", "U"),
        ("", ""),
    ] {
        assert_eq!(small(text), first);
    }
    for (named, other, text) in [
        ("with GSOMIA", "without GSOMIA", "without it"),
        ("Without GSOMIA", "with GSOMIA", "with it"),
        ("with A and B", "without A and B", "without them"),
        ("with A", "without B", "without B"),
        ("in one", "in another", "in another"),
    ] {
        assert_eq!(other_side(named, other), text);
    }
}

#[test]
fn a_slip_of_the_finger_finds_the_name_and_another_name_does_not() {
    let known = ["betweenness", "closeness", "degree"];
    for (typed, found) in [
        ("betweeness", Some("betweenness")),
        ("Degree", Some("degree")),
        ("dergee", Some("degree")),
        ("closenes", Some("closeness")),
        ("strength", None),
        ("d", None),
    ] {
        assert_eq!(nearest(typed, known).as_deref(), found, "{typed}");
    }
    assert_eq!(nearest(&"degree".repeat(17), known), None);
}
