// The few numbers that moved most, a dumbbell each, and how sure their direction is once the draws are made.

import { at, h, put } from './dom.js';
import { dumbbell, shareBar } from './dumbbell.js';
import { explain } from './explain.js';

/** Draws the rows. `bands` is null until the draws are made. */
export function moved({ answer, bands }) {
  at('moved-section').hidden = !answer.compared;
  if (!answer.compared) return;
  const [without, with_] = answer.labels;
  put(at('moved-key'), key('without', without), key('with', with_));
  const drawn = bands?.draws > 0 ? bands : null;
  const held = new Map((drawn?.rows ?? []).map((band) => [id(band), band]));
  if (answer.moved.length === 0) return put(at('moved'), h('p', { class: 'hint' }, 'No number moved enough to read differently.'));
  put(at('moved'), h('ul', { class: 'rows' }, answer.moved.map((change) => row(change, held.get(id(change)), drawn))),
    h('p', { class: 'hint' }, drawn ? 'Bands behind the rings: 5–95 % of the draws. ' : answer.moved.some((change) => change.bounds) && 'Bands behind the rings: the coded ranges. ', 'Each row has a scale of its own.',
      answer.moved.some((change) => change.by_construction) && ' * The change can go this way only: the direction is arithmetic, the size is the finding.'));
}

const id = (one) => `${one.metric} ${one.subject.join(' ')}`;
const key = (side, text) => h('span', { class: `side ${side}` }, text);

function row(change, band, bands) {
  const bounds = band ? { without: pair(band.without), with: pair(band.with) } : change.bounds;
  return h('li', { class: 'row-moved', 'data-metric': change.metric },
    h('div', { class: 'row-name' }, h('button', { type: 'button', class: 'metric', onclick: () => explain(change.metric) }, change.name + (change.by_construction ? '\u00a0*' : '')), h('span', { class: 'subject' }, change.subject_title || 'the network')),
    h('div', { class: 'row-values' }, h('span', { class: 'value-without' }, change.without_text + hours(change.without, change)), h('span', { class: 'arrow', 'aria-label': 'to' }, '→'), h('span', { class: 'value-with' }, change.with_text + hours(change.with, change))),
    dumbbell({ ...change, bounds }),
    h('div', { class: 'row-sure' }, band && band.hold !== 'fixed' ? [shareBar(band.share), h('span', null, band.words.replaceAll(' %', '\u00a0%'))] : h('span', { class: 'waiting' }, bands ? 'reads no coded number' : '')));
}

/** The unit, where a number is of hours; the others are said by their names. */
const hours = (value, change) => (change.unit === 'hours' && Number.isFinite(value) ? '\u00a0h' : '');
const pair = (band) => (band ? [band.low, band.high] : null);
