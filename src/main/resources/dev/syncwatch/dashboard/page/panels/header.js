import { h, icon } from "../dom/tree.js";
import { duration } from "../words/format.js";
import { moment } from "../words/pieces.js";
import { doubtOf, standingOf } from "../words/standing.js";

/** @typedef {import("../model.js").Model} Model */

/** How things stand, small, for those who have scrolled. @param {Model} model */
export function chip(model) {
  const state = model.known.state.data;
  const standing = doubtOf(model) ?? (state === null || model.freshness.state === "empty" ? null : standingOf(state));
  return standing && h("a", { href: "#verdict", class: `chip tone-${standing.tone}` }, icon(standing.sign), h("span", {}, standing.word));
}

/** Where one looks. @param {Model} model @param {(environment: string) => void} choose */
export function environments(model, choose) {
  const state = model.known.state.data;
  const all = state?.environments ?? [];
  const current = model.view.environment ?? state?.environment;
  if (!current) {
    return null;
  }
  const listed = all.includes(current) ? all : [current, ...all];
  return h(
    "label",
    { class: "field" },
    h("span", {}, "Environment"),
    h("select", { value: current, onchange: (event) => choose(event.target.value) }, listed.map((name) => h("option", { key: name, value: name }, name))),
  );
}

/** How new it is. @param {Model} model */
export function freshness(model) {
  const { state, behindSeconds } = model.freshness;
  const clock = model.known.state.data?.clock;
  if (!clock || state === "loading" || state === "empty") {
    return null;
  }
  const words = { live: "Live", stale: `${duration(behindSeconds)} old`, broken: "No connection" };
  return h("span", { class: `freshness freshness-${state}` }, h("span", { class: "freshness-word" }, words[state]), " ", moment(clock, clock, true));
}
