// A file of plain ties has no agreements to switch: its pairs stand in the list in their place.

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
  return { ...study, agreements: [...study.agreements, ...loose.values()] };
}
