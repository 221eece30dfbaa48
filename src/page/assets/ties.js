// What is to be drawn: the rows of the answer grouped by pair, each with how it stands between the two sides.

import { pairId } from './words.js';

/** Layers that have a colour of their own; any other is drawn as the first. */
export const LAYERS = ['security', 'intelligence', 'access', 'logistics', 'trade', 'technology'];

/** Actors up to which the drawing has room for wide ties and a number by each actor. */
export const FEW = 8;
/** Actors beyond which names are set smaller. */
export const CROWD = 12;

/** How a tie stands: `on`, `off` (a ghost), `added`, or `tested` where the study's own question turns on it. */
export function standing(tie, answer) {
  if (tie.sides.length === 2) return 'on';
  if (!answer.edited) return 'tested';
  return tie.sides[0] === answer.edited ? 'added' : 'off';
}

/** Pairs with their ties: `[{ id, a, b, ties: [{ …row, stands }] }]`, every pair once. */
export function pairs(answer) {
  const found = new Map();
  for (const row of answer?.pair_ties ?? []) {
    const id = pairId(row.a, row.b);
    if (!found.has(id)) {
      const [a, b] = row.a < row.b ? [row.a, row.b] : [row.b, row.a];
      found.set(id, { id, a, b, ties: [] });
    }
    found.get(id).ties.push({ ...row, stands: standing(row, answer) });
  }
  return [...found.values()];
}

/** Relayed arrangements: `[{ agreement, title, hub, spokes, stands }]`. */
export function relays(answer) {
  const found = new Map();
  for (const row of answer?.pair_ties ?? []) {
    if (!row.hub) continue;
    if (!found.has(row.agreement)) found.set(row.agreement, { agreement: row.agreement, title: row.title, hub: row.hub, spokes: [], stands: standing(row, answer) });
    const spoke = row.a === row.hub ? row.b : row.a;
    const one = found.get(row.agreement);
    if (!one.spokes.includes(spoke)) one.spokes.push(spoke);
  }
  return [...found.values()];
}

/** Widths of parallel ties, none thicker than `thickest`, all within `most`, side by side, px, and where the middle of each lies: `[{ width, off }]`. */
export function lanes(ties, most, thickest) {
  const widths = ties.map((tie) => (tie.stands === 'off' ? 2 : Math.max(2, Math.min(thickest, thickest * 1.3 * (tie.strength ?? 0.1)))));
  const gap = 3;
  const total = widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
  const scale = Math.min(1, most / total);
  let from = -total * scale / 2;
  return widths.map((width) => {
    const lane = { width: Math.max(1.2, width * scale), off: from + width * scale / 2 };
    from += (width + gap) * scale;
    return lane;
  });
}
