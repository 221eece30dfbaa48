// The rules of reading: who may pass on what, which layers count, how closeness is read. Each says what it means.

import { at, h, keepingFocus, put } from './dom.js';
import { edit, look, state } from './state.js';
import { capital } from './words.js';

const TRANSIT = { granted: 'Only what is granted', open: 'Anyone passes on anything' };

/** Draws the choices. */
export function rules({ study }) {
  const now = state();
  const rule = now.transit || study.transit.rule;
  const reading = now.metric || study.readings[0]?.metric;
  const layers = now.layer.length ? now.layer : study.layers_on ?? study.layers;
  const box = at('rules');
  keepingFocus(box, () => put(box,
    choices('transit', 'Who passes on what', ['granted', 'open'].map((id) => ({ id, title: TRANSIT[id], about: study.transit.why?.[id] })), rule,
      (id) => edit({ transit: id === study.transit.default ? '' : id })),
    study.readings.length > 1 && choices('reading', 'How the drawing reads closeness', study.readings.map((one) => ({ id: one.metric ?? one.id, title: one.title, about: one.about })), reading,
      (id) => look({ metric: id })),
    study.layers.length > 1 && h('fieldset', null, h('legend', null, 'Layers that count'), h('div', { class: 'layers' }, study.layers.map((layer) => h('label', { class: 'check' },
      h('input', { type: 'checkbox', key: `layer ${layer}`, checked: layers.includes(layer), onchange: (event) => toggle(layer, event.target.checked, layers, study) }),
      h('span', null, capital(layer))))))));
}

function choices(name, title, all, chosen, choose) {
  const about = all.find((one) => one.id === chosen)?.about;
  return h('fieldset', null, h('legend', null, title), h('div', { class: 'choices' }, all.map((one) => h('label', { class: 'radio' },
    h('input', { type: 'radio', name, value: one.id, checked: one.id === chosen, key: `${name} ${one.id}`, onchange: () => choose(one.id) }), h('span', null, one.title)))),
  about && h('p', { class: 'hint' }, about));
}

/** A network keeps at least one layer; all of the study's own are written as none. */
function toggle(layer, on, layers, study) {
  const next = study.layers.filter((one) => (one === layer ? on : layers.includes(one)));
  if (next.length === 0) return rules({ study });
  const own = study.layers_on ?? study.layers;
  edit({ layer: next.length === own.length && next.every((one) => own.includes(one)) ? [] : next });
}
