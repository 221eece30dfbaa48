// What a switch means in the words of the command: which of `without`, `with` and `set` a change goes into.

import { edit, state } from './state.js';
import { ends, pairId } from './words.js';

/** Whether an agreement is on once the edits are made. */
export function isOn(agreement, now = state()) {
  return now.with.includes(agreement.id) || (agreement.in_force && !now.without.includes(agreement.id));
}

/** Switches an agreement as a whole. */
export function switchAgreement(agreement) {
  const now = state();
  if (isOn(agreement, now)) {
    if (now.with.includes(agreement.id)) edit({ with: without(now.with, agreement.id) });
    else edit({ without: [...now.without, agreement.id] });
  } else if (agreement.in_force) edit({ without: without(now.without, agreement.id) });
  else edit({ with: [...now.with, agreement.id] });
}

/** Whether this pair or actor was taken out by name. */
export const isOut = (target, now = state()) => now.without.some((one) => same(one, target));

/** Takes out a pair (every tie between its two) or an actor, or puts it back. */
export function switchTarget(target) {
  const now = state();
  if (isOut(target, now)) edit({ without: now.without.filter((one) => !same(one, target)) });
  else edit({ without: [...now.without, target] });
}

/** Adds a tie of a kind between two actors. */
export function addTie(a, b, kind) {
  const now = state();
  const target = `${pairId(a, b)}:${kind}`;
  if (!now.with.includes(target)) edit({ with: [...now.with, target], pair: pairId(a, b), actor: '' });
}

/** Takes one edit back, wherever it stands. */
export function takeBack(name, value) {
  edit({ [name]: without(state()[name], value) });
}

/** The value that the edits give an input; undefined where it stands at mid. */
export function valueOf(input, now = state()) {
  const set = now.set.find((one) => one.startsWith(`${input.id}=`));
  return set === undefined ? undefined : Number(set.slice(input.id.length + 1));
}

/** Sets an input, or puts it back to mid. One pull at a slider is one step of undo. */
export function setValue(input, value, gesture) {
  const others = state().set.filter((one) => !one.startsWith(`${input.id}=`));
  edit({ set: value === null ? others : [...others, `${input.id}=${value}`] }, gesture);
}

/** Every edit as `{ name, value }`, in the order of the address. */
export const all = (now = state()) => ['without', 'with', 'set'].flatMap((name) => now[name].map((value) => ({ name, value })));

/** The pair of an edit that adds or removes one pair; null for other edits. */
export function pairOf(target, study) {
  const both = ends(target.split(':')[0], study);
  return both && pairId(...both);
}

const without = (values, value) => values.filter((one) => one !== value);
const same = (a, b) => a === b || a.split('-').sort().join() === b.split('-').sort().join();

/** The state after a switch of this agreement, actor or pair: what a static copy is asked before it offers the switch. */
export function asSwitched(target, now) {
  const flip = (values) => (values.includes(target.id) ? without(values, target.id) : [...values, target.id]);
  if (target.in_force === false) return { ...now, with: flip(now.with) };
  return { ...now, without: flip(now.without) };
}
