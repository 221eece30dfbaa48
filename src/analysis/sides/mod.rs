//! The two sides of a comparison, with their labels: what is asked, in one place for every surface that asks it.

mod labels;

use super::{ALL_CHANGES, Comparison, Measured, compare};
use crate::{
    error::{Error, Result},
    metrics::{Metric, metrics_for},
    model::{Date, Network, Selection, Study},
};
pub use labels::edit_labels;
use labels::{in_a_sentence, labels_of, together_label};
use std::sync::Arc;

/// Compiles what is selected of a study; with `true`, a number to set that is not there is left out, because the other
/// side has it. A surface that asks often keeps what it compiled.
pub type Compile<'c> = &'c dyn Fn(&Study, &Selection, bool) -> Result<Arc<Measured>>;

/// Compiles anew.
///
/// # Errors
/// As [`Network::resolve`] and [`Measured::new`].
pub fn compiled(study: &Study, selection: &Selection, beside: bool) -> Result<Arc<Measured>> {
    let network = if beside {
        Network::resolve_beside(study, selection)?
    } else {
        Network::resolve(study, selection)?
    };
    Ok(Arc::new(Measured::new(network)?))
}

/// The two sides of a comparison, with their labels.
pub struct Sides {
    /// The study of the side without, which is that of both unless two networks are compared.
    pub study: Arc<Study>,
    /// The side without.
    pub without: Arc<Measured>,
    /// The side with.
    pub with: Arc<Measured>,
    /// How the sides are called: "without Japan–ROK GSOMIA", "with Japan–ROK GSOMIA".
    pub labels: [String; 2],
    /// What is selected, with the edits in question; absent where two networks are compared.
    pub selection: Option<Selection>,
}

impl Sides {
    /// The study and what is selected of it, for its history.
    pub fn history(&self) -> Option<(&Study, &Selection)> {
        Some((&self.study, self.selection.as_ref()?))
    }

    /// Whether ties run one way on either side.
    pub fn directed(&self) -> bool {
        self.without.mid.is_directed() || self.with.mid.is_directed()
    }

