import { environmentQuery, isLive } from "../address.js";
import { ask } from "../api.js";
import { Refetch } from "./refetch.js";
import { answered, failed, outdated, queryOf, RESOURCES, UNKNOWN } from "./resources.js";

/** Asks the server for what the page shows, and again when it has changed there. */
export class Questions {
  #store;
  #versions = {};
  #refetches;
  #details;

  /** @param {import("../model.js").Store} store where answers go */
  constructor(store) {
    this.#store = store;
    this.#refetches = Object.fromEntries(Object.keys(RESOURCES).map((name) => [name, new Refetch(() => this.#ask(name))]));
    this.#details = new Refetch(() => this.#askForOpened());
  }

  /** Everything, now: the question is a new one. */
  askAll() {
    Object.values(this.#refetches).forEach((refetch) => refetch.wantNow());
    this.#details.wantNow();
  }

  /** Whether it is broken, and how old that is. */
  askForState() {
    this.#refetches.state.want();
  }

  /** The details of what is opened. */
  askForDetails() {
    this.#details.wantNow();
  }

  /** What the server says has changed. @param {Object<string, *>} versions */
  changed(versions) {
    const before = this.#versions;
    this.#versions = versions;
    outdated(before, versions, this.#atRest()).forEach((name) => this.#refetches[name].want());
    if (before.episodes !== versions.episodes || before.notifications !== versions.notifications) {
      this.#details.want();
    }
  }

  /** Nobody knows what was missed meanwhile. */
  forgetVersions() {
    this.#versions = {};
  }

  /** A range that ended before the newest data does not change any more, but for late corrections. */
  #atRest() {
    const { view, known } = this.#store.model;
    const clock = known.series.data?.clock;
    return !isLive(view) && Boolean(clock) && Date.parse(clock) > Date.parse(view.to);
  }

  async #ask(name) {
    const query = queryOf(RESOURCES[name], this.#store.model.view);
    const known = await this.#answer(RESOURCES[name].path, query, () => this.#store.model.known[name]);
    // somebody may have moved on meanwhile
    if (String(query) === String(queryOf(RESOURCES[name], this.#store.model.view))) {
      this.#store.learn(name, known);
    }
  }

  async #askForOpened() {
    for (const id of this.#store.model.opened) {
      const query = environmentQuery(this.#store.model.view);
      query.set("id", id);
      this.#store.learnEpisode(id, await this.#answer("/api/episode", query, () => this.#store.model.episodes[id] ?? UNKNOWN));
    }
  }

  async #answer(path, query, before) {
    try {
      return answered(await ask(path, query), performance.now());
    } catch (failure) {
      return failed(before(), failure);
    }
  }
}
