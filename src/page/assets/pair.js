// A pair: its permitted routes on both sides, how soon, how surely, and how many independent ones.

import { ask } from './api.js';
import { h, put } from './dom.js';
import { explain } from './explain.js';
import { asked, look, query, state } from './state.js';
import { actorName, ends, pairId, pairName } from './words.js';

let kept = { key: '', found: null };

/** The key under which a pair's answer is kept. */
const key = (now) => `${now.pair} ${query(asked(now))}`;

/** Fetches the chosen pair; calls `ready()` once it is there. */
export async function fetchPair(now, ready) {
  if (!now.pair || kept.key === key(now)) return;
  const mine = key(now);
  try {
    const got = await ask('pair', 'api/pair', now, [['pair', now.pair]]);
    if (got) kept = { key: mine, found: got.body };
  } catch (error) {
    kept = { key: mine, found: { trouble: `${error.message} ${error.wayOut ?? ''}` } };
  }
  if (kept.key === mine) ready();
}

/** Routes of the chosen pair on the side that is drawn. */
export function routes(side) {
  return state().pair && kept.key.startsWith(`${state().pair} `) ? kept.found?.[side]?.routes ?? [] : [];
}

/** Draws the panel. */
export function pair(panel, { study, answer }) {
  const both = ends(state().pair, study);
  const found = both && kept.key.startsWith(`${state().pair} `) ? kept.found : null;
  put(panel, chooser(study, both, answer.pairs?.[0]),
    !both ? h('p', { class: 'hint' }, 'Choose two actors, or press a tie in the drawing, to see by which routes they reach each other.')
      : !found ? h('p', { class: 'hint' }, 'Looking for routes …')
        : found.trouble ? h('p', { class: 'hint' }, found.trouble) : sides(found, study, answer, both));
}

function chooser(study, both, asked) {
  const choose = () => { if (first.value !== second.value) look({ pair: pairId(first.value, second.value), actor: '' }); };
  const select = (label, chosen) => h('select', { 'aria-label': label, onchange: choose }, study.actors.map((actor) => h('option', { value: actor.id, selected: actor.id === chosen }, actorName(actor.id, study))));
  const first = select('One actor', (both ?? asked)?.[0] ?? study.actors[0]?.id);
  const second = select('Another actor', (both ?? asked)?.[1] ?? study.actors[1]?.id);
  return h('div', { class: 'filters' }, first, h('span', { 'aria-hidden': 'true' }, '–'), second, !both && h('button', { type: 'button', class: 'quiet', onclick: choose }, 'Show routes'));
}

function sides(found, study, answer, both) {
  const compared = Boolean(answer.compared);
  return [h('h4', null, pairName(...both, study)),
    found.rows?.length > 0 && h('div', { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': 'This pair in numbers' }, h('table', null,
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Number'), compared && h('th', { scope: 'col', class: 'number' }, 'Without'), h('th', { scope: 'col', class: 'number' }, compared ? 'With' : 'Value'), compared && h('th', { scope: 'col' }, 'Verdict'))),
      h('tbody', null, found.rows.map((row) => h('tr', { class: row.verdict }, h('th', { scope: 'row' }, h('button', { type: 'button', class: 'metric', onclick: () => explain(row.metric) }, row.name + (row.unit === 'hours' ? ', h' : ''))), compared && h('td', { class: 'number value-without' }, row.without_text), h('td', { class: 'number value-with' }, row.with_text), compared && h('td', { class: 'verdict' }, row.verdict + (row.by_construction ? '\u00a0*' : ''))))))),
    compared && found.rows?.some((row) => row.by_construction) && h('p', { class: 'hint' }, '* It can go this way only: the direction is arithmetic, the size is the finding.'),
    h('div', { class: compared ? 'two' : '' }, (compared ? ['without', 'with'] : ['with']).map((side, i) => column(found[side], compared ? answer.labels[i] : 'Routes', compared ? side : '', study)))];
}

function column(side, title, kind, study) {
  const routes = side?.routes ?? [];
  return h('section', { class: 'routes' }, h('h5', { class: kind && `side ${kind}` }, title),
    routes.length === 0 ? h('p', { class: 'hint' }, 'No permitted route.') : h('ol', null, routes.map((route) => h('li', null,
      h('span', { class: 'way' }, route.actors.map((id, i) => [i > 0 && h('span', { class: 'to', 'aria-label': 'to' }, '→'), h('span', null, actorName(id, study))])),
      h('span', { class: 'hint' }, [route.delay_text, route.share_text && `answered ${route.share_text}`, route.grants?.length > 0 && `under ${route.grants.join(', ')}`].filter(Boolean).join('; '))))),
    side?.more > 0 && h('p', { class: 'hint' }, `and ${side.more} more`));
}
