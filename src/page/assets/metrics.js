// Every number on both sides, by family, with a search; what did not move is folded away.

import { ask } from './api.js';
import { h, put } from './dom.js';
import { explain } from './explain.js';
import { state } from './state.js';
import { actorName, capital } from './words.js';

/** Rows that a table shows at once. */
const MOST = 60;
const SCOPES = [['network', 'The network'], ['pair', 'Pairs'], ['actor', 'Actors'], ['tie', 'Ties'], ['agreement', 'Agreements'], ['', 'Everything']];
const FAMILIES = { centrality: 'Who stands in the middle', cohesion: 'How well it holds together', redundancy: 'How many ways there are', failure: 'What breaks, and how surely it works' };
let sought = '';
let scope = 'network';

/** Draws the panel. */
export function metrics(panel, view) {
  const result = h('div', { class: 'metrics' });
  const again = () => {
    put(result, tables(view));
    if (view.answer.later && !view.answer.whole && (sought || ['pair', 'tie', ''].includes(scope))) fetchRest(view, again);
  };
  put(panel, h('div', { class: 'filters' },
    h('input', { type: 'search', class: 'search', placeholder: 'Find a number', 'aria-label': 'Find a number', value: sought, oninput: (event) => { sought = event.target.value.trim().toLowerCase(); again(); } }),
    h('label', { class: 'field inline' }, h('span', null, 'of'), h('select', { onchange: (event) => { scope = event.target.value; again(); } }, SCOPES.map(([id, title]) => h('option', { value: id, selected: id === scope }, title))))), result);
  again();
}

/** The rows that a larger network leaves out until they are looked at. */
async function fetchRest({ answer }, again) {
  try {
    const got = await ask('comparison', answer.later.from, state());
    if (!got) return;
    Object.assign(answer, { whole: true, [answer.compared ? 'compared' : 'alone']: got.body });
    again();
  } catch (error) {
    // What is there stays; the rest is in the files to take away.
    Object.assign(answer, { whole: true, later: { ...answer.later, why: [error.message, error.wayOut].filter(Boolean).join('; ') } });
    again();
  }
}

function tables({ answer, study, metrics: known }) {
  const alone = !answer.compared;
  const rows = (answer.compared ?? answer.alone).rows.map((row) => ({ subject: [], ...row, known: known.get(row.metric) }))
    .filter((row) => row.known && (sought ? `${row.known.title} ${row.metric} ${row.known.about} ${subject(row, answer, study)}`.toLowerCase().includes(sought) : scope === '' || row.known.scope === scope));
  if (rows.length === 0 && answer.later && !sought) return h('p', { class: 'hint' }, `${capital(answer.later.why)}.`);
  if (rows.length === 0) return h('p', { class: 'hint' }, sought ? `No number is called “${sought}”.` : 'No number has this scope here.');
  return [...new Set(rows.map((row) => row.known.family))].map((family) => {
    const own = rows.filter((row) => row.known.family === family);
    const went = own.filter((row) => row.verdict !== 'same');
    const stayed = own.filter((row) => row.verdict === 'same');
    return own.length > 0 && h('section', { class: 'family' }, h('h4', null, FAMILIES[family] ?? family),
      alone ? table(own, answer, study) : went.length > 0 ? table(went, answer, study) : h('p', { class: 'hint' }, 'Nothing moved.'),
      !alone && stayed.length > 0 && folded(`${stayed.length} did not move`, () => table(stayed, answer, study)));
  });
}

/** A fold whose content is made when it is first opened. */
function folded(title, make) {
  const fold = h('details', { ontoggle: () => fold.open && fold.children.length === 1 && fold.append(make()) }, h('summary', null, title));
  return fold;
}

function table(rows, answer, study) {
  // Where a metric has a value for each actor or pair, its name stands above them once.
  const lines = rows.flatMap((row, i) => [
    row.subject.length > 0 && rows[i - 1]?.metric !== row.metric && h('tr', { class: 'group' }, h('th', { colspan: 5, scope: 'colgroup' }, name(row))),
    line(row, answer, study),
  ]).filter(Boolean);
  const body = h('tbody', null, lines.slice(0, MOST));
  const rest = lines.length - MOST;
  return h('div', { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': 'Numbers' }, h('table', { class: 'numbers' },
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Number'), answer.compared ? ['Without', 'With', 'Change'].map((name) => h('th', { scope: 'col', class: 'number' }, name)) : h('th', { scope: 'col', class: 'number' }, 'Value'), h('th', { scope: 'col' }, answer.compared ? 'Verdict' : ''))), body),
  rest > 0 && h('button', { type: 'button', class: 'quiet', onclick: (event) => { body.append(...lines.slice(MOST)); event.target.remove(); } }, `Show ${rest} more`));
}

const name = (row) => h('button', { type: 'button', class: 'metric', onclick: () => explain(row.metric) }, row.known.title);

function line(row, answer, study) {
  const why = row.reason ? `: ${row.reason}` : '';
  return h('tr', { class: row.verdict, 'data-metric': row.metric, 'data-subject': row.subject.join('-') }, h('th', { scope: 'row' }, row.subject.length ? subject(row, answer, study) : name(row)),
    answer.compared && h('td', { class: 'number value-without' }, row.texts[0]), h('td', { class: 'number value-with' }, row.texts[1]), answer.compared && h('td', { class: 'number' }, row.texts[2]),
    h('td', { class: 'verdict', title: why.slice(2) }, (answer.compared ? row.verdict + (row.by_construction ? ' *' : '') + why : why.slice(2))));
}

const subject = (row, answer, study) => row.subject.map((id) => answer.subjects?.[id] ?? actorName(id, study)).join('–');
