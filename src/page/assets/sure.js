// How sure: asks for the draws until they are made, shows their progress, then says what they say.

import { ask, stop } from './api.js';
import { at, h, prose, put } from './dom.js';
import { capital } from './words.js';

/** The pause between two questions, ms. */
const PAUSE = 150;
let waits = 0;
let study = '';

/** Asks for the draws of a state and calls `ready(bands)` when they are made. */
export async function sure(state, compared, about, ready) {
  study = about ?? '';
  clearTimeout(waits);
  at('sure-section').hidden = !compared;
  at('sure-said').textContent = '';
  if (!compared) return stop('bands');
  at('sure-section').classList.add('old');
  for (const told of at('sure').children) if (!told.matches('.progress')) told.ariaHidden = 'true';
  await question(state, ready);
}

async function question(state, ready) {
  try {
    const got = await ask('bands', 'api/bands', state);
    if (!got) return;
    if (got.status === 202) {
      progress(got.body?.progress ?? 0);
      waits = setTimeout(() => question(state, ready), PAUSE);
      return;
    }
    told(got.body);
    ready(got.body);
  } catch (error) {
    at('sure-section').classList.remove('old');
    put(at('sure'), h('p', { class: 'hint' }, `${capital(error.message)}. ${capital(error.wayOut ?? '')}`));
  }
}

function progress(share) {
  const bar = at('sure').querySelector('progress');
  if (bar) {
    bar.value = share;
    return;
  }
  const label = h('span', null, 'Drawing every coded number anew, many times over');
  at('sure').prepend(h('div', { class: 'progress' }, label, h('progress', { max: 1, value: share, 'aria-label': 'Draws that are made' })));
}

function told(bands) {
  at('sure-section').classList.remove('old');
  const [first, ...rest] = bands.draws === 0 ? [] : bands.headline ?? [];
  at('sure-said').textContent = first ?? '';
  const few = rest.slice(0, 1);
  const more = rest.slice(1);
  const open = at('sure').querySelector('details[data-of=more]')?.open ?? false;
  const read = at('sure').querySelector('details[data-of=study]')?.open ?? false;
  put(at('sure'), first ? h('p', { class: 'finding' }, prose(first)) : h('p', { class: 'finding' }, 'No number here is coded with a range, so there is nothing to draw. That says nothing on how well the numbers are known.'),
    few.map((sentence) => h('p', null, prose(sentence))),
    first && h('p', { class: 'aside' }, 'The ranges are a coder’s judgement: the draws say how far the answer hangs on them, not whether they are right.'),
    more.length > 0 && h('details', { open, 'data-of': 'more' }, h('summary', null, 'What hangs on the coding, and where it flips'), more.map((sentence) => h('p', null, prose(sentence)))),
    study && h('details', { open: read, 'data-of': 'study' }, h('summary', null, 'What is coded here, and what to beware of'), study.trim().split(/\n\s*\n/).map((part) => h('p', null, prose(part)))));
}
