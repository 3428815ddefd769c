import { freshnessOf } from "./live/freshness.js";
import { RESOURCES, UNKNOWN } from "./live/resources.js";

/**
 * All that the page knows; panels are functions of it.
 *
 * @typedef {object} Model
 * @property {import("./address.js").View} view
 * @property {Object<string, import("./live/resources.js").Known>} known by the name of the resource
 * @property {Object<string, import("./live/resources.js").Known>} episodes details, by the id of an episode that was opened
 * @property {ReadonlySet<string>} opened ids of episodes whose details are shown
 * @property {import("./live/freshness.js").Freshness} freshness as of the drawing
 */

/** Holds the model and tells of its changes, at most once a frame. */
export class Store {
  #model;
  #draw;
  #planned = false;

  /** @param {import("./address.js").View} view @param {(model: Model) => void} draw */
  constructor(view, draw) {
    this.#draw = draw;
    this.#model = {
      view,
      known: Object.fromEntries(Object.keys(RESOURCES).map((name) => [name, UNKNOWN])),
      episodes: {},
      opened: new Set(view.episode ? [view.episode] : []),
      freshness: freshnessOf(UNKNOWN, 0),
    };
  }

  /** @returns {Model} */
  get model() {
    return this.#model;
  }

  /** @param {Partial<Model>} change */
  change(change) {
    this.#model = { ...this.#model, ...change };
    if (!this.#planned) {
      this.#planned = true;
      requestAnimationFrame(() => {
        this.#planned = false;
        this.#draw(this.#model);
      });
    }
  }

  /** What has come of asking for a resource. @param {string} name @param {import("./live/resources.js").Known} known */
  learn(name, known) {
    this.change({ known: { ...this.#model.known, [name]: known } });
  }

  /** What has come of asking for an episode. @param {string} id @param {import("./live/resources.js").Known} known */
  learnEpisode(id, known) {
    this.change({ episodes: { ...this.#model.episodes, [id]: known } });
  }
}
