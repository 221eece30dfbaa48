// On a phone the answer may lie above what is being switched: its headline then shows at the foot of the screen.
// A screen reader has the live region instead.

import { at, h, put } from './dom.js';

let wanted = false;
let away = false;

/** Shows this headline while the answer is out of sight. */
export function peek(headline, edited) {
  put(at('peek'), h('span', null, headline));
  wanted = edited;
  show();
}

const show = () => { at('peek').hidden = !wanted || !away; };

new IntersectionObserver(([entry]) => { away = !entry.isIntersecting; show(); }).observe(at('h-answer'));
at('peek').addEventListener('click', () => at('h-answer').scrollIntoView({ block: 'center' }));
