// The page as a whole: asks for what the address says, keeps the old answer until the new one is there, draws every part.

import { add } from './add.js';
import { agreements } from './agreements.js';
import { answer as words } from './answer.js';
import { ask, holds, isCopy, stop } from './api.js';
import { chart } from './chart.js';
import { choosers, firstNetwork, listNetworks } from './choosers.js';
import { dates } from './dates.js';
import { at, h, put, ticked } from './dom.js';
import { asSwitched } from './edits.js';
import { knowing } from './explain.js';
import { failures } from './failures.js';
import { inspector } from './inspector.js';
import { legend } from './legend.js';
import { withLooseTies } from './loose.js';
import { metrics } from './metrics.js';
import { moved } from './moved.js';
import { draw } from './network.js';
import { next } from './next.js';
import { opening } from './open.js';
import { fetchPair, pair, routes } from './pair.js';
import { anyMoved, putBack } from './positions.js';
import { peek } from './peek.js';
import { rules } from './rules.js';
import { asked, canRedo, canUndo, edited, look, onChange, query, redo, state, undo } from './state.js';
import { sure } from './sure.js';
import { tabling } from './table.js';
import { drawTab, setTabs } from './tabs.js';
import { take } from './take.js';
import { capital } from './words.js';

const view = { study: null, answer: null, bands: null, metrics: null };
let said = '';

setTabs([
  { id: 'numbers', title: 'Numbers', draw: metrics }, { id: 'failures', title: 'Failures', draw: failures },
  { id: 'pair', title: 'Routes', draw: pair }, ...(isCopy ? [] : [{ id: 'next', title: 'Next tie', draw: next }]),
  { id: 'chart', title: 'Chart', draw: chart }, { id: 'take', title: 'Take away', draw: take },
]);
knowing((id) => view.metrics?.get(id));
if (isCopy) view.refuses = (target) => !holds(asSwitched(target, state()));

/** Asks for the study and the answer, then draws. */
async function load() {
  at('page').setAttribute('aria-busy', 'true');
  stop('whole');
  tools();
  const now = state();
  try {
    const [metrics, study, answer] = await Promise.all([
      view.metrics ?? named(), ask('study', 'api/study', isCopy ? { ...now, without: [], with: [], set: [] } : now), ask('answer', 'api/answer', now),
    ]);
    if (!metrics || !study || !answer) return;
    Object.assign(view, { metrics, study: withLooseTies(study.body, answer.body), answer: answer.body, bands: null });
    at('trouble').hidden = true;
    at('page').classList.remove('failed', 'never');
    all();
    say();
    sure(now, Boolean(view.answer.compared), view.study.about, (bands) => { view.bands = bands; moved(view); });
    pairWanted();
    if (view.answer.slow) whole(now);
  } catch (error) {
    trouble(error);
  } finally {
    at('page').setAttribute('aria-busy', 'false');
  }
}

/** What the metrics are called and of which family they are: the same for every answer. */
async function named() {
  const got = await ask('metrics', 'api/metrics', {});
  return got && new Map(got.body.map((metric) => [metric.id, metric]));
}

/** Of a larger network the quick part of an answer comes first; asks for the rest, and draws it in its place. */
async function whole(now) {
  const quick = view.answer;
  try {
    const got = await ask('whole', 'api/answer', now, [quick.slow.ask.split('=')]);
    if (!got || view.answer !== quick) return;
    view.answer = got.body;
  } catch (error) {
    if (view.answer !== quick) return;
    view.answer = { ...quick, slow: { ...quick.slow, why: `${error.message}. ${error.wayOut ?? ''}` } };
  }
  all();
  say();
}

/** Draws everything that follows from the answer. */
function all() {
  const { study } = view;
  document.title = `${study.title} – linchpin`;
  at('title').textContent = study.title;
  put(at('question'), study.question ?? '');
  at('cite').textContent = study.cite ?? '';
  choosers(view);
  agreements(view);
  dates(view);
  rules(view);
  add(view);
  words(view);
  moved(view);
  selected();
}

/** Draws what follows from the selection alone. */
function selected() {
  const side = view.answer.edited ?? 'with';
  draw({ ...view, routes: routes(side) });
  legend(view);
  inspector(view);
  drawTab(view);
  at('put-back').hidden = !anyMoved(view.study);
}

function pairWanted() {
  fetchPair(state(), () => view.answer && selected());
}

/** Tells a screen reader the new headline, once. */
function say() {
  const headline = at('h-answer').textContent;
  if (headline !== said) at('said').textContent = headline;
  peek(headline, edited());
  said = headline;
}

function tools() {
  at('undo').disabled = !canUndo();
  at('redo').disabled = !canRedo();
  at('reset').disabled = !edited() && !state().date && !state().transit && state().layer.length === 0;
}

function trouble(error) {
  if (!(error instanceof Error) || error.wayOut === undefined) console.error(error);
  at('page').classList.add('failed');
  at('trouble').hidden = false;
  const button = (title, onclick) => h('button', { type: 'button', class: 'quiet', onclick }, title);
  put(at('trouble'), h('div', null, h('strong', null, ticked(capital(error.message))), error.wayOut && h('p', null, ticked(capital(error.wayOut)))),
    h('div', { class: 'row' }, canUndo() && button('Undo the last change', undo), !at('reset').disabled && button('Take every change back', () => at('reset').click()),
      !view.study && h('a', { class: 'take', href: './' }, 'Start again'), button('Try again', load)));
  at('page').classList.toggle('never', !view.study);
  if (!view.study) {
    at('title').textContent = 'This cannot be shown';
    choosers({ study: { title: '', configurations: [] } });
  }
}

onChange((now, before) => {
  tools();
  if (query(asked(now)) !== query(asked(before)) || !view.answer) load();
  else {
    if (now.metric !== before.metric) rules(view);
    selected();
    pairWanted();
  }
});

at('undo').addEventListener('click', undo);
at('redo').addEventListener('click', redo);
at('put-back').addEventListener('click', () => { putBack(view.study); selected(); });
at('drawing').addEventListener('moved', () => { at('put-back').hidden = !anyMoved(view.study); });
opening(listNetworks);
tabling(listNetworks);
await listNetworks().catch(() => { /* the chooser stays empty; the answer tells what is wrong */ });
// An address that names no network means the first.
if (state().network) await load();
else look({ network: firstNetwork() });
