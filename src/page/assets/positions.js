// Where actors stand: the server's layout, or where the reader put them in this window.

import { CROWD } from './ties.js';

/** Room at the sides for names, px; more where there are so many actors that names stand beside them. */
const side = (study, box) => (study.actors.length <= CROWD ? 54 : Math.min(box.width * 0.22, 30 + 6.6 * Math.max(...study.actors.map((actor) => (actor.name || actor.id).length))));
const ABOVE = 44;
/** Room below: a name and a number under the lowest actor. */
const BELOW = 66;
/** How much more one direction of the layout may be drawn out than the other. */
const STRETCH = 1.35;

const key = (study) => `linchpin.positions.${study.id}`;

/** Where each actor stands in a box: `{ ID: [x, y] }`, px. */
export function positions(study, box) {
  const own = moved(study);
  const room = side(study, box);
  const fit = fitted(study, box);
  return Object.fromEntries(study.actors.map((actor) => {
    const spot = own[actor.id] ?? fit([actor.x, actor.y]);
    return [actor.id, [room + clamp(spot[0]) * (box.width - 2 * room), ABOVE + clamp(spot[1]) * (box.height - ABOVE - BELOW)]];
  }));
}

/** Puts an actor at a point of the box. */
export function move(study, id, [x, y], box) {
  const own = moved(study);
  const room = side(study, box);
  own[id] = [clamp((x - room) / (box.width - 2 * room)), clamp((y - ABOVE) / (box.height - ABOVE - BELOW))];
  try { sessionStorage.setItem(key(study), JSON.stringify(own)); } catch { /* the drawing forgets it on reload, no more */ }
}

/** The layout drawn out to fill the box; one direction may be stretched a little more than the other, no more. */
function fitted(study, box) {
  const room = side(study, box);
  const [left, right, top, bottom] = [min(study, 'x'), max(study, 'x'), min(study, 'y'), max(study, 'y')];
  const [wide, tall] = [box.width - 2 * room, box.height - ABOVE - BELOW];
  const [sx, sy] = [wide / Math.max(right - left, 0.01), tall / Math.max(bottom - top, 0.01)];
  const least = Math.min(sx, sy);
  const [x, y] = [Math.min(sx, least * STRETCH), Math.min(sy, least * STRETCH)];
  return (spot) => [0.5 + (spot[0] - (left + right) / 2) * x / wide, 0.5 + (spot[1] - (top + bottom) / 2) * y / tall];
}

const min = (study, axis) => Math.min(...study.actors.map((actor) => actor[axis]));
const max = (study, axis) => Math.max(...study.actors.map((actor) => actor[axis]));

/** Whether the reader moved any actor. */
export const anyMoved = (study) => Object.keys(moved(study)).length > 0;

/** Puts all actors back. */
export function putBack(study) {
  try { sessionStorage.removeItem(key(study)); } catch { /* nothing was kept */ }
}

function moved(study) {
  try { return JSON.parse(sessionStorage.getItem(key(study))) ?? {}; } catch { return {}; }
}

const clamp = (value) => Math.max(0, Math.min(1, Number.isFinite(value) ? value : 0.5));
