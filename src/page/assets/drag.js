// Moving an actor: pulled with a pointer, or with the arrow keys once it has the focus. A press without a pull chooses it.

import { move, positions } from './positions.js';

/** A pull shorter than this is a press, px. */
const STILL = 4;
const STEP = 12;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Makes an actor's group movable. `how`: `moved()`, `pressed()`, `size()`, `study()`. */
export function movable(group, id, drawing, how) {
  let pull = null;
  const spot = () => positions(how.study(), how.size())[id];
  const to = (place) => { move(how.study(), id, place, how.size()); how.moved(); drawing.dispatchEvent(new CustomEvent('moved')); };

  group.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    pull = { x: event.clientX, y: event.clientY, from: spot(), far: false };
    group.setPointerCapture(event.pointerId);
  });
  group.addEventListener('pointermove', (event) => {
    if (!pull) return;
    const [dx, dy] = [event.clientX - pull.x, event.clientY - pull.y];
    if (!pull.far && Math.hypot(dx, dy) < STILL) return;
    pull.far = true;
    group.classList.add('pulled');
    to([pull.from[0] + dx, pull.from[1] + dy]);
  });
  const letGo = (event) => {
    if (!pull) return;
    const pressed = !pull.far && event.type === 'pointerup';
    pull = null;
    group.classList.remove('pulled');
    if (pressed) how.pressed();
  };
  group.addEventListener('pointerup', letGo);
  group.addEventListener('pointercancel', letGo);
  group.addEventListener('keydown', (event) => {
    if (KEYS[event.key]) {
      const [x, y] = spot();
      const [dx, dy] = KEYS[event.key].map((way) => way * (event.shiftKey ? STEP / 4 : STEP));
      to([x + dx, y + dy]);
    } else if (['Enter', ' '].includes(event.key)) how.pressed();
    else return;
    event.preventDefault();
  });
}
