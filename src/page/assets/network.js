// The drawing: actors and ties on the server's fixed layout. Ties are drawn anew at every change, actors stay and move.

import { at, keepingFocus, put, s } from './dom.js';
import { bow, line, middle, placeName, point, relay, run } from './geometry.js';
import { CROWD, FEW, lanes, LAYERS, pairs, relays } from './ties.js';
import { actorName, pairName } from './words.js';
import { movable } from './drag.js';
import { positions } from './positions.js';
import { look as showing, state } from './state.js';

const drawing = at('drawing');
const under = s('g', { class: 'under' });
const lines = s('g', { class: 'lines' });
const dots = s('g', { class: 'dots' });
drawing.append(under, lines, dots);

let shown = null;

/** Draws what `view` holds: `{ study, answer, routes }`. */
export function draw(view) {
  shown = view;
  paint();
}

/** Marks the ties of an agreement while the reader points at it in the list; null for none. */
export function pointAt(agreement) {
  for (const tie of drawing.querySelectorAll('[data-agreement]')) tie.classList.toggle('pointed', tie.dataset.agreement === agreement);
}

new ResizeObserver(() => shown && paint()).observe(at('network-box'));

function paint() {
  const { study, answer, routes } = shown;
  const box = frame(study);
  const place = positions(study, box);
  const sizes = actorSizes(study, answer, box.width);
  const circles = new Map(study.actors.map((actor) => [actor.id, { x: place[actor.id][0], y: place[actor.id][1], r: sizes.get(actor.id).r }]));
  const gap = (id) => circles.get(id).r + 7;
  const centre = (id) => [circles.get(id).x, circles.get(id).y];
  const here = (id) => circles.has(id);
  const every = [...circles.values()].map(({ x, y }) => [x, y]);
  const found = pairs(answer).filter((pair) => here(pair.a) && here(pair.b));
  const way = { every, wide: study.actors.length > FEW ? 16 : 30, thickest: found.length > 80 ? 2.2 : study.actors.length > FEW ? 7 : 12 };
  drawing.classList.toggle('dense', found.length > 80);
  drawing.classList.toggle('crowd', study.actors.length > CROWD);

  keepingFocus(drawing, () => {
    put(under, routeMarks(routes, centre, here));
    put(lines,
      relays(answer).filter((one) => here(one.hub)).map((one) => relayPaths(one, centre, gap, here)),
      found.map((pair) => tieGroup(pair, study, centre, gap, way)));
  });
  dotsFor(study, answer, circles, sizes, box, found.flatMap((pair) => beads(centre(pair.a), centre(pair.b))));
}

/** Points along a tie, as small areas that a name should not cover. */
function beads([ax, ay], [bx, by]) {
  const count = Math.max(4, Math.round(Math.hypot(bx - ax, by - ay) / 18));
  return Array.from({ length: count - 1 }, (_, i) => {
    const [x, y] = [ax + (bx - ax) * (i + 1) / count, ay + (by - ay) * (i + 1) / count];
    return { left: x - 9, right: x + 9, top: y - 9, bottom: y + 9, weight: 1 };
  });
}

/** Sets the drawing's size to its box. Its height follows its width, within what a screen can show. */
function frame(study) {
  const width = Math.max(280, at('network-box').clientWidth);
  const most = study.actors.length > FEW ? 620 : 460;
  const height = Math.round(Math.max(250, Math.min(most, width * (study.actors.length > FEW ? 0.95 : 0.8))));
  drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
  drawing.setAttribute('width', width);
  drawing.setAttribute('height', height);
  return { width, height };
}

/** Area of an actor by the chosen reading of betweenness, on the side that is drawn. */
function actorSizes(study, answer, width) {
  const side = answer?.edited ?? 'with';
  const metric = state().metric || 'betweenness';
  const scale = study.actors.length > FEW ? Math.max(0.7, Math.min(1, width / 520)) : 1;
  const found = new Map(study.actors.map((actor) => [actor.id, { r: (study.actors.length > 30 ? 7 : 12) * scale, text: '' }]));
  for (const row of (answer?.compared ?? answer?.alone)?.rows ?? []) {
    if (row.metric !== metric || !found.has(row.subject?.[0])) continue;
    const value = row[side];
    const most = study.actors.length > FEW ? 14 : 18;
    if (value !== null) found.set(row.subject[0], { r: scale * 11 + scale * most * Math.sqrt(Math.max(0, Math.min(1, value))), text: row.texts[side === 'with' ? 1 : 0] });
  }
  return found;
}

