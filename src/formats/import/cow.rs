//! Correlates of War, Formal Alliances, version 4.1: alliances of the years 1816–2012, by member, by pair and by
//! directed pair, each as spells or by year. The user brings the file: it is neither bundled nor fetched.
//!
//! An empty end with `right_censor` 1 means in force on 31 December 2012, not today. The directed file by year holds
//! each pair in one order only, which `gather` finds out.
//!
//! Source: Gibler 2009, International Military Alliances, 1648–2008, and the codebook of version 4.1.

use super::{Ends, Layout, Obligation, Source, Time};

pub(super) static SOURCE: Source = Source {
    id: "cow",
    title: "COW Formal Alliances 4.1",
    years: [1816, 2012],
    obligations: &[
        (Obligation::Defense, "defense"),
        (Obligation::Neutral, "neutrality"),
        (Obligation::Nonagg, "nonaggression"),
        (Obligation::Consul, "entente"),
    ],
    layouts: &[
        Layout {
            file: "alliance_v4.1_by_dyad_yearly.csv",
            mark: Some("asymmetry"),
            directed: false,
            time: Time::Year,
            ..PAIR
        },
        Layout {
            file: "alliance_v4.1_by_dyad.csv",
            mark: Some("asymmetry"),
            directed: false,
            ..PAIR
        },
        Layout {
            file: "alliance_v4.1_by_directed_yearly.csv",
            time: Time::Year,
            ..PAIR
        },
        PAIR,
        Layout {
            file: "alliance_v4.1_by_member_yearly.csv",
            time: Time::Year,
            ..MEMBER
        },
        MEMBER,
    ],
    cite: "Correlates of War, Formal Alliances 4.1: Gibler 2009, International Military Alliances, 1648-2008, CQ Press",
    caveats,
};

const PAIR: Layout = Layout {
    file: "alliance_v4.1_by_directed.csv",
    ends: Ends::Pair("ccode1", "ccode2"),
    mark: None,
    alliance: Some("version4id"),
    time: Time::Spell("dyad_st_year", "dyad_end_year"),
    prefix: "",
    directed: true,
};

const MEMBER: Layout = Layout {
    file: "alliance_v4.1_by_member.csv",
    ends: Ends::Member("ccode"),
    mark: None,
    alliance: Some("version4id"),
    time: Time::Spell("mem_st_year", "mem_end_year"),
    prefix: "",
    directed: true,
};

fn caveats(year: i32, chosen: &[Obligation]) -> Vec<String> {
    let mut caveats =
        vec!["an alliance begins on the day of signature in this data set".to_string()];
    if (1954..=1977).contains(&year) {
        let kept = chosen.contains(&Obligation::Consul);
        caveats.push(format!(
            "SEATO is coded as an entente, {}",
            if kept {
                "and so is a tie here"
            } else {
                "and so is no tie here"
            }
        ));
    }
    if year >= 2004 && chosen.contains(&Obligation::Defense) {
        let entrants = if year >= 2009 {
            "2004 and 2009"
        } else {
            "2004"
        };
        caveats.push(format!(
            "the states that entered NATO in {entrants} are missing from it"
        ));
    }
    caveats
}
