// Words the page makes itself: dates, names of pairs, which side is which. Scores are printed by the command, never here.

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2019-08-21` as `21 August 2019`. */
export function day(date) {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? date ?? '' : long.format(time);
}

/** `JPN-KOR`: the ends in a fixed order, as the command names a pair. */
export const pairId = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** The ends of `JPN-KOR` among these actors, whose ids may hold hyphens themselves; null if it is no pair of theirs. */
export function ends(pair, study) {
  const known = new Set(study.actors.map((actor) => actor.id));
  for (let i = pair.indexOf('-'); i > 0; i = pair.indexOf('-', i + 1)) {
    const both = [pair.slice(0, i), pair.slice(i + 1)];
    if (both[0] !== both[1] && both.every((id) => known.has(id))) return both;
  }
  return null;
}

/** The name of an actor. */
export const actorName = (id, study) => study.actors.find((actor) => actor.id === id)?.name || id;

/** `Japan–South Korea`. */
export const pairName = (a, b, study) => `${actorName(a, study)}–${actorName(b, study)}`;

/** `A, B and C`. */
export function list(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A coded number as short as it is told apart: three digits. An input that the reader sets, not a score. */
export function coded(value) {
  return String(Number(Number(value).toPrecision(3)));
}

/** With a capital. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a target of an edit is called: an agreement, an actor, a pair, or a pair with a kind. */
export function targetName(target, study) {
  const agreement = study.agreements.find((one) => one.id === target);
  if (agreement) return agreement.title;
  const actor = study.actors.find((one) => one.id === target);
  if (actor) return actor.name || actor.id;
  const [pair, kind] = target.split(':');
  const both = ends(pair, study);
  if (!both) return target;
  const title = kind && (study.kinds.find((one) => one.id === kind)?.title ?? kind);
  return pairName(...both, study) + (title ? `: ${title.toLowerCase()}` : ', every tie');
}
