// The chart as the command draws it, of any kind, to look at and to take away.

import { address, isCopy } from './api.js';
import { h, icon, put } from './dom.js';
import { state } from './state.js';
import { capital } from './words.js';

let kind = 'networks';

/** Draws the panel. The old chart stays, dimmed, until the new one is there. */
export function chart(panel, { study, answer }) {
  const kinds = (study.charts ?? []).filter((one) => !isCopy || address(`chart/${one.id}.svg`, state()));
  if (kinds.length === 0) return put(panel, h('p', { class: 'hint' }, 'This copy holds the charts of single changes, not of several together.'));
  const open = kinds.find((one) => one.id === kind) ?? kinds[0];
  const at = (ending) => address(`chart/${open.id}.${ending}`, state());
  const old = panel.querySelector('.chart img');
  const image = h('img', { src: at('svg'), alt: `${open.title}. ${open.about ?? ''} ${answer.headline[0]?.text ?? ''}`.trim() });
  const large = h('a', { href: at('svg'), target: '_blank', rel: 'noopener', title: 'Open this chart large' }, image);
  const figure = h('figure', { class: `chart${old ? ' old' : ''}` });
  const trouble = h('p', { class: 'hint', role: 'status', hidden: true }, 'This kind of chart has nothing to show for what is selected; choose another kind.');
  const ready = () => { put(figure, large); figure.classList.remove('old'); };
  image.addEventListener('load', ready);
  image.addEventListener('error', () => { put(figure); figure.classList.remove('old'); trouble.hidden = false; });
  put(figure, old ?? large);
  put(panel, h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kind of chart' }, kinds.map((one) => h('button', { type: 'button', class: 'chip', 'aria-pressed': String(one === open), title: one.about, onclick: () => { kind = one.id; chart(panel, { study, answer }); } }, one.title))),
    open.about && h('p', { class: 'hint' }, `${capital(open.about)}. Press the chart to see it large.`), figure, trouble,
    h('p', { class: 'takes' }, ['svg', 'png', 'pdf'].map((ending) => at(ending) && h('a', { class: 'take', href: at(ending), download: `${study.id.replace(/\W+/g, '-')}-${open.id}.${ending}` }, icon('down'), ending.toUpperCase()))));
}