    /// Every metric that is worth showing unasked.
    pub fn metrics(&self) -> Vec<&'static Metric> {
        metrics_for(self.directed()).collect()
    }

    /// Two networks, called by their names.
    ///
    /// # Errors
    /// A selection that gives no network, or networks that cannot be set side by side.
    pub fn of_networks(
        without: (&Study, &Selection),
        with: (&Study, &Selection),
        names: [&str; 2],
    ) -> Result<Self> {
        let labels = names.map(|name| format!("in {name}"));
        Self::of(
            without.0.clone().into(),
            without,
            with,
            labels,
            None,
            &compiled,
        )
    }

    /// One study on two days; the selection has the first.
    ///
    /// # Errors
    /// As [`Sides::of_networks`].
    pub fn of_dates(study: Study, selection: Selection, against: Date) -> Result<Self> {
        let later = Selection {
            date: Some(against),
            ..selection.clone()
        };
        let first = Network::resolve(&study, &selection)?.about().date;
        let labels = [
            first.map_or("no date".into(), |date| format!("on {date}")),
            format!("on {against}"),
        ];
        let study = Arc::new(study);
        let sides = ((&*study, &selection), (&*study, &later));
        let own = Arc::clone(&study);
        Self::of(own, sides.0, sides.1, labels, Some(&selection), &compiled)
    }

    /// What is taken away is so on the side without, what is added on the side with; where nothing is edited, the
    /// comparison that the study's file asks for. `None` where that asks for none.
    ///
    /// # Errors
    /// As [`Sides::of_networks`].
    pub fn asked(
        study: impl Into<Arc<Study>>,
        selection: Selection,
        compile: Compile,
    ) -> Result<Option<Self>> {
        let study = study.into();
        if !selection.is_edited() {
            return Self::question(study, selection, compile);
        }
        Self::edited(study, selection, compile).map(Some)
    }

    /// The network as it is, against all edits made at once.
    ///
    /// # Errors
    /// As [`Sides::of_networks`]; `Refused`, where there is no edit.
    pub fn together(
        study: impl Into<Arc<Study>>,
        selection: Selection,
        compile: Compile,
    ) -> Result<Self> {
        let study = study.into();
        if !selection.is_edited() && selection.set.is_empty() {
            return Err(Error::Refused(
                "nothing is edited; say what to change with --without, --with or --set".into(),
            ));
        }
        let before = Selection {
            without: Vec::new(),
            with: Vec::new(),
            set: Vec::new(),
            ..selection.clone()
        };
        let with = match compile(&study, &selection, false) {
            // A number of what is taken away has nothing to act on, which is no fault.
            Err(error) if is_unknown_input(&error) && !selection.without.is_empty() => {
                let kept = Selection {
                    without: Vec::new(),
                    ..selection.clone()
                };
                compile(&study, &kept, false)?;
                compile(&study, &selection, true)?
            }
            with => with?,
        };
        let label = together_label(&study, &selection, &with.network)?;
        Ok(Self {
            without: compile(&study, &before, false)?,
            with,
            labels: ["as it is".into(), label],
            selection: Some(selection),
            study,
        })
    }

    /// The network as it is on both sides.
    ///
    /// # Errors
    /// As [`Sides::of_networks`].
    pub fn alone(
        study: impl Into<Arc<Study>>,
        selection: &Selection,
        compile: Compile,
    ) -> Result<Self> {
        let study = study.into();
        let side = compile(&study, selection, false)?;
        Ok(Self {
            without: Arc::clone(&side),
            with: side,
            labels: ["as it is", "as it is"].map(String::from),
            selection: Some(selection.clone()),
            study,
        })
    }

    /// The comparison that the study's file asks for.
    fn question(study: Arc<Study>, selection: Selection, compile: Compile) -> Result<Option<Self>> {
        let Some(question) = study.compare.clone() else {
            return Ok(None);
        };
        if let [without, with] = question.configurations.as_slice() {
            let side = |id: &String| Selection {
                configuration: Some(id.clone()),
                ..selection.clone()
            };
            let title = |id: &String| match study.configuration(id) {
                Some(configuration) if !configuration.title.is_empty() => {
                    configuration.title.clone()
                }
                _ => id.clone(),
            };
            let labels = [title(without), title(with)].map(|title| in_a_sentence(&title));
            let sides = ((&*study, &side(without)), (&*study, &side(with)));
            let own = Arc::clone(&study);
            let chosen = Some(&selection);
            return Self::of(own, sides.0, sides.1, labels, chosen, compile).map(Some);
        }
        let both = Selection {
            without: question.without,
            with: question.with,
            ..selection
        };
        Self::edited(study, both, compile).map(Some)
    }

    fn edited(study: Arc<Study>, selection: Selection, compile: Compile) -> Result<Self> {
        let out = Selection {
            with: Vec::new(),
            ..selection.clone()
        };
        let into = Selection {
            without: Vec::new(),
            ..selection.clone()
        };
        let [without, with] = Self::measured((&study, &out), (&study, &into), compile)?;
        // Where a tie is added beside one that is there, the labels say so: without it, a tie is left.
        let is_tied = |a: &str, b: &str| {
            let ends = without.network.index_of(a).zip(without.network.index_of(b));
            ends.is_some_and(|(a, b)| without.mid.link_between(a, b).is_some())
        };
        let labels = labels_of(&study, &selection.without, &selection.with, &is_tied)?;
        Ok(Self {
            without,
            with,
            labels,
            selection: Some(selection),
            study,
        })
    }

    fn of(
        study: Arc<Study>,
        without: (&Study, &Selection),
        with: (&Study, &Selection),
        labels: [String; 2],
        selection: Option<&Selection>,
        compile: Compile,
    ) -> Result<Self> {
        let [without, with] = Self::measured(without, with, compile)?;
        Ok(Self {
            study,
            without,
            with,
            labels,
            selection: selection.cloned(),
        })
    }

    /// Two networks that can be set side by side.
    ///
    /// # Errors
    /// As [`Sides::of_networks`].
    pub fn measured(
        without: (&Study, &Selection),
        with: (&Study, &Selection),
        compile: Compile,
    ) -> Result<[Arc<Measured>; 2]> {
        let side =
            |(study, selection): (&Study, &Selection), beside| compile(study, selection, beside);
        // A number that one side alone has is set there.
        let (without, with) = match (side(without, false), side(with, false)) {
            (Err(error), Ok(other)) if is_unknown_input(&error) => (side(without, true)?, other),
            (Ok(other), Err(error)) if is_unknown_input(&error) => (other, side(with, true)?),
            // Where the other side has the number and refuses the value, that is what is wrong.
            (Err(error), Err(other)) if is_unknown_input(&error) => return Err(other),
            (without, with) => (without?, with?),
        };
        if without.mid.is_directed() != with.mid.is_directed() {
            let reason = "ties run one way in one network and both ways in the other, so their pairs are not the same \
                          things; --undirected any or both makes them alike";
            return Err(Error::Refused(reason.into()));
        }
        Ok([without, with])
    }

    /// What draws follow unasked: every change, or of larger networks the main conclusions.
    pub fn followed(&self, comparison: &Comparison) -> Comparison {
        if self.is_large() {
            comparison.conclusions()
        } else {
            comparison.clone()
        }
    }

    /// Whether draws follow the main conclusions alone, unless others are asked for.
    pub fn is_large(&self) -> bool {
        self.with.mid.n().max(self.without.mid.n()) > ALL_CHANGES
    }

    /// What is found between them.
    pub fn compare(&self, metrics: &[&'static Metric]) -> Comparison {
        compare(&self.without, &self.with, self.labels.clone(), metrics)
    }
}

