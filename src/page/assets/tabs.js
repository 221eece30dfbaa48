// The tabs under the answer: one panel at a time, arrows walk along them, the open one stands in the address.

import { at, h, put } from './dom.js';
import { look, state } from './state.js';

let tabs = [];

/** Sets the tabs: `[{ id, title, draw(panel, view), needs }]`. */
export function setTabs(all) {
  tabs = all;
  put(at('tabs'), all.map((tab) => h('button', {
    type: 'button', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': 'panel', onclick: () => look({ tab: tab.id }),
    onkeydown: (event) => walk(event, tab),
  }, tab.title)));
}

/** Draws the open tab. */
export function drawTab(view) {
  const open = tabs.find((tab) => tab.id === state().tab) ?? tabs[0];
  for (const tab of tabs) {
    const button = at(`tab-${tab.id}`);
    button.setAttribute('aria-selected', String(tab === open));
    button.tabIndex = tab === open ? 0 : -1;
  }
  at('panel').setAttribute('aria-labelledby', `tab-${open.id}`);
  at('panel').dataset.tab = open.id;
  open.draw(at('panel'), view);
}

function walk(event, tab) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const i = tabs.indexOf(tab);
  const next = way ? (i + way + tabs.length) % tabs.length : event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : null;
  if (next === null) return;
  event.preventDefault();
  look({ tab: tabs[next].id });
  at(`tab-${tabs[next].id}`).focus();
}
