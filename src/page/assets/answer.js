// What changes, in words: what is asked, the sentences of the command, and the edits as chips that take themselves back.

import { at, h, icon, prose, put } from './dom.js';
import { all, takeBack } from './edits.js';
import { edit, edited, state } from './state.js';
import { capital, coded, targetName } from './words.js';

/** Findings that are read at once; the others are folded. */
const FIRST = 2;

/** Draws the answer in words. */
export function answer({ study, answer: found }) {
  put(at('asked'), edited() ? chips(study) : kicker(study, found));
  const sentences = found.compared ? found.headline : [];
  const [first, ...rest] = sentences;
  put(at('h-answer'), prose(first?.text ?? empty(study, found.unasked)));
  // A caveat stands with the headline, set smaller. How far a finding ranges waits in the fold: the draws say it better.
  const findings = rest.filter(({ role }) => role === 'finding').slice(0, FIRST);
  const shown = rest.filter((sentence) => findings.includes(sentence) || sentence.role === 'caveat');
  const paragraph = ({ text, role }) => h('p', { class: role === 'caveat' ? 'aside' : null }, prose(text));
  const constructions = found.construction ?? [];
  put(at('sentences'), first ? shown.map(paragraph) : h('p', null, 'Use the switches in the list, or press a tie in the drawing. The answer appears here, and undo takes every step back.'),
    found.slow && h('p', { class: 'hint slow', role: 'note' }, `${capital(found.slow.why)}.`),
    first && rest.length + constructions.length > shown.length && fold('all', 'All findings, and what had to come out this way', [
      ...sentences.map(paragraph), ...constructions.map((sentence) => h('p', { class: 'aside' }, prose(`By construction: ${sentence}`)))]),
    found.notices?.length > 0 && fold('taken', 'What was taken for granted', found.notices.map((notice) => h('p', null, capital(notice)))));
}

/** A fold that stays open between answers. */
function fold(id, title, children) {
  const open = at('sentences').querySelector(`details[data-of=${id}]`)?.open ?? false;
  return h('details', { 'data-of': id, open }, h('summary', null, title), children);
}

function empty(study, unasked) {
  if (unasked) return `The study’s question does not apply here: ${unasked.split('; ')[0].replaceAll('`', '')}.`;
  if (study.agreements.length === 0) return 'There is nothing here to switch off.';
  return `Switch ${study.agreements.every((agreement) => agreement.loose) ? 'a tie' : 'an agreement'} off to see what changes.`;
}

function kicker(study, found) {
  return found.compared ? h('span', { class: 'kicker' }, study.compare ? 'The study’s own question, answered' : 'Answer')
    : h('span', { class: 'kicker' }, 'Nothing is changed yet');
}

function chips(study) {
  const signs = { without: 'Without', with: 'With', set: 'Set' };
  const edits = all();
  return [h('span', { class: 'kicker' }, edits.length === 1 ? 'Your change' : `Your ${edits.length} changes together`),
    h('ul', { class: 'edits' }, edits.map(({ name, value }) => h('li', { class: name }, h('span', { class: 'sign' }, signs[name]), h('span', null, name === 'set' ? setting(value, study) : targetName(value, study)),
      h('button', { type: 'button', class: 'go', 'aria-label': `Take back: ${signs[name]} ${targetName(value, study)}`, onclick: () => takeBack(name, value) }, icon('close'))))),
    h('p', { class: 'hint' }, state().set.length + (state().without.length && state().with.length) > 0 ? 'Numbers run from the network as it is to the network with all your changes at once.'
      : state().without.length ? 'Numbers run from without to with: read backwards, they are what is lost.' : 'Numbers run from without to with: they are what is gained.')];
}

function setting(text, study) {
  const input = study.inputs.find((one) => text.startsWith(`${one.id}=`));
  if (!input) return text.replace('=', ' to ');
  const idle = [input.agreement, input.actor, [input.pair].flat().join('-')].some((id) => id && state().without.includes(id));
  return `${input.title} to ${coded(text.slice(input.id.length + 1))}${input.unit ? ` ${input.unit.trim()}` : ''}${idle ? ' (no effect while it is switched off)' : ''}`;
}

at('reset').addEventListener('click', () => edit({ without: [], with: [], set: [], date: '', transit: '', layer: [] }));
