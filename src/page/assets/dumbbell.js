// One row of a change as a small picture: an open ring without, a full one with, their bands behind.

import { s } from './dom.js';

/** A dumbbell over its own range, 0 included where that is near. `change`: `{ without, with, bounds }`. */
export function dumbbell(change) {
  const bounds = change.bounds ?? {};
  const values = [change.without, change.with, ...(bounds.without ?? []), ...(bounds.with ?? [])].filter(Number.isFinite);
  if (!Number.isFinite(change.without) || !Number.isFinite(change.with)) return endless(change);
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (low > 0 && low < (high - low) * 1.5) low = 0;
  if (high === low) high = low + 1;
  const x = (value) => `${(3 + (value - low) / (high - low) * 94).toFixed(2)}%`;
  const band = (side, y) => bounds[side]?.every(Number.isFinite) && s('line', { class: `band ${side}`, x1: x(bounds[side][0]), x2: x(bounds[side][1]), y1: y, y2: y });
  return s('svg', { class: 'dumbbell', height: 30, 'aria-hidden': 'true' },
    s('line', { class: 'axis', x1: '0', x2: '100%', y1: 15, y2: 15 }),
    band('without', 10), band('with', 20),
    s('line', { class: 'join', x1: x(change.without), x2: x(change.with), y1: 15, y2: 15 }),
    s('circle', { class: 'dot without', cx: x(change.without), cy: 15, r: 5.5 }),
    s('circle', { class: 'dot with', cx: x(change.with), cy: 15, r: 6 }));
}

/** Where a side is infinite its ring stands beyond the scale; where it has no value there is no ring. */
function endless(change) {
  const spot = (side) => (Number.isFinite(change[side]) ? '30%' : change[`${side}_text`] === '∞' ? '97%' : null);
  const [without, with_] = [spot('without'), spot('with')];
  return s('svg', { class: 'dumbbell', height: 30, 'aria-hidden': 'true' },
    s('line', { class: 'axis', x1: '0', x2: '100%', y1: 15, y2: 15 }),
    without && with_ && s('line', { class: 'join open', x1: without, x2: with_, y1: 15, y2: 15 }),
    without && s('circle', { class: 'dot without', cx: without, cy: 15, r: 5.5 }), with_ && s('circle', { class: 'dot with', cx: with_, cy: 15, r: 6 }));
}

/** A share of draws as a short bar. */
export function shareBar(share) {
  return s('svg', { class: 'share', width: 56, height: 8, 'aria-hidden': 'true' },
    s('rect', { class: 'all', width: 56, height: 8, rx: 4 }), s('rect', { class: `part${share >= 0.95 ? ' robust' : ''}`, width: (56 * share).toFixed(1), height: 8, rx: 4 }));
}