fn is_unknown_input(error: &Error) -> bool {
    matches!(error, Error::Unknown { what: "input", .. })
}

#[cfg(test)]
mod tests {
    use super::{ALL_CHANGES, Selection, Sides, Study, compiled};
    use crate::by_hand::tie;

    /// As many actors, each tied to the next.
    fn chain(actors: usize, directed: bool) -> Study {
        let name = |at: usize| format!("v{at}");
        let next = |at: usize| tie(&name(at), &name(at + 1));
        Study {
            id: "chain".into(),
            directed,
            tie: (0..actors - 1).map(next).collect(),
            ..Study::default()
        }
    }

    fn alone(study: Study) -> Sides {
        Sides::alone(study, &Selection::default(), &compiled).expect("a network")
    }

    #[test]
    fn sides_have_the_metrics_of_their_ties_one_way_or_both_ways() {
        let shown = |directed: bool| {
            let sides = alone(chain(3, directed));
            assert_eq!(sides.directed(), directed);
            let ids = sides.metrics().into_iter().map(|metric| metric.id);
            ["closeness-delay", "closeness-in-delay"].map(|id| ids.clone().any(|own| own == id))
        };
        assert_eq!(shown(false), [true, false]);
        assert!(shown(true)[1]);
    }

    #[test]
    fn of_more_than_eight_actors_the_main_conclusions_are_followed() {
        let small = alone(chain(ALL_CHANGES, false));
        let large = alone(chain(ALL_CHANGES + 1, false));
        assert!(!small.is_large() && large.is_large());
        let follows = |sides: &Sides| {
            let comparison = sides.compare(&sides.metrics());
            let followed = sides.followed(&comparison);
            (followed.changes.len(), comparison.changes.len())
        };
        let (followed, all) = follows(&small);
        assert_eq!(followed, all);
        let (followed, all) = follows(&large);
        assert!(followed < all);
    }

    #[test]
    fn one_study_has_a_history_and_two_networks_have_none() {
        let study = chain(3, false);
        let sides = alone(study.clone());
        let (own, selection) = sides.history().expect("a history");
        assert_eq!((own, selection), (&study, &Selection::default()));
        let selected = Selection::default();
        let two = Sides::of_networks((&study, &selected), (&study, &selected), ["one", "two"]);
        assert!(two.expect("two networks").history().is_none());
    }
}
