import { addressOf, between, live, rangeQuery, viewOf } from "./address.js";
import { UNKNOWN } from "./live/resources.js";

/**
 * Moves between states of the page, each with an address of its own.
 *
 * @typedef {import("./address.js").View} View
 */
export class Navigation {
  #store;
  #moved;
  #target;
  #liveRange;

  /**
   * @param {import("./model.js").Store} store
   * @param {(asked: {other: boolean}) => void} moved what is shown is something else; `other`: of another range or environment
   */
  constructor(store, moved) {
    this.#store = store;
    this.#moved = moved;
    this.#target = store.model.view.episode;
    this.#liveRange = store.model.view.range ?? undefined;
  }

  /** Follows the browser's own buttons, and links within the page. @param {Window} window */
  listen(window) {
    window.addEventListener("popstate", () => this.#arrive(viewOf(location.search, location.hash)));
    window.document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-inside]");
      if (link && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        this.go(viewOf(link.search, link.hash));
      }
    });
  }

  /** @param {View} view */
  go(view) {
    if (addressOf(view) !== addressOf(this.#store.model.view)) {
      history.pushState(null, "", addressOf(view));
    }
    this.#arrive(view);
  }

  /** @param {number} from @param {number} to in epoch seconds */
  zoom(from, to) {
    this.go(between(this.#store.model.view, from, to));
  }

  /** Back to now, in the range that was last shown live. */
  live() {
    this.go(live(this.#store.model.view, this.#liveRange));
  }

  /** @param {string} environment */
  environment(environment) {
    this.go({ ...this.#store.model.view, environment, episode: null });
  }

  /** Somebody opened or closed an episode by hand. @param {string} id @param {boolean} open */
  toggle(id, open) {
    const { view } = this.#store.model;
    const shown = open ? id : view.episode === id ? null : view.episode;
    this.#open({ ...view, episode: shown }, open ? [id] : [], open ? [] : [id]);
    history.replaceState(null, "", addressOf(this.#store.model.view));
    this.#moved({ other: false });
  }

  /** The episode that was linked to and has not been scrolled to yet; it is handed out once. @returns {?string} */
  takeTarget(isThere) {
    const target = this.#target;
    if (target === null || !isThere(target)) {
      return null;
    }
    this.#target = null;
    return target;
  }

  #arrive(view) {
    const before = this.#store.model.view;
    this.#target = view.episode;
    this.#liveRange = view.range ?? this.#liveRange;
    if (before.environment !== view.environment) {
      this.#forget();
    }
    this.#open(view, view.episode ? [view.episode] : [], []);
    this.#moved({ other: String(rangeQuery(before)) !== String(rangeQuery(view)) });
  }

  #open(view, more, less) {
    const opened = new Set([...this.#store.model.opened, ...more].filter((id) => !less.includes(id)));
    this.#store.change({ view, opened });
  }

  /** Another environment's numbers must not stand under this one's name. */
  #forget() {
    const names = Object.keys(this.#store.model.known);
    this.#store.change({ known: Object.fromEntries(names.map((name) => [name, UNKNOWN])), episodes: {}, opened: new Set() });
  }
}
