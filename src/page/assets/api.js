// Asking the server, or the files of a static copy. One request per channel: a newer one stops the older.

import { asked, query } from './state.js';

const under = new Map();
const copy = document.querySelector('meta[name=copy]').content;
let files = null;

/** Whether this page is a static copy without a server. */
export const isCopy = copy !== '';

/** What went wrong, with the way out. */
export class Refused extends Error {
  constructor(message, wayOut, status = 0, body = null) {
    super(message);
    Object.assign(this, { wayOut, status, body });
  }
}

/** The address of `what` for a state, for links and pictures; null where a static copy does not hold it. */
export function address(what, state, more = []) {
  const pairs = [...asked(state), ...more.filter(([, value]) => value)];
  if (!isCopy) return what + (pairs.length ? `?${query(pairs)}` : '');
  return files?.[key(what, pairs)] ?? null;
}

/** The name of an answer in a copy: values of one key in the order of the alphabet, so that the order of edits is one. */
function key(what, pairs) {
  const sorted = pairs.map(([name, value]) => ({ name, value, first: pairs.findIndex((pair) => pair[0] === name) }))
    .sort((a, b) => a.first - b.first || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  return what + (sorted.length ? `?${sorted.map(({ name, value }) => `${name}=${value.replaceAll('%', '%25').replaceAll('&', '%26')}`).join('&')}` : '');
}

/** Whether the copy, if this is one, holds an answer for this state. */
export const holds = (state) => !isCopy || address('api/answer', state) !== null;

/** JSON of `what` for a state. Resolves to undefined where a newer request of the channel took its place. */
export async function ask(channel, what, state, more = []) {
  under.get(channel)?.abort();
  const mine = new AbortController();
  under.set(channel, mine);
  try {
    if (isCopy) files ??= (await (await fetch(copy, { signal: mine.signal })).json()).files;
    const from = address(what, state, more);
    if (from === null) {
      throw new Refused('This copy of the page does not hold that answer.',
        'It holds the agreements switched on and off, and every configuration. For any other change run `linchpin explore` on a machine of your own.');
    }
    const answer = await fetch(from, { signal: mine.signal });
    const body = await json(answer);
    if (!answer.ok) throw refusal(answer, body);
    return under.get(channel) === mine ? { status: answer.status, body } : undefined;
  } catch (error) {
    if (error.name === 'AbortError' || under.get(channel) !== mine) return undefined;
    if (error instanceof TypeError) throw unreachable();
    throw error;
  }
}

/** Stops what a channel waits for. */
export function stop(channel) {
  under.get(channel)?.abort();
  under.delete(channel);
}

/** Sends bytes or JSON; resolves to the JSON of the answer. */
export async function send(where, body, type) {
  let answer;
  try {
    answer = await fetch(where, { method: 'POST', body, headers: { 'content-type': type } });
  } catch {
    throw unreachable();
  }
  const told = await json(answer);
  if (!answer.ok) throw refusal(answer, told);
  return told;
}

async function json(answer) {
  try {
    return await answer.json();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    return null;
  }
}

const refusal = (answer, body) => new Refused(body?.message ?? `The server answered ${answer.status}.`, body?.way_out ?? '', answer.status, body);

const unreachable = () => new Refused('linchpin does not answer.', 'Is `linchpin explore` still running in its window? Start it again and reload this page.');
