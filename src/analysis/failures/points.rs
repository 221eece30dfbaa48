//! The single points of failure by name, for lists of what comes and goes.

use crate::{analysis::Measured, kernels::Loss};

/// Names of the actors, tied pairs and agreements whose loss parts some pair.
pub(in crate::analysis) fn points(measured: &Measured) -> Vec<String> {
    let view = &measured.mid;
    let title = |actor: usize| measured.network.actor(actor).title();
    let mut names = Vec::new();
    if let Ok(cut) = view.cut_actors() {
        names.extend(
            (0..view.n())
                .filter(|&actor| cut[actor])
                .map(|actor| title(actor).to_string()),
        );
    }
    if let Ok(bridge) = view.bridges() {
        let links = view
            .links()
            .iter()
            .zip(bridge)
            .filter(|(_, bridge)| *bridge);
        names.extend(links.map(|(link, _)| {
            format!(
                "{}{}{} tie",
                title(link.a),
                measured.network.joint(),
                title(link.b)
            )
        }));
    }
    for (at, agreement) in measured.network.agreements().iter().enumerate() {
        if view
            .pairs_lost(Loss::Agreement(at))
            .is_ok_and(|lost| !lost.is_empty())
        {
            names.push(agreement.name().to_string());
        }
    }
    names
}
