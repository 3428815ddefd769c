/** Colours for canvases, by the names that the style sheets give them: one source for both. */
export class Palette {
  #probe;
  #known = new Map();

  /** @param {HTMLElement} probe an element that is never seen */
  constructor(probe) {
    this.#probe = probe;
  }

  /** @param {string} name such as `--failed` @returns {string} as a canvas takes it */
  colour(name) {
    if (!this.#known.has(name)) {
      this.#probe.style.color = `var(${name})`;
      this.#known.set(name, getComputedStyle(this.#probe).color);
    }
    return this.#known.get(name);
  }

  /** Light has become dark, or the other way round. */
  forget() {
    this.#known.clear();
  }
}
