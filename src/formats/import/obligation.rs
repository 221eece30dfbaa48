//! What one state of an alliance owes another, in the words of the two data sets, and what it counts as here.

use crate::model::codebook;

/// An obligation that alliance data sets code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obligation {
    /// To help the other when it is attacked.
    Defense,
    /// To join the other in an attack of its own.
    Offense,
    /// To stay out of a war of the other.
    Neutral,
    /// Not to use force against the other.
    Nonagg,
    /// To consult in a crisis; the Correlates of War call it an entente.
    Consul,
}

impl Obligation {
    /// Every obligation, in the order of options and outputs.
    pub const ALL: [Obligation; 5] = [
        Obligation::Defense,
        Obligation::Offense,
        Obligation::Neutral,
        Obligation::Nonagg,
        Obligation::Consul,
    ];

    /// The obligation that this word stands for in either data set.
    pub fn find(word: &str) -> Option<Obligation> {
        Self::ALL
            .into_iter()
            .find(|obligation| obligation.words().contains(&word))
    }

    /// The word of the option.
    pub fn word(self) -> &'static str {
        self.words()[0]
    }

    fn words(self) -> &'static [&'static str] {
        match self {
            Obligation::Defense => &["defense", "defence"],
            Obligation::Offense => &["offense", "offence"],
            Obligation::Neutral => &["neutral", "neutrality"],
            Obligation::Nonagg => &["nonagg", "nonaggression", "non-aggression"],
            Obligation::Consul => &["consul", "consultation", "entente"],
        }
    }

    /// The word in a sentence: "a defence obligation".
    pub fn in_a_sentence(self) -> &'static str {
        match self {
            Obligation::Defense => "defence",
            Obligation::Offense => "offence",
            Obligation::Neutral => "neutrality",
            Obligation::Nonagg => "non-aggression",
            Obligation::Consul => "consultation",
        }
    }

    /// The codebook kind that it counts as. A promise to join an attack commits as much as one to defend, and no data
    /// set here tells deep treaties from plain ones; neutrality commits as little as non-aggression.
    pub fn kind(self) -> &'static str {
        match self {
            Obligation::Defense | Obligation::Offense => "defence_treaty_plain",
            Obligation::Consul => "consultation",
            Obligation::Neutral | Obligation::Nonagg => "nonaggression",
        }
    }
}

/// Several obligations of one state towards another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Obligations(u8);

impl Obligations {
    pub(super) fn add(&mut self, obligation: Obligation) {
        self.0 |= 1 << obligation as u8;
    }

    pub(super) fn and(self, other: Obligations) -> Obligations {
        Obligations(self.0 | other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kind that is strongest in the codebook.
    pub(super) fn kind(self) -> Option<&'static str> {
        let strength = |kind: &str| {
            let coded = codebook().iter().find(|coded| coded.id == kind);
            coded
                .and_then(|coded| coded.strength)
                .map_or(0.0, |s| s.mid)
        };
        let held = Obligation::ALL
            .into_iter()
            .filter(|&obligation| self.0 & (1 << obligation as u8) != 0);
        held.map(Obligation::kind)
            .max_by(|one, other| strength(one).total_cmp(&strength(other)))
    }
}
