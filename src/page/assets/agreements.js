// The list of agreements with a switch each: the plain way to do what a press on the drawing does.

import { isOn, switchAgreement } from './edits.js';
import { at, h, icon, keepingFocus, put } from './dom.js';
import { lookInto } from './inspector.js';
import { state } from './state.js';
import { pointAt } from './network.js';
import { actorName, list } from './words.js';

/** More agreements than this are sought by name. */
const MANY = 9;
let sought = '';
let studied = '';

/** Draws the list. */
export function agreements({ study, refuses }) {
  const box = at('agreements');
  const isNew = studied !== study.id;
  if (isNew) {
    sought = '';
    studied = study.id;
  }
  const now = state();
  // A pair that was added is no agreement of the study: it stands among the edits.
  const [here, away] = [[], []];
  for (const agreement of study.agreements) {
    if (agreement.in_force || now.with.includes(agreement.id)) here.push(agreement);
    else away.push(agreement);
  }
  const fits = (agreement) => !sought || `${agreement.title} ${agreement.id} ${agreement.members.map((id) => actorName(id, study)).join(' ')}`.toLowerCase().includes(sought);
  const rows = (all) => h('ul', { class: 'agreements' }, all.filter(fits).map((agreement) => row(agreement, study, refuses)));
  const open = box.querySelector('details')?.open ?? false;
  const scrolled = isNew ? 0 : box.querySelector('.scroll')?.scrollTop ?? 0;
  keepingFocus(box, () => put(box,
    study.agreements.length > MANY && h('input', {
      type: 'search', class: 'search', key: 'seek', placeholder: `Find among ${study.agreements.length}`, 'aria-label': 'Find an agreement', value: sought,
      oninput: (event) => { sought = event.target.value.trim().toLowerCase(); agreements({ study, refuses }); },
    }),
    h('div', { class: study.agreements.length > MANY ? 'scroll' : '' }, rows(here),
      away.length > 0 && h('details', { open: open || Boolean(sought && away.some(fits)) }, h('summary', null, `Not part of this day and configuration (${away.length})`), rows(away)))));
  const search = box.querySelector('[data-key=seek]');
  if (search && document.activeElement === search) search.setSelectionRange(search.value.length, search.value.length);
  const scroll = box.querySelector('.scroll');
  if (scroll) scroll.scrollTop = scrolled;
  const what = study.agreements.length && study.agreements.every((agreement) => agreement.loose) ? ['Ties', 'a tie'] : ['Agreements', 'an agreement'];
  at('h-agreements').textContent = what[0];
  at('first-step').textContent = `Switch ${what[1]} off to see what the network loses.`;
  at('first-step').hidden = study.agreements.length === 0;
}

function row(agreement, study, refuses) {
  const on = isOn(agreement);
  const members = agreement.members.filter((id) => id !== agreement.hub).map((id) => actorName(id, study));
  const between = (members.length > 4 ? `${members.length} members` : list(members)) + (agreement.hub && study.transit.rule === 'granted' ? `, only by way of ${actorName(agreement.hub, study)}` : '');
  const first = agreement.pairs?.[0];
  const no = refuses?.(agreement);
  return h('li', { class: on ? 'on' : 'off', onpointerenter: () => pointAt(agreement.id), onpointerleave: () => pointAt(null) },
    h('button', {
      type: 'button', role: 'switch', class: 'switch', 'aria-checked': String(on), key: `agreement ${agreement.id}`, 'data-agreement-switch': agreement.id, disabled: no, title: no ? 'This copy does not hold that answer' : null,
      onclick: () => switchAgreement(agreement), onfocus: () => pointAt(agreement.id), onblur: () => pointAt(null),
    }, h('span', { class: 'track', 'aria-hidden': 'true' }), h('span', { class: 'what' }, h('span', { class: 'title' }, agreement.title), h('span', { class: 'about', title: agreement.kind_title }, between || agreement.kind_title))),
    first && h('button', {
      type: 'button', class: 'go', key: `see ${agreement.id}`, 'aria-label': `Look into ${agreement.title}`, title: 'Strength, delay, sources',
      onclick: () => lookInto(agreement),
    }, icon('more')));
}
