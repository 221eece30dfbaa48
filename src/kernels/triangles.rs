//! Triangles at each actor, every one met once.

use super::view::View;

/// Number of tied pairs among the partners of each actor.
///
/// Every tie is taken from its end of fewer partners to the other, so that no actor has many ties out: O(m√m) at the
/// most (Chiba & Nishizeki 1985, doi:10.1137/0214017), whatever the hubs.
pub fn triangles(view: &View) -> Vec<u64> {
    let n = view.n();
    let rank = |actor: usize| (view.arcs(actor).len(), actor);
    let (mut from, mut out) = (Vec::with_capacity(n + 1), Vec::new());
    for actor in 0..n {
        from.push(out.len());
        let own = rank(actor);
        let partners = view.arcs(actor).iter().map(|arc| arc.to);
        out.extend(partners.filter(|&to| rank(to) > own).map(|to| to as u32));
    }
    from.push(out.len());
    let row = |actor: u32| &out[from[actor as usize]..from[actor as usize + 1]];
    let mut count = vec![0; n];
    let mut marked = vec![u32::MAX; n];
    for actor in 0..n as u32 {
        row(actor)
            .iter()
            .for_each(|&to| marked[to as usize] = actor);
        for &to in row(actor) {
            let mut closed = 0;
            for &third in row(to) {
                let hit = u64::from(marked[third as usize] == actor);
                closed += hit;
                count[third as usize] += hit;
            }
            count[actor as usize] += closed;
            count[to as usize] += closed;
        }
    }
    count
}
