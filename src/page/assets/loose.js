// What stands in the list beside the study's agreements: the pairs of a file of plain ties, and ties added by hand.

import { pairId, pairName } from './words.js';

/** The study with a row for every pair that is tied under no agreement, and was not added by hand. */
export function withLooseTies(study, answer) {
  const known = new Set(study.agreements.map((agreement) => agreement.id));
  const added = new Set((answer.state?.with ?? []).map((target) => target.split(':')[0]));
  const loose = new Map();
  for (const row of answer.pair_ties ?? []) {
    const id = pairId(row.a, row.b);
    if ((row.agreement && known.has(row.agreement)) || added.has(id) || loose.has(id)) continue;
    loose.set(id, {
      id, title: pairName(row.a, row.b, study), kind_title: row.kind, layer: row.layer, members: [], hub: null, in_force: true, loose: true, sources: [], pairs: [[row.a, row.b]],
    });
  }
  return { ...study, agreements: [...study.agreements.map((agreement) => named(agreement, study)), ...loose.values()] };
}

/** A tie that was added by hand is called by its pair and its kind. */
function named(agreement, study) {
  if (!agreement.id.includes(':') || agreement.members.length !== 2) return agreement;
  return { ...agreement, added: true, title: `${pairName(...agreement.members, study)}: ${(agreement.kind_title ?? agreement.kind).toLowerCase()}` };
}
