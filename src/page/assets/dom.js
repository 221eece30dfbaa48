// Making and finding elements. Styles go through classes, attributes or CSSOM: the page's policy allows no style strings.

const SVG = 'http://www.w3.org/2000/svg';

/** The element with this id. */
export const at = (id) => document.getElementById(id);

/** An HTML element: `h('p', { class: 'hint' }, 'text', child)`. Handlers are given as `onclick`; null children are left out. */
export function h(tag, given, ...children) {
  return fill(document.createElement(tag), given, children);
}

/** An SVG element, as `h`. */
export function s(tag, given, ...children) {
  return fill(document.createElementNS(SVG, tag), given, children);
}

/** An icon from the sheet in the page. */
export function icon(name) {
  return s('svg', { 'aria-hidden': 'true' }, s('use', { href: `#i-${name}` }));
}

/** Puts these children in place of what an element holds. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
}

/** Text whose ranges and names, such as `0.14–0.78` or `Japan-ROK`, do not break inside. */
export function prose(text) {
  return text.split(/(\S*\S[-–]\S+)/).map((part, i) => (i % 2 && part.length < 28 ? h('span', { class: 'whole' }, part) : part)).filter(Boolean);
}

/** Text of the command, in which what is quoted with backticks is set as code. */
export function ticked(text) {
  return (text ?? '').split('`').map((part, i) => (i % 2 ? h('code', null, part) : part)).filter(Boolean);
}

/** Keeps the keyboard where it was while `draw` replaces elements: the focused one is found again by its `data-key`. */
export function keepingFocus(within, draw) {
  const key = within.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  draw();
  if (key) within.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

function fill(element, given, children) {
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'key') element.dataset.key = value;
    else if (value === true) element.setAttribute(name, '');
    else element.setAttribute(name, value);
  }
  put(element, children);
  return element;
}
