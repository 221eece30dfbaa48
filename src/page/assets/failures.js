// Single points of failure: which are there on one side only, which on both, and what each would part.

import { h, put } from './dom.js';
import { capital } from './words.js';

/** Draws the panel. */
export function failures(panel, { answer }) {
  if (answer.slow && !answer.failures) return put(panel, h('p', { class: 'hint' }, `${capital(answer.slow.why)}.`));
  const points = answer.compared?.failure_points;
  const [without, with_] = answer.labels ?? [];
  const side = (which) => answer.failures?.[which]?.failures;
  if (!points) {
    const one = side('with') ?? side('without');
    return put(panel, one ? [h('p', null, one.headline), sentences(one)] : h('p', { class: 'hint' }, 'Nothing to show yet.'));
  }
  const tell = (name, which) => side(which)?.failures?.find((failure) => failure.name === name)?.sentence;
  const group = (title, names, told, kind) => h('section', { class: `points ${kind}` }, h('h4', null, title),
    names.length ? h('ul', null, names.map((name) => h('li', null, h('strong', null, name), told(name).map((sentence) => h('p', { class: 'hint' }, sentence))))) : h('p', { class: 'hint' }, 'None.'));
  const on = (which) => (name) => [tell(name, which)].filter(Boolean);
  // The same loss may part more on one side than on the other.
  const both = (name) => {
    const [first, second] = [tell(name, 'without'), tell(name, 'with')];
    if (!first || !second || first === second) return [second ?? first].filter(Boolean);
    return [`${capital(without)}: ${first}`, `${capital(with_)}: ${second}`];
  };
  put(panel, h('p', null, 'A single point of failure is a state, a tie or an agreement whose loss parts some pair of the others.'),
    group(`Only ${without}`, points.vanish, on('without'), 'without'),
    group(`Only ${with_}`, points.appear, on('with'), 'with'),
    group('On both sides', points.stay, both, 'both'),
    ['without', 'with'].filter((which) => side(which)).map((which) => h('details', null, h('summary', null, `What each loss does, ${answer.labels[which === 'without' ? 0 : 1]}`), [side(which).headline ?? []].flat().map((sentence) => h('p', null, capital(sentence))), sentences(side(which)))));
}

const sentences = (result) => h('ul', { class: 'plain' }, (result.failures ?? []).slice(0, 30).map((failure) => h('li', null, failure.sentence)));
