// The network as a table that can be edited: actors and ties, row by row. The edited rows become a network that is opened.

import { ask, send } from './api.js';
import { at, h, icon, put } from './dom.js';
import { show } from './open.js';
import { state } from './state.js';

const dialog = at('sheet');
const COLUMNS = {
  actors: [['id', 'Id'], ['name', 'Name'], ['bloc', 'Bloc']],
  ties: [['a', 'Actor'], ['b', 'Actor'], ['agreement', 'Agreement'], ['kind', 'Kind'], ['layer', 'Layer'], ['hub', 'Hub'], ['from', 'From'], ['until', 'Until'], ['strength', 'Strength'], ['delay', 'Delay, h'], ['availability', 'Availability']],
};
const TITLES = { actors: 'Actors', ties: 'Ties' };
let rows = null;
/** The rows as they came. */
let given = '';

/** Makes the button open the table; `added()` is called once edited rows are a network. */
export function tabling(added) {
  at('table').addEventListener('click', async () => {
    frame(h('p', { class: 'hint' }, 'Writing the rows …'));
    if (!dialog.open) dialog.showModal();
    try {
      const got = await ask('table', 'api/table', { network: state().network });
      if (!got) return;
      rows = got.body;
      given = JSON.stringify(rows);
      draw(added);
    } catch (error) {
      frame(h('p', null, `${error.message} ${error.wayOut ?? ''}`));
    }
  });
}

function frame(...children) {
  put(dialog, h('div', { class: 'dialog-head' }, h('h2', { id: 'sheet-title' }, 'Edit as a table'), h('button', { type: 'button', class: 'go', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close'))), ...children);
}

function draw(added) {
  const trouble = h('p', { class: 'fault', role: 'alert', hidden: true });
  frame(h('p', { class: 'hint' }, 'Numbers may be one value, or low, mid and high with a space between; empty takes the codebook’s for the kind.'),
    h('label', { class: 'field inline' }, h('span', null, 'Title'), h('input', { type: 'text', value: rows.title ?? '', oninput: (event) => { rows.title = event.target.value; } })),
    Object.keys(COLUMNS).map((name) => sheet(name)), trouble,
    h('p', { class: 'row' }, h('button', { type: 'button', class: 'main', onclick: () => take(trouble, added) }, 'Show this network'), h('span', { class: 'hint' }, 'What is bundled stays as it is; yours is opened beside it. “Take away” saves it as TOML.')));
}

function sheet(name) {
  const body = h('tbody', null, rows[name].map((row) => line(name, row)));
  return h('section', null, h('h3', null, TITLES[name]), h('div', { class: 'table-box sheet', tabindex: '0', role: 'region', 'aria-label': TITLES[name] }, h('table', null,
    h('thead', null, h('tr', null, COLUMNS[name].map(([, title]) => h('th', { scope: 'col' }, title)), h('th', { scope: 'col' }, h('span', { class: 'hidden' }, 'Remove')))), body)),
  h('button', { type: 'button', class: 'quiet', onclick: () => {
    const row = Object.fromEntries(COLUMNS[name].map(([column]) => [column, '']));
    rows[name].push(row);
    body.append(line(name, row));
    body.lastChild.querySelector('input').focus();
  } }, icon('plus'), name === 'actors' ? 'Another actor' : 'Another tie'));
}

function line(name, row) {
  const tr = h('tr', null, COLUMNS[name].map(([column, title]) => h('td', null, h('input', {
    type: 'text', 'aria-label': title, value: row[column] ?? '', size: Math.max(6, Math.min(24, String(row[column] ?? '').length + 1)), spellcheck: 'false', 'data-column': column, oninput: (event) => { row[column] = event.target.value; event.target.removeAttribute('aria-invalid'); },
  }))), h('td', null, h('button', { type: 'button', class: 'go', 'aria-label': 'Remove this row', onclick: () => { rows[name].splice(rows[name].indexOf(row), 1); tr.remove(); } }, icon('close'))));
  tr.dataset.table = name;
  return tr;
}

async function take(trouble, added) {
  trouble.hidden = true;
  // What is as it was stays the network that it is, with its question.
  if (JSON.stringify(rows) === given) return dialog.close();
  try {
    const got = await send('api/table', JSON.stringify(rows), 'application/json');
    dialog.close();
    await added();
    show(got.network);
  } catch (error) {
    const fault = error.body ?? {};
    trouble.textContent = [Number.isInteger(fault.row) && `${TITLES[fault.table] ?? 'Row'}, row ${fault.row + 1}: `, error.message, error.wayOut && ` Way out: ${error.wayOut}`].filter(Boolean).join('');
    trouble.hidden = false;
    const cell = dialog.querySelectorAll(`tr[data-table="${fault.table}"]`)[fault.row]?.querySelector(`[data-column="${fault.column}"]`);
    cell?.setAttribute('aria-invalid', 'true');
    (cell ?? trouble).scrollIntoView({ block: 'center' });
    cell?.focus();
  }
}

dialog.addEventListener('keydown', (event) => {
  // Enter in a cell goes down, as in a spreadsheet.
  if (event.key !== 'Enter' || !event.target.dataset.column) return;
  event.preventDefault();
  event.target.closest('tr').nextElementSibling?.querySelector(`[data-column="${event.target.dataset.column}"]`)?.focus();
});
