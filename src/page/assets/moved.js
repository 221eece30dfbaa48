// The few numbers that moved most, a dumbbell each, and how sure their direction is once the draws are made.

import { at, h, put } from './dom.js';
import { dumbbell, shareBar } from './dumbbell.js';
import { explain } from './explain.js';

/** Draws the rows. `bands` is null until the draws are made. */
export function moved({ answer, bands }) {
  at('moved-section').hidden = !answer.comparison;
  if (!answer.comparison) return;
  const [without, with_] = answer.labels;
  put(at('moved-key'), key('without', without), key('with', with_));
  const drawn = bands?.draws > 0 ? bands : null;
  const held = new Map((drawn?.holds ?? []).map((hold) => [id(hold), hold]));
  const outcomes = new Map((drawn?.outcomes ?? []).map((outcome) => [id(outcome), outcome]));
  if (answer.moved.length === 0) return put(at('moved'), h('p', { class: 'hint' }, 'No number moved.'));
  put(at('moved'), h('ul', { class: 'rows' }, asTold(answer).map((change) => row(change, held.get(id(change)), outcomes.get(id(change)), drawn))),
    h('p', { class: 'hint' }, 'Bands behind the rings: ', drawn ? '5–95 % of the draws' : 'the coded ranges', '. Each row has a scale of its own.',
      answer.moved.some((change) => change.by_construction) && ' * The change can go this way only: the direction is arithmetic, the size is the finding.'));
}

/** What the sentences speak of comes first, in their order; then what moved most, as the answer has it. */
function asTold(answer) {
  const said = answer.headline.join(' ').toLowerCase();
  const place = (change) => {
    const found = said.indexOf(change.name.split(' (')[0].toLowerCase());
    return found < 0 ? said.length : found;
  };
  return [...answer.moved].sort((one, other) => place(one) - place(other));
}

const id = (one) => `${one.metric} ${one.subject.join(' ')}`;
const key = (side, text) => h('span', { class: `side ${side}` }, text);

function row(change, hold, outcome, bands) {
  const bounds = outcome ? { without: pair(outcome.without), with: pair(outcome.with) } : change.bounds;
  return h('li', { class: 'row-moved', 'data-metric': change.metric },
    h('div', { class: 'row-name' }, h('button', { type: 'button', class: 'metric', onclick: () => explain(change.metric) }, change.name + (change.by_construction ? '\u00a0*' : '')), h('span', { class: 'subject' }, change.subject_title || 'the network')),
    h('div', { class: 'row-values' }, h('span', { class: 'value-without' }, change.without_text), h('span', { class: 'arrow', 'aria-label': 'to' }, '→'), h('span', { class: 'value-with' }, change.with_text)),
    dumbbell({ ...change, bounds }),
    h('div', { class: 'row-sure' }, hold && hold.hold !== 'fixed' ? [shareBar(hold.share), h('span', null, hold.words.replaceAll(' %', '\u00a0%'))] : h('span', { class: 'waiting' }, bands ? 'reads no coded number' : '')));
}

const pair = (band) => (band ? [band.low, band.high] : null);
