// Where lines run: plain arithmetic on points [x, y].

const { hypot, min, max, sqrt } = Math;

/** The straight run between two circles, shifted sideways by `off`; null where they overlap. */
export function run(from, to, gapFrom, gapTo, off = 0) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = hypot(dx, dy);
  if (length <= gapFrom + gapTo + 2) return null;
  const [ux, uy] = [dx / length, dy / length];
  const [nx, ny] = [-uy, ux];
  // A shifted line meets the circle's rim earlier: it may start a little nearer to the centre.
  const start = inset(gapFrom, off);
  const end = inset(gapTo, off);
  return {
    from: [from[0] + ux * start + nx * off, from[1] + uy * start + ny * off],
    to: [to[0] - ux * end + nx * off, to[1] - uy * end + ny * off],
    unit: [ux, uy], normal: [nx, ny], length,
  };
}

const inset = (gap, off) => (Math.abs(off) < gap ? sqrt(gap * gap - off * off) : gap * 0.5);

/** How far a line from `a` to `b` must bow to keep clear of the other points; 0 where it is clear. */
export function bow(a, b, others, clear) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = hypot(dx, dy);
  if (length === 0) return 0;
  for (const p of others) {
    const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (length * length);
    const aside = ((p[0] - a[0]) * -dy + (p[1] - a[1]) * dx) / length;
    if (along > 0.06 && along < 0.94 && Math.abs(aside) < clear) {
      const side = aside > 0 ? -1 : 1;
      return side * 2 * (clear - Math.abs(aside) + 6);
    }
  }
  return 0;
}

/** SVG path of a run, bowed sideways where need be. */
export function line(r, bend = 0) {
  if (!bend) return `M${point(r.from)}L${point(r.to)}`;
  return `M${point(r.from)}Q${point(middle(r, bend, 1))} ${point(r.to)}`;
}

/** The middle of a run, where marks are set. */
export function middle(r, bend = 0, share = 0.5) {
  const [mx, my] = [(r.from[0] + r.to[0]) / 2, (r.from[1] + r.to[1]) / 2];
  return [mx + r.normal[0] * bend * share, my + r.normal[1] * bend * share];
}

/** A relayed way from `a` past the hub to `b`: it turns beside the hub, on the inner side, so that one sees where traffic goes. */
export function relay(a, hub, b, gapA, gapHub, gapB, aside) {
  const inner = [(a[0] + b[0]) / 2 - hub[0], (a[1] + b[1]) / 2 - hub[1]];
  const first = leg(a, hub, gapA, gapHub + 4, inner, aside);
  const second = leg(b, hub, gapB, gapHub + 4, inner, aside);
  if (!first || !second) return null;
  const turn = cross(first, second) ?? hub;
  // Nearly straight relays would cross far away: keep the turn near the hub.
  const far = hypot(turn[0] - hub[0], turn[1] - hub[1]);
  const most = gapHub * 2.4;
  const near = far > most ? [hub[0] + (turn[0] - hub[0]) * most / far, hub[1] + (turn[1] - hub[1]) * most / far] : turn;
  return { d: `M${point(first.from)}L${point(first.to)}Q${point(near)} ${point(second.to)}L${point(second.from)}`, turn: near };
}

function leg(spoke, hub, gapSpoke, gapHub, inner, aside) {
  const straight = run(spoke, hub, gapSpoke, gapHub);
  if (!straight) return null;
  const side = straight.normal[0] * inner[0] + straight.normal[1] * inner[1] >= 0 ? 1 : -1;
  return run(spoke, hub, gapSpoke, gapHub + 6, side * aside);
}

function cross(p, q) {
  const [ax, ay] = p.unit;
  const [bx, by] = q.unit;
  const det = ax * by - ay * bx;
  if (Math.abs(det) < 0.12) return null;
  const t = ((q.from[0] - p.from[0]) * by - (q.from[1] - p.from[1]) * bx) / det;
  return [p.from[0] + ax * t, p.from[1] + ay * t];
}

/** Places a name beside its circle where it covers least, rather away from the middle than towards it; `touch` is what it covers of other names. */
export function placeName(circle, size, box, taken, middle) {
  const [w, tall] = size;
  const { x, y, r } = circle;
  const places = [
    { x, y: y + r + 8 + tall / 2, anchor: 'middle' },
    { x, y: y - r - 8 - tall / 2, anchor: 'middle' },
    { x: x + r + 12, y, anchor: 'start' },
    { x: x - r - 12, y, anchor: 'end' },
    ...[[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([right, down]) => ({ x: x + right * (0.7 * r + 8), y: y + down * (0.7 * r + 4 + tall / 2), anchor: right > 0 ? 'start' : 'end' })),
    // In a row of names that would touch, every other one stands farther out.
    ...[1, -1].map((down) => ({ x, y: y + down * (r + 22 + tall / 2), anchor: 'middle' })),
  ];
  let best = null;
  places.forEach((place, order) => {
    const left = place.anchor === 'start' ? place.x : place.anchor === 'end' ? place.x - w : place.x - w / 2;
    const area = { left, right: left + w, top: place.y - tall / 2, bottom: place.y + tall / 2 };
    const out = max(0, -area.left) + max(0, area.right - box.width) + max(0, -area.top) + max(0, area.bottom - box.height);
    const inward = (place.x - x) * (middle[0] - x) + (place.y - y) * (middle[1] - y) > 0;
    const cost = order * 6 + (inward ? 60 : 0) + out * 60 + taken.reduce((sum, other) => sum + other.weight * overlap(area, other), 0);
    const touch = taken.reduce((sum, other) => sum + (other.name ? overlap(area, other) : 0), out);
    if (!best || cost < best.cost) best = { ...place, area, cost, touch };
  });
  return best;
}

const overlap = (a, b) => max(0, min(a.right, b.right) - max(a.left, b.left)) * max(0, min(a.bottom, b.bottom) - max(a.top, b.top));

/** A point as SVG writes it. */
export const point = ([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
