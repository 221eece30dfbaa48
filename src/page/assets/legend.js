// What the signs of the drawing mean: only those that are in it.

import { at, h, put, s } from './dom.js';
import { FEW, LAYERS, pairs, relays } from './ties.js';

/** Lists the signs in use. */
export function legend({ study, answer }) {
  const ties = pairs(answer).flatMap((pair) => pair.ties.filter((tie) => !tie.hub));
  const ways = relays(answer).filter((way) => way.stands !== 'off');
  const has = (stands) => ties.some((tie) => tie.stands === stands) || ways.some((way) => way.stands === stands);
  const layers = LAYERS.filter((layer) => ties.some((tie) => tie.layer === layer));
  put(at('legend'),
    study.layers.length > 1 && layers.length > 1
      ? layers.map((layer) => sign(`tie on layer-${layer}`, layer.charAt(0).toUpperCase() + layer.slice(1)))
      : ties.length ? sign('tie on', 'Tie, as wide as it is strong') : null,
    ways.length ? sign('relay', ways.length < 2 ? `Only through the hub: ${ways[0].agreement.includes('_') ? ways[0].title : ways[0].agreement}` : 'Only through the hub') : null,
    has('tested') ? sign('tie tested', ties.filter((tie) => tie.stands === 'tested').length > 1 ? 'The ties in question' : 'The tie in question') : null,
    has('off') || relays(answer).some((way) => way.stands === 'off') ? sign('tie off', 'Switched off') : null,
    has('added') ? sign('tie added', 'Added') : null,
    answer ? h('p', { class: 'note' }, `Area of a circle${study.actors.length > FEW ? '' : ', and the number by it'}: share of the others’ routes that pass through. Press a tie or an actor; pull an actor to move it.`) : null);
}

function sign(kind, text) {
  const relayed = kind === 'relay';
  return h('span', { class: 'sign' }, s('svg', { width: 34, height: 12, 'aria-hidden': 'true' },
    s('g', { class: relayed ? 'relay on' : '' },
      relayed ? s('path', { class: 'bed', d: 'M1 6H33' }) : null,
      s('path', { class: relayed ? 'way' : kind, d: 'M1 6H33', 'stroke-width': kind.includes('off') ? 1.6 : 6 }))), text);
}
