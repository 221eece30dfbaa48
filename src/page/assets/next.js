// Which tie to add next: every missing tie in turn, ranked by what it would give.

import { ask } from './api.js';
import { h, prose, put } from './dom.js';
import { addTie } from './edits.js';
import { asked, look, query, state } from './state.js';
import { pairId, pairName } from './words.js';

/** A sentence about ties that are not there; the others are about those that are. */
const MISSING = /missing tie|tie is missing|criteria disagree/;
let kept = { key: '', found: null };

/** Draws the panel, asking for the ranking where it is not there yet. */
export async function next(panel, view) {
  const now = state();
  const key = `${now.by} ${query(asked(now))}`;
  if (kept.key === key) return show(panel, view, kept.found);
  show(panel, view, null);
  try {
    const got = await ask('next', 'api/next', now, [['by', now.by]]);
    if (!got) return;
    kept = { key, found: got.body };
  } catch (error) {
    kept = { key, found: { trouble: `${error.message} ${error.wayOut ?? ''}` } };
  }
  if (panel.dataset.tab === 'next') show(panel, view, kept.found);
}

function show(panel, { study, refuses }, found) {
  const by = h('label', { class: 'field inline' }, h('span', null, 'Rank by'), h('select', { onchange: (event) => look({ by: event.target.value }) },
    (study.criteria ?? []).map((criterion) => h('option', { value: criterion.id, selected: criterion.id === (state().by || found?.by) }, criterion.title))));
  const rows = found?.rows ?? [];
  const said = [found?.headline ?? []].flat();
  put(panel, study.criteria?.length > 1 && h('div', { class: 'filters' }, by),
    !found ? h('p', { class: 'hint' }, 'Trying every missing tie …') : found.trouble ? h('p', { class: 'hint' }, found.trouble) : [
      said.filter((sentence) => MISSING.test(sentence)).map((sentence) => h('p', { class: 'lead-in' }, prose(sentence))),
      rows.length === 0 ? !said.some((sentence) => MISSING.test(sentence)) && h('p', { class: 'hint' }, 'No tie is missing: every pair is tied.') : h('div', { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': 'Missing ties, best first' }, h('table', null,
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Tie'), h('th', { scope: 'col', class: 'number' }, 'The network would have'), h('th', { scope: 'col', class: 'number' }, 'Gain'), h('th', { scope: 'col' }, h('span', { class: 'hidden' }, 'Add it')))),
        h('tbody', null, rows.slice(0, 40).map((row) => line(row, study, refuses))))),
      [found.coding, found.left_out].filter(Boolean).map((sentence) => h('p', { class: 'hint after' }, sentence)),
      said.some((sentence) => !MISSING.test(sentence)) && h('details', null, h('summary', null, 'What the ties that are there carry'), said.filter((sentence) => !MISSING.test(sentence)).map((sentence) => h('p', null, prose(sentence))))]);
}

function line(row, study, refuses) {
  const title = row.title ?? pairName(row.a, row.b, study);
  const added = state().with.some((target) => target.startsWith(`${pairId(row.a, row.b)}:`));
  return h('tr', null, h('th', { scope: 'row' }, title), h('td', { class: 'number' }, row.value_text), h('td', { class: 'number' }, row.gain_text),
    h('td', { class: 'number' }, !refuses && h('button', { type: 'button', class: 'quiet', disabled: added, 'aria-label': `Add ${title}`, onclick: () => addTie(row.a, row.b, row.kind) }, added ? 'Added' : 'Add')));
}
