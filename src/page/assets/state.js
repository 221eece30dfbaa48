// The address is the state: read from it, written to it, and the browser's history is what undo and redo walk through.

const SINGLE = ['network', 'date', 'transit', 'undirected'];
const LISTS = ['layer', 'only', 'without', 'with', 'set'];
/** What only the page reads. */
const PAGE = ['metric', 'pair', 'actor', 'tab', 'by'];
const ORDER = ['network', 'date', 'layer', 'transit', 'undirected', 'only', 'without', 'with', 'set'];
const TOP = 'linchpin.top';

const listeners = [];
let now = read(location.search);
let place = history.state?.place ?? 0;
let top = place;

/** The state of an address. */
export function read(search) {
  const query = new URLSearchParams(search);
  const state = {};
  for (const name of [...SINGLE, ...PAGE]) state[name] = query.get(name) ?? '';
  for (const name of LISTS) state[name] = query.getAll(name);
  return state;
}

/** The part of the state that the server answers, as [name, value] in a fixed order. */
export function asked(state) {
  return ORDER.flatMap((name) => [state[name]].flat().filter(Boolean).map((value) => [name, value]));
}

/** A query string: readable, so that an address can be read aloud. */
export function query(pairs) {
  const readable = (text) => encodeURIComponent(text).replace(/%3A/g, ':').replace(/%3D/g, '=').replace(/%2C/g, ',');
  return pairs.map(([name, value]) => `${name}=${readable(value)}`).join('&');
}

/** The state as it is; not to be changed in place. */
export const state = () => now;
export const edited = (of = now) => of.without.length + of.with.length + of.set.length > 0;
export const canUndo = () => place > 0;
export const canRedo = () => place < top;
export const undo = () => canUndo() && history.back();
export const redo = () => canRedo() && history.forward();

/** Calls `listener(now, before)` after every change. */
export function onChange(listener) {
  listeners.push(listener);
}

/** A change that undo takes back. Changes of one gesture, such as one pull at a slider, are one step. */
export function edit(change, gesture = null) {
  move(change, gesture && history.state?.gesture === gesture ? 'replace' : 'push', gesture);
}

/** A change of view, such as a selection or a tab: kept in the address, but no step of its own. */
export function look(change) {
  move(change, 'replace', history.state?.gesture ?? null);
}

function move(change, how, gesture) {
  const next = { ...now, ...change };
  const search = query([...asked(next), ...PAGE.filter((name) => next[name]).map((name) => [name, next[name]])]);
  if (`?${search}` === location.search) return;
  if (how === 'push') {
    place += 1;
    top = place;
    remember();
  }
  history[`${how}State`]({ place, gesture }, '', search ? `?${search}` : location.pathname);
  tell(next);
}

function tell(next) {
  const before = now;
  now = next;
  for (const listener of listeners) listener(now, before);
}

function remember() {
  try { sessionStorage.setItem(TOP, String(top)); } catch { /* redo is lost on reload, no more */ }
}

if (history.state?.place === undefined) {
  history.replaceState({ place: 0, gesture: null }, '');
  remember();
} else {
  try { top = Math.max(place, Number(sessionStorage.getItem(TOP)) || 0); } catch { /* as above */ }
}

addEventListener('popstate', (event) => {
  place = event.state?.place ?? 0;
  tell(read(location.search));
});

addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
  if (event.target.matches?.('input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea')) return;
  event.preventDefault();
  if (event.shiftKey) redo(); else undo();
});
