//! From a network to the nodes, edges and attributes that graph files hold, and what they cannot hold.

use crate::model::{Actor, Basis, Network, Range, Study, Tie, Transit, catalogue, codebook};

/// A value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(f64),
}

/// An attribute with a value.
pub(super) type Field = (&'static str, Value);

/// The attributes that nodes can have, and whether each is a number.
pub(super) const ACTOR_FIELDS: &[(&str, bool)] = &[
    ("label", false),
    ("bloc", false),
    ("availability", true),
    ("availability_low", true),
    ("availability_high", true),
    ("consent", true),
    ("consent_low", true),
    ("consent_high", true),
    ("x", true),
    ("y", true),
];

/// The attributes that edges can have, and whether each is a number.
pub(super) const TIE_FIELDS: &[(&str, bool)] = &[
    ("strength", true),
    ("strength_low", true),
    ("strength_high", true),
    ("delay", true),
    ("delay_low", true),
    ("delay_high", true),
    ("availability", true),
    ("availability_low", true),
    ("availability_high", true),
    ("agreement", false),
    ("kind", false),
    ("layer", false),
];

/// What a format holds of a network, beside ids and ties with their strength.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Carries {
    /// Actors that no tie names.
    pub isolated: bool,
    /// Names of actors that are not their ids.
    pub names: bool,
    /// Blocs, availability and consent of actors.
    pub actor_fields: bool,
    /// Drawing positions.
    pub positions: bool,
    /// Delay and availability of ties.
    pub delay_and_availability: bool,
    /// Low and high ends of coded numbers.
    pub ranges: bool,
    /// Agreement, kind and layer of ties.
    pub tie_labels: bool,
    /// Layers of ties, without the rest of `tie_labels`.
    pub layers: bool,
    /// Several ties of one pair.
    pub parallel: bool,
    /// The study's title.
    pub title: bool,
}

impl Carries {
    /// What a format with free attributes holds.
    pub(super) const ATTRIBUTES: Carries = Carries {
        isolated: true,
        names: true,
        actor_fields: true,
        positions: true,
        delay_and_availability: true,
        ranges: true,
        tie_labels: true,
        layers: true,
        parallel: true,
        title: true,
    };
}

/// The attributes of an actor, in the order of [`ACTOR_FIELDS`]; what is not known is left out.
pub(super) fn actor_fields(actor: &Actor) -> Vec<Field> {
    let mut fields = Vec::new();
    let text = |fields: &mut Vec<Field>, name, value: &Option<String>| {
        fields.extend(value.clone().map(|value| (name, Value::Text(value))));
    };
    text(&mut fields, "label", &actor.name);
    text(&mut fields, "bloc", &actor.bloc);
    if let Some(range) = actor.availability {
        range_fields(&mut fields, AVAILABILITY, range);
    }
    if let Some(range) = actor.consent {
        range_fields(
            &mut fields,
            ["consent", "consent_low", "consent_high"],
            range,
        );
    }
    if let Some([x, y]) = actor.at {
        fields.push(("x", Value::Number(x)));
        fields.push(("y", Value::Number(y)));
    }
    fields
}

const AVAILABILITY: [&str; 3] = ["availability", "availability_low", "availability_high"];

/// The attributes of a tie, in the order of [`TIE_FIELDS`]: the strength always, even 1; a delay or availability
/// only if someone coded it; no kind of the study's own codebook, which a graph file cannot explain.
pub(super) fn tie_fields(network: &Network, tie: &Tie) -> Vec<Field> {
    let mut fields = Vec::new();
    let coded = |basis| matches!(basis, Basis::Given | Basis::Codebook);
    range_fields(
        &mut fields,
        ["strength", "strength_low", "strength_high"],
        tie.strength,
    );
    if coded(tie.delay_basis) {
        range_fields(&mut fields, ["delay", "delay_low", "delay_high"], tie.delay);
    }
    if coded(tie.availability_basis) {
        range_fields(&mut fields, AVAILABILITY, tie.availability);
    }
    let agreement = tie.agreement.map(|at| network.agreements()[at].id.clone());
    for (name, value) in [
        ("agreement", agreement),
        // A kind of the study's own codebook would be refused where that codebook is not at hand.
        ("kind", tie.kind.clone().filter(|id| is_bundled(id))),
        ("layer", tie.layer.clone()),
    ] {
        fields.extend(value.map(|value| (name, Value::Text(value))));
    }
    fields
}

fn is_bundled(kind: &str) -> bool {
    codebook().iter().any(|known| known.id == kind)
}

