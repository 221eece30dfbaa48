// What a metric is: the registry's own words in a dialog.

import { ask } from './api.js';
import { at, h, icon, put } from './dom.js';

const dialog = at('explain');
const BETTER = { higher: 'Higher is better for the network.', lower: 'Lower is better for the network.', neither: 'Neither way is better by itself.' };
let known = () => null;

/** Tells where a metric is found without asking: the list that came with the answer. */
export function knowing(find) {
  known = find;
}

/** Opens the explanation of a metric. */
export async function explain(id) {
  const here = known(id);
  show(here ? { name: here.title, ...here, references: cited(here.cite) } : { name: id, about: '' });
  if (!dialog.open) dialog.showModal();
  try {
    const got = await ask('metric', 'api/metric', {}, [['id', id]]);
    if (got) show({ ...here, ...got.body });
  } catch (error) {
    if (!here) show({ name: id, about: `${error.message} ${error.wayOut ?? ''}` });
  }
}

function show(metric) {
  const facts = [
    ['How to read it', metric.interpret], ['Unit', metric.unit], ['Range', metric.range], ['Direction', BETTER[metric.better] ?? metric.better],
    ['Undefined', metric.undefined], ['Elsewhere', metric.reproduce && h('code', null, metric.reproduce)],
  ].filter(([, value]) => value);
  put(dialog, h('div', { class: 'dialog-head' }, h('h2', { id: 'explain-title' }, metric.name), h('button', { type: 'button', class: 'go', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('close'))),
    h('p', { class: 'large' }, metric.about), metric.formula && h('p', { class: 'formula' }, metric.formula),
    h('dl', { class: 'facts' }, facts.map(([name, value]) => [h('dt', null, name), h('dd', null, value)]),
      metric.references?.length > 0 && [h('dt', null, 'Sources'), h('dd', null, metric.references.map((source) => h('p', null, source.text, source.doi && `, doi:${source.doi}`)))]),
    h('p', { class: 'hint' }, 'The command says the same: ', h('code', null, `linchpin metrics ${metric.id ?? ''}`)));
}

const cited = (text) => (text ? text.split('; ').map((one) => ({ text: one })) : []);

dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
