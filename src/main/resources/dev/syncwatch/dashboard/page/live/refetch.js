/** Asks again and again for one thing, but never twice at once, and never sooner than a second after it last asked. */
export class Refetch {
  #ask;
  #gapMillis;
  #busy = false;
  #again = false;
  #timer = null;
  #lastAsked = -Infinity;

  /** @param {() => Promise<void>} ask must not reject @param {number} [gapMillis] */
  constructor(ask, gapMillis = 1000) {
    this.#ask = ask;
    this.#gapMillis = gapMillis;
  }

  /** It is out of date: ask as soon as that is allowed. */
  want() {
    if (this.#busy) {
      this.#again = true;
    } else if (this.#timer === null) {
      const wait = this.#lastAsked + this.#gapMillis - performance.now();
      this.#timer = setTimeout(() => this.#run(), Math.max(0, wait));
    }
  }

  /** The question itself is another one: ask now. */
  wantNow() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#lastAsked = -Infinity;
    this.want();
  }

  async #run() {
    this.#timer = null;
    this.#busy = true;
    this.#again = false;
    this.#lastAsked = performance.now();
    await this.#ask();
    this.#busy = false;
    if (this.#again) {
      this.want();
    }
  }
}
