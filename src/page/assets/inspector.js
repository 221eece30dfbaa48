// What is selected, below the drawing: a pair with its ties, or an actor. Kept as it is while one of its sliders is held.

import { at, h, icon, keepingFocus, put } from './dom.js';
import { isOn, isOut, switchAgreement, switchTarget } from './edits.js';
import { look, state } from './state.js';
import { pairs } from './ties.js';
import { isHeld, sliders } from './values.js';
import { actorName, day, ends, list, pairId, pairName } from './words.js';

/** The agreement that was last looked into: it stands first among those of its pair. */
let wanted = '';
let shown = null;

/** Shows an agreement, by its first pair. */
export function lookInto(agreement) {
  wanted = agreement.id;
  if (shown && state().pair === pairId(...agreement.pairs[0])) inspector(shown);
  look({ pair: pairId(...agreement.pairs[0]), actor: '' });
  at('inspector').scrollIntoView({ block: 'nearest' });
}

/** Draws what is selected; hides the box where nothing is. */
export function inspector(view) {
  shown = view;
  const { pair, actor } = state();
  const box = at('inspector');
  const pulled = isHeld() && box.dataset.of === `${pair}${actor}`;
  const both = pair && ends(pair, view.study);
  const one = actor && view.study.actors.find((other) => other.id === actor);
  box.hidden = !both && !one;
  if (box.hidden || pulled) return;
  box.dataset.of = `${pair}${actor}`;
  keepingFocus(box, () => put(box, both ? pairCard(both, view) : actorCard(one, view)));
}

function head(title, about) {
  return h('div', { class: 'inspector-head' }, h('div', null, h('h3', null, title), about && h('p', { class: 'hint' }, about)),
    h('button', { type: 'button', class: 'go', key: 'close', 'aria-label': 'Close', onclick: () => look({ pair: '', actor: '' }) }, icon('close')));
}

function pairCard([a, b], { study, answer, refuses }) {
  const id = state().pair;
  const rows = pairs(answer).find((pair) => pair.id === id)?.ties ?? [];
  const joined = study.agreements.filter((agreement) => joins(agreement, a, b)).sort((x, y) => (y.id === wanted) - (x.id === wanted));
  const out = isOut(id);
  return [
    head(pairName(a, b, study), joined.length + rows.length === 0 ? 'No tie of their own.' : null),
    joined.filter((agreement) => !agreement.loose).map((agreement) => agreementPart(agreement, rows.find((row) => row.agreement === agreement.id), study, refuses)),
    rows.filter((row) => !row.agreement).map((row) => h('div', { class: 'part' }, h('p', { class: 'hint' }, `A tie of its own: strength ${row.strength_text}, delay ${row.delay_text}, availability ${row.availability_text}.`),
      sliders(study.inputs.filter((input) => !input.agreement && [input.pair].flat().join('-') === id)))),
    rows.length > 1 || out || joined.some((agreement) => agreement.loose) ? h('p', { class: 'row' }, h('button', { type: 'button', role: 'switch', class: 'switch small', 'aria-checked': String(!out), key: `pair switch ${id}`, disabled: refuses?.({ id }), onclick: () => switchTarget(id) },
      h('span', { class: 'track', 'aria-hidden': 'true' }), h('span', null, rows.length > 1 ? 'Every tie between these two' : 'The tie between these two'))) : null,
  ];
}

const joins = (agreement, a, b) => (agreement.pairs ?? []).some((pair) => pair.includes(a) && pair.includes(b));

function agreementPart(agreement, row, study, refuses) {
  const on = isOn(agreement);
  const inputs = study.inputs.filter((input) => input.agreement === agreement.id && (!input.pair || [input.pair].flat().join('-') === state().pair));
  const others = (agreement.pairs?.length ?? 1) - 1;
  return h('div', { class: 'part' },
    h('div', { class: 'part-head' }, h('button', { type: 'button', role: 'switch', class: 'switch small', 'aria-checked': String(on), key: `part ${agreement.id}`, disabled: refuses?.(agreement), onclick: () => switchAgreement(agreement) },
      h('span', { class: 'track', 'aria-hidden': 'true' }), h('strong', null, agreement.title))),
    h('p', { class: 'hint' }, [
      agreement.added ? 'Added by you, with the codebook’s numbers for its kind' : agreement.kind_title, agreement.hub && study.transit.rule === 'granted' && `traffic only through ${actorName(agreement.hub, study)}`,
      others > 0 && `also ties ${others} other ${others === 1 ? 'pair' : 'pairs'}, which a change here moves too`,
      !agreement.in_force && !agreement.added && !state().with.includes(agreement.id) && 'not in force in what is measured here',
    ].filter(Boolean).join('; ') + '.'),
    on && sliders(inputs),
    row && inputs.length === 0 && h('p', { class: 'hint' }, `Strength ${row.strength_text}, delay ${row.delay_text}, availability ${row.availability_text}.`),
    sources(agreement));
}

function sources(agreement) {
  const open = at('inspector').querySelector(`details[data-of="${CSS.escape(agreement.id)}"]`)?.open ?? false;
  const facts = [
    agreement.from && ['In force', day(agreement.from) + (agreement.until ? ` to ${day(agreement.until)}` : '')],
    agreement.scope && ['Scope', agreement.scope], agreement.about && ['What it is', agreement.about],
    agreement.confidence && ['Confidence', agreement.confidence],
  ].filter(Boolean);
  if (facts.length === 0 && !agreement.sources?.length) return null;
  return h('details', { 'data-of': agreement.id, open }, h('summary', { key: `sources ${agreement.id}` }, 'Where this comes from'),
    h('dl', { class: 'facts' }, facts.map(([name, value]) => [h('dt', null, name), h('dd', null, value)]),
      agreement.sources?.length > 0 && [h('dt', null, 'Sources'), h('dd', null, agreement.sources.map((source) => h('p', null, source)))]));
}

function actorCard(actor, { study, answer, refuses }) {
  const out = isOut(actor.id);
  const partners = pairs(answer).filter((pair) => pair.a === actor.id || pair.b === actor.id);
  const names = partners.map((pair) => [pair, actorName(pair.a === actor.id ? pair.b : pair.a, study)]);
  return [
    head(actorName(actor.id, study), [actor.bloc && `Bloc: ${actor.bloc}`, actor.consent_text && `consent as originator ${actor.consent_text}`].filter(Boolean).join('; ')),
    h('div', { class: 'part' }, h('button', { type: 'button', role: 'switch', class: 'switch small', 'aria-checked': String(!out), key: `actor ${actor.id}`, disabled: refuses?.(actor), onclick: () => switchTarget(actor.id) },
      h('span', { class: 'track', 'aria-hidden': 'true' }), h('strong', null, out ? 'Taken out with all its ties' : 'In the network')),
    !out && sliders(study.inputs.filter((input) => input.actor === actor.id))),
    names.length > 0 && h('div', { class: 'part' }, h('p', { class: 'hint' }, `Ties to ${list([`${names.length} ${names.length === 1 ? 'actor' : 'actors'}`])}; press one to look into it.`),
      h('p', { class: 'chips' }, names.map(([pair, name]) => h('button', { type: 'button', class: 'chip', onclick: () => look({ pair: pair.id, actor: '', tab: 'pair' }) }, name)))),
  ];
}
