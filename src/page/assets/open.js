// A file of one's own: chosen, or dropped anywhere on the page. What is wrong with it is shown at its line.

import { isCopy, send } from './api.js';
import { at, h, icon, put, ticked } from './dom.js';
import { edit } from './state.js';

/** The server takes no larger file. */
const MOST = 8 * 1024 * 1024;
const dialog = at('opened');

/** Makes the page take files; `added()` is called once one is open. */
export function opening(added) {
  for (const element of document.querySelectorAll('[data-server]')) element.hidden = isCopy;
  if (isCopy) return;
  at('open').addEventListener('click', () => at('file').click());
  at('file').addEventListener('change', () => {
    if (at('file').files[0]) take(at('file').files[0], added);
    at('file').value = '';
  });
  let over = 0;
  const files = (event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragenter', (event) => { if (files(event)) { over += 1; at('drop').hidden = false; } });
  addEventListener('dragleave', (event) => { if (files(event)) { over -= 1; at('drop').hidden = over <= 0; } });
  addEventListener('dragover', (event) => files(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!files(event)) return;
    event.preventDefault();
    over = 0;
    at('drop').hidden = true;
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0], added);
  });
}

async function take(file, added) {
  if (file.size > MOST) return tell(file.name, [{ message: 'the file is larger than 8 MiB', way_out: 'measure it with `linchpin measure FILE` instead' }]);
  try {
    const got = await send(`api/open?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream');
    await added();
    if (dialog.open) dialog.close();
    show(got.network);
  } catch (error) {
    tell(file.name, error.body?.diagnostics ?? [{ message: error.message, way_out: error.wayOut }]);
  }
}

/** Goes to a network that was opened: everything asked of the old one is left behind. */
export function show(network) {
  edit({ network, date: '', layer: [], transit: '', without: [], with: [], set: [], metric: '', pair: '', actor: '', by: '' });
}

function tell(name, diagnostics) {
  put(dialog, h('div', { class: 'dialog-head' }, h('h2', { id: 'opened-title' }, `${name} cannot be read yet`), h('button', { type: 'button', class: 'go', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close'))),
    h('ol', { class: 'faults' }, diagnostics.slice(0, 20).map(fault)),
    diagnostics.length > 20 && h('p', { class: 'hint' }, `and ${diagnostics.length - 20} more`),
    h('p', { class: 'row' }, h('button', { type: 'button', class: 'main', onclick: () => { dialog.close(); at('file').click(); } }, 'Open it again'), h('span', { class: 'hint' }, 'Mend the file, then open or drop it once more.')));
  if (!dialog.open) dialog.showModal();
}

function fault(one) {
  return h('li', null, h('p', null, one.line > 0 && h('strong', null, `Line ${one.line}${one.column ? `, column ${one.column}` : ''}: `), ticked(one.message)),
    one.excerpt && h('pre', { tabindex: '0' }, one.excerpt), one.rule && h('p', { class: 'hint' }, ticked(one.rule)), one.way_out && h('p', { class: 'hint' }, 'Way out: ', ticked(one.way_out)));
}

dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