fn range_fields(fields: &mut Vec<Field>, names: [&'static str; 3], range: Range) {
    fields.push((names[0], Value::Number(range.mid)));
    if !range.is_exact() {
        fields.push((names[1], Value::Number(range.low)));
        fields.push((names[2], Value::Number(range.high)));
    }
}

/// The two ends of a tie as files write them: in the order of ids, or the way it runs.
pub(super) fn ends(network: &Network, from: usize, to: usize) -> [&str; 2] {
    if network.about().directed {
        [from, to].map(|actor| network.actor(actor).id.as_str())
    } else {
        network.pair_ids(from, to)
    }
}

/// What a format that carries `carries` loses of this network, in words.
pub(super) fn lost(study: &Study, network: &Network, carries: Carries) -> Vec<String> {
    let mut lost = Vec::new();
    let mut say = |happened: bool, what: String| lost.extend(happened.then_some(what));
    let ties = || network.ties().map(|(_, _, tie)| tie);
    let ranged = |range: &Range| !range.is_exact();
    let coded = |basis| matches!(basis, Basis::Given | Basis::Codebook);
    let mut tied = vec![false; network.actors().len()];
    let mut pairs = std::collections::HashSet::new();
    let mut parallel = 0;
    for (a, b, _) in network.ties() {
        (tied[a], tied[b]) = (true, true);
        let pair = if network.about().directed {
            (a, b)
        } else {
            (a.min(b), a.max(b))
        };
        parallel += usize::from(!pairs.insert(pair));
    }
    say(
        !carries.parallel && parallel > 0,
        "parallel ties of one pair (they are composed: strengths add)".into(),
    );
    say(
        !carries.ranges
            && (ties().any(|tie| {
                [tie.strength, tie.delay, tie.availability]
                    .iter()
                    .any(ranged)
            }) || network.actors().any(|actor| {
                [actor.availability, actor.consent]
                    .iter()
                    .flatten()
                    .any(ranged)
            })),
        "the low and high ends of ranges (mid values are written)".into(),
    );
    say(
        !carries.delay_and_availability
            && ties().any(|tie| coded(tie.delay_basis) || coded(tie.availability_basis)),
        "delays and availabilities of ties".into(),
    );
    let labelled = |tie: &Tie| tie.agreement.is_some() || tie.kind.is_some();
    say(
        !carries.tie_labels
            && !carries.layers
            && ties().any(|tie| labelled(tie) || tie.layer.is_some()),
        "agreements, kinds and layers of ties".into(),
    );
    say(
        !carries.tie_labels && carries.layers && ties().any(labelled),
        "agreements and kinds of ties".into(),
    );
    let isolated: Vec<&str> = network
        .actors()
        .zip(&tied)
        .filter(|(_, tied)| !**tied)
        .map(|(actor, _)| actor.id.as_str())
        .collect();
    say(
        !carries.isolated && !isolated.is_empty(),
        format!("actors without a tie: {}", isolated.join(", ")),
    );
    say(
        !carries.names
            && network
                .actors()
                .any(|actor| actor.name.is_some() && !known(actor, |a| &a.name)),
        "names of actors".into(),
    );
    say(
        !carries.actor_fields && network.actors().any(|actor| actor.bloc.is_some()),
        "blocs".into(),
    );
    say(
        !carries.actor_fields
            && network
                .actors()
                .any(|actor| actor.consent.is_some() || actor.availability.is_some()),
        "consent and availability of actors".into(),
    );
    say(
        !carries.positions && network.actors().any(|actor| actor.at.is_some()),
        "drawing positions".into(),
    );
    say(
        network
            .actors()
            .any(|actor| !actor.capabilities.is_empty() && !known(actor, |a| &a.capabilities)),
        "capabilities".into(),
    );
    say(
        !network.relays().is_empty(),
        "relay grants of arrangements with a hub".into(),
    );
    say(
        !network.causes().is_empty(),
        "common causes, which close several things at once".into(),
    );
    say(
        network.about().transit != Transit::Open,
        "the transit rule `granted`".into(),
    );
    say(
        !study.configuration.is_empty(),
        "the other configurations".into(),
    );
    say(
        !carries.title && !study.title.is_empty() && study.title != study.id,
        "the title".into(),
    );
    say(
        !study.question.is_empty() || !study.about.is_empty() || study.compare.is_some(),
        "the question, what is said about the study, and what it compares".into(),
    );
    let unknown = |tie: &Tie| {
        let named = carries.tie_labels && tie.kind.as_deref().is_some_and(is_bundled);
        tie.kind.is_some() && tie.availability_basis == Basis::Assumed && !named
    };
    say(
        ties().any(unknown),
        "that an availability is not known (it is read back as 1)".into(),
    );
    say(
        network.about().directed && ties().next().is_none(),
        "that the network is directed (there is no tie to tell it by)".into(),
    );
    say(
        !study.kind.is_empty(),
        "kinds of the study's own codebook".into(),
    );
    say(
        !study.tie_definition.is_empty(),
        "what counts as a tie, in words".into(),
    );
    say(
        !study.sources.is_empty()
            || network.agreements().iter().any(|agreement| {
                let dates = [agreement.signed, agreement.from, agreement.to];
                !agreement.sources.is_empty()
                    || !agreement.status.is_empty()
                    || agreement.title.is_some()
                    || dates.iter().any(Option::is_some)
            }),
        "sources, dates and titles of agreements".into(),
    );
    lost
}

/// What a format that holds the whole study loses of what was selected from it.
pub(super) fn lost_selection(study: &Study, network: &Network) -> Vec<String> {
    let about = network.about();
    let usual = study
        .default
        .as_ref()
        .and_then(|id| study.configuration(id));
    let date = usual.and_then(|usual| usual.date).or(study.date);
    let layers = usual
        .and_then(|usual| usual.layers.as_ref())
        .unwrap_or(&study.layers);
    let transit = usual
        .and_then(|usual| usual.transit)
        .unwrap_or(study.transit);
    let chosen = about.configuration.as_ref().map(|(id, _)| id);
    let selected: Vec<&str> = [
        (chosen != usual.map(|usual| &usual.id), "configuration"),
        (about.date != date, "date"),
        (about.layers != *layers, "layers"),
        (about.transit != transit, "transit rule"),
        (!about.edits.is_empty(), "edits"),
    ]
    .into_iter()
    .filter_map(|(differs, word)| differs.then_some(word))
    .collect();
    if selected.is_empty() {
        return Vec::new();
    }
    vec![format!(
        "what was selected ({}): the whole study is written",
        selected.join(", ")
    )]
}

/// Whether the catalogue gives the actor the same when its id is read again.
fn known<T: PartialEq>(actor: &Actor, field: fn(&Actor) -> &T) -> bool {
    catalogue()
        .actor(&actor.id)
        .is_some_and(|known| field(known) == field(actor))
}
