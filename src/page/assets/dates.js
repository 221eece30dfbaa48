// The day as of which everything is measured: a slider with the events on it, each named.

import { isCopy } from './api.js';
import { at, h, put } from './dom.js';
import { edit, state } from './state.js';
import { day } from './words.js';

const DAY = 86_400_000;
/** Share of the slider within which a pointer means the event, not a day beside it. */
const SNAP = 0.02;
/** Whether the slider was last moved by a pointer. */
let pulled = false;
const number = (date) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
const date = (days) => new Date(days * DAY).toISOString().slice(0, 10);

/** Draws the slider; hides it where a study has no dates. */
export function dates({ study }) {
  const { first: begins, last: ends, at: measured, default: given } = study.dates ?? {};
  const now = state().date || measured || given || ends;
  // A study may be measured on a day before its first event or after its last.
  const days = [begins, ends, now, given].filter(Boolean).sort();
  const [first, last] = [days[0], days.at(-1)];
  at('date-section').hidden = isCopy || !begins || !now || first === last;
  if (at('date-section').hidden) return;
  const events = study.events.filter((event) => event.date >= first && event.date <= last);
  const before = events.filter((event) => event.date <= now).at(-1);
  const earlier = events.filter((event) => event.date < now).at(-1);
  const later = events.find((event) => event.date > now);
  const [from, to] = [number(first), number(last)];
  const reach = (to - from) * SNAP;
  const told = h('output', { class: 'day' }, day(now));
  const slider = h('input', {
    type: 'range', min: from, max: to, value: number(now), key: 'date', 'aria-label': 'Date', 'aria-valuetext': day(now),
    oninput: (event) => meant(event.target),
    onpointerdown: () => { pulled = true; },
    onkeydown: () => { pulled = false; },
    onchange: (event) => {
      const chosen = meant(event.target);
      event.target.value = chosen;
      pulled = false;
      choose(date(chosen));
    },
  });
  // The day that the slider means, told beside it: of one that is pulled, the day of an event close by.
  const meant = (input) => {
    const value = Number(input.value);
    const chosen = pulled ? near(events, value, reach) : value;
    told.textContent = day(date(chosen));
    input.setAttribute('aria-valuetext', told.textContent);
    return chosen;
  };
  const ticks = h('div', { class: 'ticks', 'aria-hidden': 'true' }, events.map((event) => {
    const tick = h('i', { class: event.date <= now ? 'past' : '', title: `${day(event.date)}: ${event.text}` });
    tick.style.left = `${(number(event.date) - from) / (to - from) * 100}%`;
    return tick;
  }));
  const open = at('dates').querySelector('details')?.open ?? false;
  const focused = at('dates').contains(document.activeElement) ? document.activeElement.dataset.key : null;
  put(at('dates'),
    h('div', { class: 'date-head' }, told, h('span', { class: 'steps' }, step('Event before', earlier, 'back'), step('Next event', later, 'on'))),
    h('div', { class: 'slide' }, ticks, slider),
    h('p', { class: 'hint' }, before ? `Last event: ${before.text} (${day(before.date)}).` : 'No event of this study lies before this day.'),
    state().date && state().date !== given ? h('button', { type: 'button', class: 'quiet', onclick: () => edit({ date: '' }) }, 'Back to the study’s own day') : null,
    events.length > 0 && h('details', { open }, h('summary', null, `All ${events.length} events`), h('ol', { class: 'events' }, events.map((event) => h('li', null, h('button', {
      type: 'button', class: 'event', key: `event ${event.date} ${event.text}`, 'aria-current': event.date === now ? 'date' : null, onclick: () => choose(event.date),
    }, h('span', { class: 'when' }, day(event.date)), h('span', null, event.text)))))));
  if (focused) at('dates').querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** The day of the nearest event within `reach` days, or the day itself. */
function near(events, chosen, reach) {
  const away = (event) => Math.abs(number(event.date) - chosen);
  const nearest = [...events].sort((a, b) => away(a) - away(b))[0];
  return nearest && away(nearest) <= reach ? number(nearest.date) : chosen;
}

function step(title, event, way) {
  return h('button', { type: 'button', class: `step ${way}`, key: `step ${way}`, disabled: !event, 'aria-label': event ? `${title}: ${day(event.date)}, ${event.text}` : title, title: event ? `${day(event.date)}: ${event.text}` : title, onclick: () => event && choose(event.date) });
}

function choose(to) {
  edit({ date: to });
}