/** The routes of the chosen pair, as broad bands under everything. */
function routeMarks(routes, centre, here) {
  return (routes ?? []).slice(0, 8).filter((route) => route.actors.every(here)).reverse().map((route, i, all) => s('path', {
    class: `route${i === all.length - 1 ? ' best' : ''}`, d: `M${route.actors.map((id) => point(centre(id))).join('L')}`,
  }));
}

/** A relayed arrangement: past the hub from spoke to spoke, or a leg to the hub from each of many. */
function relayPaths(one, centre, gap, here) {
  const spokes = one.spokes.filter(here);
  const told = (d, turn) => s('g', { class: `relay ${one.stands}`, 'data-agreement': one.agreement, 'aria-hidden': 'true' }, s('path', { class: 'bed', d }), s('path', { class: 'way', d }), turn && mark([one], turn));
  if (spokes.length !== 2) {
    return [...spokes.map((spoke) => {
      const straight = run(centre(spoke), centre(one.hub), gap(spoke), gap(one.hub) + 4);
      return straight && told(line(straight));
    }), s('circle', { class: `relay-ring ${one.stands}`, cx: centre(one.hub)[0], cy: centre(one.hub)[1], r: gap(one.hub) + 1 })];
  }
  const [a, b] = spokes;
  const way = relay(centre(a), centre(one.hub), centre(b), gap(a), gap(one.hub), gap(b), 15);
  return way && told(way.d, way.turn);
}

/** A pair: its parallel ties side by side, their marks, and one broad area to press. */
function tieGroup(pair, study, centre, gap, { every, wide, thickest }) {
  const [a, b] = [centre(pair.a), centre(pair.b)];
  const bend = bow(a, b, every.filter((p) => p !== a && p !== b && (p[0] !== a[0] || p[1] !== a[1]) && (p[0] !== b[0] || p[1] !== b[1])), 24);
  const whole = run(a, b, gap(pair.a), gap(pair.b));
  if (!whole) return null;
  const direct = pair.ties.filter((tie) => !tie.hub);
  const drawn = lanes(direct, wide, thickest).map((lane, i) => {
    const tie = direct[i];
    const way = run(a, b, gap(pair.a), gap(pair.b), lane.off);
    if (!way) return null;
    const layer = LAYERS.includes(tie.layer) && study.layers.length > 1 ? ` layer-${tie.layer}` : '';
    return s('path', { class: `tie ${tie.stands}${layer}`, d: line(way, bend), 'stroke-width': tie.stands === 'off' ? 1.6 : lane.width.toFixed(1), 'data-agreement': tie.agreement });
  });
  const chosen = state().pair === pair.id;
  const group = s('g', {
    class: `pair${chosen ? ' chosen' : ''}`, role: 'button', tabindex: '0', key: `pair ${pair.id}`, 'aria-pressed': String(chosen),
    'aria-label': `${pairName(pair.a, pair.b, study)}: ${pair.ties.map(told).join('; ')}`,
    onclick: () => choose(pair.id),
    onkeydown: (event) => ['Enter', ' '].includes(event.key) && (event.preventDefault(), choose(pair.id)),
  }, s('title', null, `${pairName(pair.a, pair.b, study)}: ${pair.ties.map(told).join('; ')}`),
  s('path', { class: 'focus', d: line(whole, bend) }), drawn, mark(direct, middle(whole, bend)), s('path', { class: 'press', d: line(whole, bend) }));
  return group;
}

const told = (tie) => tie.title + { on: '', off: ', switched off', added: ', added', tested: ', under test' }[tie.stands];
const choose = (pair) => showing({ pair: state().pair === pair ? '' : pair, actor: '', tab: state().pair === pair ? state().tab : 'pair' });

/** A cross where a pair's ties are off, a plus where one was added. */
function mark(ties, [x, y]) {
  const kinds = new Set(ties.map((tie) => tie.stands));
  const sign = kinds.has('added') ? 'M-4 0H4M0-4V4' : kinds.size === 1 && kinds.has('off') ? 'M-4-4 4 4M4-4-4 4' : '';
  if (!sign) return null;
  return s('g', { class: `mark ${kinds.has('added') ? 'added' : 'off'}`, transform: `translate(${point([x, y])})` }, s('circle', { r: 9 }), s('path', { d: sign }));
}

