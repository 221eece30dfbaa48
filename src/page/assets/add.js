// Adding a tie between any two actors, of a kind of the codebook.

import { isCopy } from './api.js';
import { addTie } from './edits.js';
import { at, h, put } from './dom.js';
import { state } from './state.js';
import { pairs } from './ties.js';
import { actorName, pairId } from './words.js';

const button = at('add');
const form = at('add-form');
const CODED = 'Its strength, delay and availability are the codebook’s for that kind.';
let study = null;
let answer = null;

/** Keeps the form's choices to the study at hand. */
export function add(view) {
  ({ study, answer } = view);
  button.hidden = isCopy || study.actors.length < 2 || study.kinds.length === 0;
}

button.addEventListener('click', () => show(form.hidden));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const [a, b, kind] = ['add-a', 'add-b', 'add-kind'].map((id) => at(id).value);
  if (a === b) {
    at('add-why').textContent = 'A tie joins two actors: choose another on one side.';
    return;
  }
  show(false);
  addTie(a, b, kind);
});

function show(open) {
  form.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
  if (!open) return button.focus();
  const [first, second] = state().pair ? state().pair.split('-') : [state().actor || study.actors[0].id, ''];
  const other = second || (study.actors.find((actor) => actor.id !== first && !tied(actor.id, first)) ?? study.actors.find((actor) => actor.id !== first)).id;
  const why = () => {
    const [a, b] = ['add-a', 'add-b'].map((id) => at(id)?.value);
    at('add-why').textContent = a !== b && tied(a, b) ? 'These two are tied already: this puts another tie beside it.' : CODED;
  };
  const actors = (id, label, chosen) => h('label', { class: 'field' }, h('span', null, label), h('select', { id, onchange: why }, study.actors.map((actor) => h('option', { value: actor.id, selected: actor.id === chosen }, actorName(actor.id, study)))));
  const usual = study.kinds.find((kind) => kind.id === study.usual_kind) ?? study.kinds.find((kind) => kind.id === 'intel_agreement') ?? study.kinds[0];
  put(form, h('div', { class: 'pair-fields' }, actors('add-a', 'Between', first), actors('add-b', 'and', other)),
    h('label', { class: 'field' }, h('span', null, 'Kind of tie'), h('select', { id: 'add-kind' }, study.kinds.map((kind) => h('option', { value: kind.id, selected: kind === usual }, kind.title)))),
    h('p', { class: 'hint', id: 'add-why', role: 'status' }, CODED),
    h('div', { class: 'row' }, h('button', { type: 'submit', class: 'main' }, 'Add the tie'), h('button', { type: 'button', class: 'quiet', onclick: () => show(false) }, 'Cancel')));
  why();
  at('add-a').focus();
}

/** Whether a tie of their own joins two actors in what is drawn. */
const tied = (a, b) => pairs(answer).some((pair) => pair.id === pairId(a, b) && pair.ties.some((tie) => !tie.hub && tie.stands !== 'off'));
