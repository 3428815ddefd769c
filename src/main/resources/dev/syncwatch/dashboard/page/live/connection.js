const FIRST_WAIT_MILLIS = 1000;
const LONGEST_WAIT_MILLIS = 15_000;

/**
 * Listens to `/api/live` for as long as somebody looks: a hidden tab lets go of the connection and takes it up again when it is shown.
 *
 * @typedef {object} Listener
 * @property {(versions: Object<string, *>) => void} changed versions of what can be asked for
 * @property {() => void} lost the connection broke; it is tried again by itself
 */
export class Connection {
  #listener;
  #query;
  #followed = "";
  #source = null;
  #timer = null;
  #waitMillis = FIRST_WAIT_MILLIS;

  /** @param {Listener} listener @param {() => URLSearchParams} query */
  constructor(listener, query) {
    this.#listener = listener;
    this.#query = query;
  }

  start() {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#close() : this.#open()));
    if (!document.hidden) {
      this.#open();
    }
  }

  /** Listens to something else if that is what is to be listened to now. */
  follow() {
    if (this.#source !== null && String(this.#query()) !== this.#followed) {
      this.#open();
    }
  }

  #open() {
    this.#close();
    this.#followed = String(this.#query());
    this.#source = new EventSource(`/api/live?${this.#followed}`);
    this.#source.addEventListener("changed", (event) => {
      this.#waitMillis = FIRST_WAIT_MILLIS;
      this.#listener.changed(JSON.parse(event.data));
    });
    this.#source.addEventListener("error", () => this.#retry());
  }

  /** The browser itself gives up for good after an answer such as 503, and never waits longer after the tenth failure. */
  #retry() {
    this.#close();
    this.#listener.lost();
    if (!document.hidden) {
      this.#timer = setTimeout(() => this.#open(), this.#waitMillis);
      this.#waitMillis = Math.min(2 * this.#waitMillis, LONGEST_WAIT_MILLIS);
    }
  }

  #close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
