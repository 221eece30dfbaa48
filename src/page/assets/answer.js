// What changes, in words: what is asked, the sentences of the command, and the edits as chips that take themselves back.

import { at, h, icon, prose, put } from './dom.js';
import { all, takeBack } from './edits.js';
import { edit, edited, state } from './state.js';
import { capital, coded, targetName } from './words.js';

/** A sentence that limits the headline stands with it, set smaller. */
const CAVEAT = /^That the route then passes/;
/** A sentence that only says how far the one before it ranges waits in the fold: the draws below say it better. */
const RANGE = /^Over every combination/;
/** Findings that are read at once; the others are folded. */
const FIRST = 2;

/** Draws the answer in words. */
export function answer({ study, answer: found }) {
  put(at('asked'), edited() ? chips(study) : kicker(study, found));
  const sentences = found.comparison ? found.headline : [];
  const [first, ...rest] = sentences;
  put(at('h-answer'), prose(first ?? empty(study)));
  const findings = rest.filter((sentence) => !CAVEAT.test(sentence) && !RANGE.test(sentence)).slice(0, FIRST);
  const shown = rest.filter((sentence) => findings.includes(sentence) || CAVEAT.test(sentence));
  const paragraph = (sentence) => h('p', { class: CAVEAT.test(sentence) ? 'aside' : null }, prose(sentence));
  const constructions = found.construction ?? [];
  put(at('sentences'), first ? shown.map(paragraph) : h('p', null, 'Use the switches in the list, or press a tie in the drawing. The answer appears here, and undo takes every step back.'),
    found.slow && h('p', { class: 'hint slow', role: 'note' }, `${capital(found.slow.why)}.`),
    first && rest.length + constructions.length > shown.length && fold('all', 'All findings, and what had to come out this way', [
      ...rest.filter((sentence) => !shown.includes(sentence)).map(paragraph), ...constructions.map((sentence) => h('p', { class: 'aside' }, prose(`By construction: ${sentence}`)))]),
    found.notices?.length > 0 && fold('taken', 'What was taken for granted', found.notices.map((notice) => h('p', null, capital(notice)))));
}

/** A fold that stays open between answers. */
function fold(id, title, children) {
  const open = at('sentences').querySelector(`details[data-of=${id}]`)?.open ?? false;
  return h('details', { 'data-of': id, open }, h('summary', null, title), children);
}

function empty(study) {
  if (study.agreements.length === 0) return 'There is nothing here to switch off.';
  return `Switch ${study.agreements.every((agreement) => agreement.loose) ? 'a tie' : 'an agreement'} off to see what changes.`;
}

function kicker(study, found) {
  return found.comparison ? h('span', { class: 'kicker' }, study.compare ? 'The study’s own question, answered' : 'Answer')
    : h('span', { class: 'kicker' }, 'Nothing is changed yet');
}

function chips(study) {
  const signs = { without: 'Without', with: 'With', set: 'Set' };
  const edits = all();
  return [h('span', { class: 'kicker' }, edits.length === 1 ? 'Your change' : `Your ${edits.length} changes together`),
    h('ul', { class: 'edits' }, edits.map(({ name, value }) => h('li', { class: name }, h('span', { class: 'sign' }, signs[name]), h('span', null, name === 'set' ? setting(value, study) : targetName(value, study)),
      h('button', { type: 'button', class: 'go', 'aria-label': `Take back: ${signs[name]} ${targetName(value, study)}`, onclick: () => takeBack(name, value) }, icon('close'))))),
    state().set.length + (state().without.length && state().with.length) > 0 ? h('p', { class: 'hint' }, 'The network as it is, against all your changes at once.') : null];
}

function setting(text, study) {
  const input = study.inputs.find((one) => text.startsWith(`${one.id}=`));
  return input ? `${input.title} to ${coded(text.slice(input.id.length + 1))}${input.unit ? ` ${input.unit.trim()}` : ''}` : text.replace('=', ' to ');
}

at('reset').addEventListener('click', () => edit({ without: [], with: [], set: [], date: '', transit: '', layer: [] }));
