/**
 * Lets a chart be read and zoomed without a mouse: to screen readers it is a slider along time.
 *
 * @typedef {object} Reader
 * @property {() => number} length how many points there are
 * @property {(index: number) => void} moveTo puts the cursor on a point
 * @property {() => void} leave takes the cursor away
 * @property {(factor: number, index: number) => void} zoom makes the range so many times as long, around a point
 * @property {() => void} live goes back to now
 */

const PAGE = 10;

/** @param {HTMLElement} element @param {Reader} reader */
export function byKeyboard(element, reader) {
  let index = null;
  const current = () => Math.min(index ?? reader.length() - 1, reader.length() - 1);
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE, Home: -Infinity, End: Infinity };
  const commands = { "+": () => reader.zoom(0.5, current()), "-": () => reader.zoom(2, current()), Escape: () => reader.live() };
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || reader.length() === 0) {
      return;
    }
    if (event.key in steps) {
      index = Math.max(0, Math.min(reader.length() - 1, current() + steps[event.key]));
      reader.moveTo(index);
    } else if (event.key in commands) {
      commands[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });
  element.addEventListener("blur", () => {
    index = null;
    reader.leave();
  });
}
