//! How the two sides of a comparison are called.

use crate::{
    error::Result,
    model::{Actor, Network, Selection, Study, Target, list},
};

/// Edits named one by one in a label; more are counted.
const NAMED: usize = 3;

/// "without Japan–ROK GSOMIA" and "with Japan–ROK GSOMIA"; "without" and "with" together name both.
///
/// # Errors
/// `Unknown`, for a name that the study does not have.
pub fn edit_labels(study: &Study, without: &[String], with: &[String]) -> Result<[String; 2]> {
    labels_of(study, without, with, &|_, _| false)
}

/// The same, knowing which pairs are tied without what is added.
pub(super) fn labels_of(
    study: &Study,
    without: &[String],
    with: &[String],
    is_tied: &dyn Fn(&str, &str) -> bool,
) -> Result<[String; 2]> {
    let without = named(study, without)?;
    let added: Vec<String> = with
        .iter()
        .map(|name| match Target::parse(name, study)? {
            Target::Pair(a, b, _) if is_tied(&a, &b) => {
                Ok(format!("the added {}", tie_title(study, &a, &b)))
            }
            _ => title(study, name),
        })
        .collect::<Result<_>>()?;
    let with = added.join(" and ");
    Ok(match (without.is_empty(), with.is_empty()) {
        (true, true) => [study.id.clone(), study.id.clone()].map(|id| format!("in {id}")),
        (false, true) => [format!("without {without}"), format!("with {without}")],
        (true, _) => [format!("without {with}"), format!("with {with}")],
        (false, false) => [format!("without {without}"), format!("with {with}")],
    })
}

/// "without GSOMIA and with the hub's delay under TISA at 3 h"; many edits are counted.
pub(super) fn together_label(
    study: &Study,
    selection: &Selection,
    network: &Network,
) -> Result<String> {
    let edits = selection.without.len() + selection.with.len() + selection.set.len();
    if edits > NAMED {
        return Ok(format!("with all {edits} edits"));
    }
    let mut words = Vec::new();
    for (word, names) in [("without", &selection.without), ("with", &selection.with)] {
        if !names.is_empty() {
            words.push(format!("{word} {}", named(study, names)?));
        }
    }
    let order: Vec<usize> = (0..network.ties().count()).collect();
    let numbers = network.numbers(&order);
    for edit in &selection.set {
        let (input, value) = edit.rsplit_once('=').unwrap_or((edit, ""));
        let named = numbers.iter().find(|number| number.id() == input);
        words.push(match named {
            Some(named) => format!(
                "with the {} at {value}{}",
                named.name(),
                named.quantity.unit()
            ),
            None => format!("with {input} at {value}"),
        });
    }
    Ok(list(words.into_iter()))
}

fn named(study: &Study, names: &[String]) -> Result<String> {
    let titles: Vec<String> = names
        .iter()
        .map(|name| title(study, name))
        .collect::<Result<_>>()?;
    Ok(titles.join(" and "))
}

/// As the study names it, or the catalogue.
fn actor(study: &Study, id: &str) -> Actor {
    let own = study
        .actor
        .iter()
        .find(|actor| actor.id == id && actor.name.is_some());
    let known = own.or_else(|| crate::model::catalogue().actor(id));
    known.cloned().unwrap_or_else(|| Actor::named(id))
}

/// "Japan–South Korea tie"
fn tie_title(study: &Study, a: &str, b: &str) -> String {
    let [a, b] = [a, b].map(|id| actor(study, id));
    format!("{}–{} tie", a.title(), b.title())
}

fn title(study: &Study, name: &str) -> Result<String> {
    Ok(match Target::parse(name, study)? {
        Target::Agreement(id) => {
            let own = study
                .agreement
                .iter()
                .find(|agreement| agreement.id == id)
                .and_then(|a| a.title.clone());
            own.or_else(|| {
                crate::model::catalogue()
                    .agreement(&id)
                    .map(|a| a.name().to_string())
            })
            .unwrap_or(id)
        }
        Target::Pair(a, b, _) => format!("the {}", tie_title(study, &a, &b)),
        Target::Actor(id) => actor(study, &id).in_a_sentence(),
    })
}

/// A configuration's title as the beginning of "…, every route passes": "before the suspension".
pub(super) fn in_a_sentence(title: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or_default();
    match first {
        "Before" | "After" | "With" | "Without" | "In" | "Under" => {
            format!("{}{}", first.to_lowercase(), &title[first.len()..])
        }
        _ => format!("in the configuration \u{201c}{title}\u{201d}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Network, Selection, Study, together_label};
    use crate::model::{Agreement, Member};

    #[test]
    fn up_to_three_edits_are_named_and_more_are_counted() {
        let pact = |id: &str| Agreement {
            id: id.into(),
            members: Some(["A", "B"].map(Member::named).to_vec()),
            ..Agreement::default()
        };
        let study = Study {
            id: "pacts".into(),
            agreement: ["P", "Q", "R"].map(pact).to_vec(),
            ..Study::default()
        };
        let network = Network::resolve(&study, &Selection::default()).expect("a network");
        for (without, with, set, words) in [
            ("P", "", "", "without P"),
            ("", "R", "X.delay=3", "with R and with X.delay at 3"),
            ("P Q", "R", "", "without P and Q and with R"),
            ("P Q R", "", "X.delay=3", "with all 4 edits"),
            ("P Q", "", "X.delay=3 Y.delay=4", "with all 4 edits"),
            ("", "P Q", "X.delay=3 Y.delay=4", "with all 4 edits"),
            ("P Q", "R Q", "", "with all 4 edits"),
        ] {
            let names = |names: &str| names.split_whitespace().map(String::from).collect();
            let selection = Selection {
                without: names(without),
                with: names(with),
                set: names(set),
                ..Selection::default()
            };
            let label = together_label(&study, &selection, &network).expect("known names");
            assert_eq!(label, words);
        }
    }
}
