//! Which actor's loss is tried.

use super::{Hub, refused};
use crate::{
    analysis::measure::Measured,
    error::{Error, Result, nearest},
    kernels::{Length, Loss, View},
    model::Network,
};

/// The one that is named.
pub(super) fn asked(id: &str, sides: &[(&Measured, bool)]) -> Result<Hub> {
    let networks = || sides.iter().map(|(side, _)| &side.network);
    let found = networks().find_map(|network| network.actors().find(|actor| actor.id == id));
    let Some(actor) = found else {
        let ids = || networks().flat_map(|network| network.actors().map(|a| a.id.as_str()));
        return Err(Error::Unknown {
            what: "actor",
            id: id.into(),
            near: nearest(id, ids()),
            way_out: "--gone names an actor of the network by its id".into(),
        });
    };
    let first = sides[0].0;
    let cut = match first.network.index_of(id) {
        Some(at) => {
            let lost = first.mid.count_pairs_lost(Loss::Actor(at));
            Some(lost.map_err(refused)?)
        }
        None => None,
    };
    Ok(Hub {
        actor: id.into(),
        name: actor.in_a_sentence(),
        asked: true,
        pairs_cut: cut,
    })
}

/// The actor whose loss cuts most pairs of the others, then costs most efficiency, then takes most capability away.
pub(super) fn gravest(side: &Measured) -> Result<Option<Hub>> {
    let (view, network): (&View, &Network) = (&side.mid, &side.network);
    if view.n() < 2 {
        return Ok(None);
    }
    let mut gravest: Option<([f64; 3], Hub)> = None;
    for (at, actor) in network.actors().enumerate() {
        let loss = Loss::Actor(at);
        let cut = view.count_pairs_lost(loss).map_err(refused)?;
        let before = view
            .inverse_sum_before(loss, Length::Hops)
            .map_err(refused)?;
        let after = view
            .inverse_sum_after(loss, Length::Hops)
            .map_err(refused)?;
        let own: f64 = actor.capabilities.iter().map(|held| held.value).sum();
        // Rounded, so that equal losses are equal and the next criterion decides.
        let lost = ((before - after).max(0.0) * 1e9).round();
        let key = [cut as f64, lost, own];
        if gravest.as_ref().is_none_or(|(most, _)| key > *most) {
            let hub = Hub {
                actor: actor.id.clone(),
                name: actor.in_a_sentence(),
                asked: false,
                pairs_cut: Some(cut),
            };
            gravest = Some((key, hub));
        }
    }
    Ok(gravest.map(|(_, hub)| hub))
}

#[cfg(test)]
mod tests {
    use super::gravest;
    use crate::{
        by_hand::{measured, tied},
        model::Capability,
    };

    #[test]
    fn a_loss_that_costs_a_little_efficiency_comes_before_one_that_takes_more_away() {
        // A ring of five with a tie of A and C: the loss of either puts two of the others three steps apart instead of
        // two, any other loss costs nothing. D alone sees anything.
        let ties = ["AB", "BC", "CD", "DE", "EA", "AC"].map(|ends| ends.split_at(1));
        let mut study = tied(&["A", "B", "C", "D", "E"], &ties);
        study.actor[3].capabilities.push(Capability {
            id: "radar".into(),
            value: 1.0,
            basis: String::new(),
        });
        let side = measured(&study);
        let hub = gravest(&side).expect("countable").expect("an actor");
        assert_eq!((hub.actor.as_str(), hub.pairs_cut), ("A", Some(0)));
    }
}
