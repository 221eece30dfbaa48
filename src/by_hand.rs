//! Small networks drawn by hand, for the tests beside the code.

use crate::{
    analysis::Measured,
    kernels::View,
    model::{Actor, Agreement, BareTie, Level, Member, Network, Range, Selection, Study, Transit},
};

/// The network of a study as it stands, which is not checked: actors are those that it declares.
pub fn network(study: &Study) -> Network {
    Network::resolve(study, &Selection::default()).expect("a network")
}

/// The same at its mid values, as kernels see it.
pub fn view(study: &Study) -> View {
    View::new(&network(study), Level::Mid)
}

/// The same with all its levels, as analyses see it.
pub fn measured(study: &Study) -> Measured {
    Measured::new(network(study)).expect("few actors")
}

/// A tie of strength 1.
pub fn tie(a: &str, b: &str) -> BareTie {
    BareTie {
        a: a.into(),
        b: b.into(),
        ..BareTie::default()
    }
}

/// Actors by these names, and nothing between them.
pub fn actors(names: &[&str]) -> Study {
    Study {
        actor: names.iter().copied().map(Actor::named).collect(),
        ..Study::default()
    }
}

/// Actors by these names, and ties of strength 1.
pub fn tied(names: &[&str], ties: &[(&str, &str)]) -> Study {
    Study {
        tie: ties.iter().map(|&(a, b)| tie(a, b)).collect(),
        ..actors(names)
    }
}

/// `n` actors V0000, V0001, …, tied by their numbers with these strengths.
pub fn numbered(n: usize, ties: &[(usize, usize, f64)]) -> Study {
    let name = |at: usize| format!("V{at:04}");
    let strong = |&(a, b, strength): &(usize, usize, f64)| BareTie {
        strength: Some(Range::exact(strength)),
        ..tie(&name(a), &name(b))
    };
    Study {
        actor: (0..n).map(|at| Actor::named(name(at))).collect(),
        tie: ties.iter().map(strong).collect(),
        ..Study::default()
    }
}

/// A to B over X, Y and Z, each of which passes on under an arrangement of its own.
pub fn relays(transit: Transit) -> View {
    let arrangement = |(id, members): (&str, [&str; 3])| Agreement {
        id: id.into(),
        hub: Some(members[1].into()),
        members: Some(members.map(Member::named).to_vec()),
        ..Agreement::default()
    };
    let arrangements = [
        ("R1", ["A", "X", "Y"]),
        ("R2", ["X", "Y", "Z"]),
        ("R3", ["Y", "Z", "B"]),
    ];
    view(&Study {
        transit,
        agreement: arrangements.map(arrangement).to_vec(),
        ..actors(&["A", "X", "Y", "Z", "B"])
    })
}
