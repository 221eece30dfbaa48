// Which network, and which of its configurations.

import { ask } from './api.js';
import { at, h, put } from './dom.js';
import { show } from './open.js';
import { state } from './state.js';

let networks = [];

/** Fetches the list of networks. */
export async function listNetworks() {
  networks = (await ask('networks', 'api/networks', {}))?.body ?? networks;
}

/** The network that a page without an address opens. */
export const firstNetwork = () => networks.find((network) => network.first)?.id ?? networks[0]?.id ?? 'northeast-asia';

/** Draws both choosers. */
export function choosers({ study }) {
  const [id] = base();
  const option = (network) => h('option', { value: network.id, selected: network.id === id }, network.title);
  const own = networks.filter((network) => network.id.startsWith('opened:'));
  const bundled = networks.filter((network) => !own.includes(network));
  put(at('network'), !networks.some((network) => network.id === id) && h('option', { value: id, selected: true }, study.title || id),
    own.length ? [h('optgroup', { label: 'Opened by you' }, own.map(option)), h('optgroup', { label: 'Bundled' }, bundled.map(option))] : bundled.map(option));
  at('configuration-field').hidden = study.configurations.length < 2;
  put(at('configuration'), study.configurations.map((one) => h('option', { value: one.id, selected: one.id === (base()[1] || study.configuration) }, one.title)));
}

/** `northeast-asia:tisa` as its two parts; the key of an opened file is no configuration. */
function base() {
  const name = state().network || firstNetwork();
  const own = name.startsWith('opened:');
  const cut = name.indexOf(':', own ? 'opened:'.length : 0);
  return cut < 0 ? [name, ''] : [name.slice(0, cut), name.slice(cut + 1)];
}

at('network').addEventListener('change', (event) => show(event.target.value));
at('configuration').addEventListener('change', (event) => show(`${base()[0]}:${event.target.value}`));
