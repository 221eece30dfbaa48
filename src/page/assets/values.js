// The coded numbers of a tie or an actor as sliders inside their ranges, low to high, mid marked.

import { isCopy } from './api.js';
import { setValue, valueOf } from './edits.js';
import { h } from './dom.js';
import { coded } from './words.js';

/** Steps of a slider. */
const STEPS = 200;
const WORDS = {
  strength: ['Strength', 'how close the tie is; chances do not read it'],
  delay: ['Delay', 'hours until a request is answered'],
  availability: ['Availability', 'how likely the tie works when called on'],
  'handling-delay': ['Hub’s delay', 'hours the hub takes to pass something on'],
  'handling-availability': ['Hub’s handling', 'how likely the hub passes it on'],
  works: ['Availability', 'how likely the actor works at all'],
  consent: ['Consent', 'how likely it consents, as originator, to passing on'],
};

/** Changes of one slider that follow each other sooner than this are one step of undo, ms. */
const TOGETHER = 1500;
let held = false;
let last = { id: '', at: 0, name: '' };

/** Whether a slider is held with the pointer: it must not be replaced under the reader's finger. */
export const isHeld = () => held;
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => { held = false; });

function gesture(id) {
  const now = Date.now();
  last = { id, at: now, name: last.id === id && now - last.at < TOGETHER ? last.name : `${id} ${now}` };
  return last.name;
}

/** One slider per input that has a range. */
export function sliders(inputs) {
  return isCopy ? [] : inputs.filter((input) => input.low < input.high).map(slider);
}

function slider(input) {
  const quantity = input.quantity ?? input.id.split('.').at(-1);
  const [name, about] = WORDS[quantity] ?? [input.title, ''];
  // Hours span orders of size: their slider runs in ratios.
  const ratio = quantity.includes('delay') && input.low > 0 && input.high / input.low > 5;
  const value = (step) => (ratio ? input.low * (input.high / input.low) ** (step / STEPS) : input.low + (input.high - input.low) * step / STEPS);
  const step = (of) => Math.round(STEPS * (ratio ? Math.log(of / input.low) / Math.log(input.high / input.low) : (of - input.low) / (input.high - input.low)));
  const set = valueOf(input);
  const unit = input.unit ? ` ${input.unit.trim()}` : '';
  const told = h('output', { class: set === undefined ? '' : 'set' }, coded(set ?? input.mid) + unit);
  const range = h('input', {
    type: 'range', min: 0, max: STEPS, value: step(set ?? input.mid), key: `value ${input.id}`, 'aria-label': input.title, 'aria-valuetext': coded(set ?? input.mid) + unit,
    oninput: (event) => {
      const near = Math.abs(event.target.value - step(input.mid)) <= 2;
      const to = near ? input.mid : Number(coded(value(Number(event.target.value))));
      told.textContent = coded(to) + unit;
      told.className = near ? '' : 'set';
      event.target.setAttribute('aria-valuetext', told.textContent);
      setValue(input, near ? null : Math.min(input.high, Math.max(input.low, to)), gesture(input.id));
    },
    onpointerdown: () => { held = true; },
    onchange: () => { held = false; },
  });
  const mid = h('i', { 'aria-hidden': 'true', title: `coded mid ${coded(input.mid)}${unit}` });
  mid.style.left = `${step(input.mid) / STEPS * 100}%`;
  return h('div', { class: 'value' },
    h('div', { class: 'value-head' }, h('span', { class: 'value-name', title: about }, name), told),
    h('div', { class: 'slide' }, h('div', { class: 'ticks' }, mid), range),
    h('div', { class: 'value-ends', 'aria-hidden': 'true' }, h('span', null, coded(input.low) + unit), h('span', null, about), h('span', null, coded(input.high) + unit)));
}