/** Actors: kept between drawings so that they grow and shrink instead of jumping. */
function dotsFor(study, answer, circles, sizes, box, beads) {
  const wanted = new Set(study.actors.map((actor) => actor.id));
  for (const old of [...dots.children]) if (!wanted.has(old.dataset.actor)) old.remove();
  const texts = new Map(study.actors.map((actor) => [actor.id, study.actors.length <= FEW ? sizes.get(actor.id).text : '']));
  const { spots, touch } = namesFor(study, circles, box, beads, texts, (actor) => actorName(actor.id, study));
  // Where names would touch, ids stand for all of them; a name is said when its actor is pointed at or chosen.
  const short = touch > 0 ? namesFor(study, circles, box, beads, texts, (actor) => actor.id) : null;
  const found = short && short.touch < touch ? short.spots : spots;
  const side = answer?.edited ?? 'with';
  const present = new Set(answer?.compared?.actors[side] ?? wanted);
  for (const actor of study.actors) {
    const circle = circles.get(actor.id);
    const group = [...dots.children].find((one) => one.dataset.actor === actor.id) ?? dots.appendChild(dot(actor));
    const name = actorName(actor.id, study);
    const chosen = state().actor === actor.id;
    const out = !present.has(actor.id);
    group.setAttribute('class', `actor${chosen ? ' chosen' : ''}${out ? ' out' : ''}`);
    group.setAttribute('transform', `translate(${point([circle.x, circle.y])})`);
    group.setAttribute('aria-pressed', String(chosen));
    const [ring, core, label, number, title] = group.children;
    ring.style.setProperty('r', `${circle.r + 5}px`);
    core.style.setProperty('r', `${circle.r}px`);
    const [text, spot] = [texts.get(actor.id), found.get(actor.id)];
    group.setAttribute('aria-label', `${[name, text].filter(Boolean).join(' ')}${out ? ', taken out' : ''}. Arrow keys move it.`);
    label.textContent = spot.called;
    title.textContent = spot.called === name ? '' : name;
    number.textContent = text;
    for (const [element, down] of [[label, text ? -8 : 0], [number, 10]]) {
      element.setAttribute('x', (spot.x - circle.x).toFixed(1));
      element.setAttribute('y', (spot.y - circle.y + down + 4.5).toFixed(1));
      element.setAttribute('text-anchor', spot.anchor);
    }
  }
}

/** Where each actor is called by `called`, and how far these names cover each other. */
function namesFor(study, circles, box, beads, texts, called) {
  const taken = [...circles.values()].map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r, weight: 2 })).concat(beads);
  const spots = new Map();
  let touch = 0;
  for (const actor of study.actors) {
    const [name, text] = [called(actor), texts.get(actor.id)];
    const capitals = name.replace(/[^A-Z]/g, '').length;
    const wide = Math.max(name.length * (study.actors.length > CROWD ? 6.6 : 7.6) + capitals * 2.6, text.length * 7);
    const spot = placeName(circles.get(actor.id), [wide, text ? 34 : 18], box, taken, middleOf(circles));
    taken.push({ ...spot.area, weight: 4, name: true });
    spots.set(actor.id, { ...spot, called: name });
    touch += spot.touch;
  }
  return { spots, touch };
}

const middleOf = (circles) => ['x', 'y'].map((axis) => [...circles.values()].reduce((sum, circle) => sum + circle[axis], 0) / circles.size);

function dot(actor) {
  const group = s('g', { role: 'button', tabindex: '0', 'data-actor': actor.id, key: `actor ${actor.id}` },
    s('circle', { class: 'ring' }), s('circle', { class: 'core' }), s('text', { class: 'name' }), ' ', s('text', { class: 'number' }), s('title'));
  movable(group, actor.id, drawing, {
    moved: () => paint(),
    pressed: () => showing({ actor: state().actor === actor.id ? '' : actor.id, pair: '' }),
    size: () => ({ width: drawing.viewBox.baseVal.width, height: drawing.viewBox.baseVal.height }),
    study: () => shown.study,
  });
  return group;
}
