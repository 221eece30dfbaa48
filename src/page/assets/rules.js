// The rules of reading: who may pass on what, which layers count, which reading sizes the actors. Each says what it means.

import { isCopy } from './api.js';
import { at, h, keepingFocus, put } from './dom.js';
import { edit, look, state } from './state.js';
import { capital } from './words.js';

const READINGS = { hops: 'Counting hops', delay: 'By least delay', strength: 'As a current over strengths' };
/** The study's own layers, seen while the address asked for no others. */
let own = { study: '', layers: [] };
const TRANSIT = { granted: 'Only what is granted', open: 'Anyone passes on anything' };

/** Draws the choices. */
export function rules({ study, answer, metrics }) {
  const now = state();
  const rule = now.transit || study.transit.rule;
  const readings = readingsOf(study, answer, metrics);
  const reading = readings.some((one) => one.id === now.metric) ? now.metric : readings[0]?.id;
  const layers = study.layers_at?.length ? study.layers_at : study.layers;
  if (!now.layer.length) own = { study: study.id, layers };
  const box = at('rules');
  keepingFocus(box, () => put(box,
    !isCopy && choices('transit', 'Who passes on what', ['granted', 'open'].map((id) => ({ id, title: TRANSIT[id], about: study.transit.why?.[id] })), rule,
      (id) => edit({ transit: id === study.transit.default ? '' : id })),
    readings.length > 1 && choices('reading', 'What makes an actor large in the drawing', readings, reading, (id) => look({ metric: id === readings[0].id ? '' : id })),
    !isCopy && study.layers.length > 1 && h('fieldset', null, h('legend', null, 'Layers that count'), h('div', { class: 'layers' }, study.layers.map((layer) => h('label', { class: 'check' },
      h('input', { type: 'checkbox', key: `layer ${layer}`, checked: layers.includes(layer), disabled: layers.length === 1 && layers.includes(layer), onchange: (event) => toggle(layer, event.target.checked, layers, study) }),
      h('span', null, capital(layer))))))));
}

/** The readings of betweenness that were measured: each sizes the actors of the drawing in its way. */
function readingsOf(study, answer, known) {
  const rows = new Set((answer.compared ?? answer.alone).rows.map((row) => row.metric));
  const measured = [...known.values()].filter((metric) => rows.has(metric.id) && metric.concept === 'betweenness' && metric.scope === 'actor');
  return measured.map((metric) => ({ id: metric.id, title: READINGS[metric.reading] ?? metric.title, about: study.readings.find((one) => one.id === metric.reading)?.about }));
}

function choices(name, title, all, chosen, choose) {
  const about = all.find((one) => one.id === chosen)?.about;
  return h('fieldset', null, h('legend', null, title), h('div', { class: 'choices' }, all.map((one) => h('label', { class: 'radio' },
    h('input', { type: 'radio', name, value: one.id, checked: one.id === chosen, key: `${name} ${one.id}`, onchange: () => choose(one.id) }), h('span', null, one.title)))),
  about && h('p', { class: 'hint' }, about));
}

/** A network keeps at least one layer, whose box is fixed; the study's own layers are written as none. */
function toggle(layer, on, layers, study) {
  const next = study.layers.filter((one) => (one === layer ? on : layers.includes(one)));
  const same = own.study === study.id && next.length === own.layers.length && next.every((one) => own.layers.includes(one));
  edit({ layer: same ? [] : next });
}
