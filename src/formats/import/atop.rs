//! ATOP, the Alliance Treaty Obligations and Provisions project, version 5.1: obligations of pairs of states by year,
//! 1815–2018.
//!
//! Source: Leeds, Ritter, Mitchell and Long 2002, doi:10.1080/03050620213653, and the codebook of version 5.1.

use super::{Ends, Layout, Obligation, Source, Time};

pub(super) static SOURCE: Source = Source {
    id: "atop",
    title: "ATOP 5.1",
    years: [1815, 2018],
    obligations: &[
        (Obligation::Defense, "defense"),
        (Obligation::Offense, "offense"),
        (Obligation::Neutral, "neutral"),
        (Obligation::Nonagg, "nonagg"),
        (Obligation::Consul, "consul"),
    ],
    layouts: &[
        Layout {
            file: "atop5_1ddyr.csv",
            ends: Ends::Pair("stateA", "stateB"),
            mark: None,
            alliance: None,
            time: Time::Year,
            prefix: "",
            directed: true,
        },
        Layout {
            file: "atop5_1dy.csv",
            ends: Ends::Pair("mem1", "mem2"),
            mark: None,
            alliance: None,
            time: Time::Year,
            prefix: "",
            directed: false,
        },
        Layout {
            file: "the directed dyad-years of the R package peacesciencer",
            ends: Ends::Pair("ccode1", "ccode2"),
            mark: None,
            alliance: None,
            time: Time::Year,
            prefix: "atop_",
            directed: true,
        },
    ],
    cite: "ATOP 5.1: Leeds, Ritter, Mitchell and Long 2002, Alliance Treaty Obligations and Provisions, 1815-1944, \
           International Interactions 28: 237-260, doi:10.1080/03050620213653",
    caveats,
};

fn caveats(year: i32, chosen: &[Obligation]) -> Vec<String> {
    let mut caveats = Vec::new();
    if chosen.contains(&Obligation::Nonagg) && year >= 2004 {
        caveats.push(
            "non-aggression pacts of whole regions are ties here: the Treaty of Amity and Cooperation in Southeast Asia \
             binds even Japan and South Korea from 2004, so a tie does not mean that two states are allies"
                .into(),
        );
    }
    caveats
}
