import { percent } from "./words/format.js";
import { doubtOf, standingOf } from "./words/standing.js";

/** @typedef {import("./model.js").Model} Model */

const SHAPES = {
  broken: `<path fill="#c22f12" d="M10 2h12l8 8v12l-8 8H10l-8-8V10z"/>`,
  impaired: `<path fill="#c98300" d="M16 2l15 28H1z"/>`,
  recovering: `<circle cx="16" cy="16" r="14" fill="#c98300"/>`,
  pending: `<path fill="#c98300" d="M16 2l15 28H1z"/>`,
  ok: `<circle cx="16" cy="16" r="14" fill="#0b7d5c"/>`,
  unknown: `<circle cx="16" cy="16" r="12" fill="none" stroke="#78838e" stroke-width="4"/>`,
  doubt: `<circle cx="16" cy="16" r="12" fill="none" stroke="#c98300" stroke-width="4" stroke-dasharray="6 4"/>`,
};

/** How the tab looks to those who are looking at another one. @param {Document} page @param {Model} model */
export function showInTab(page, model) {
  const { title, tone } = tabOf(model);
  const icon = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${SHAPES[tone]}</svg>`)}`;
  const link = page.querySelector("link[rel=icon]");
  if (page.title !== title) {
    page.title = title;
  }
  if (link.href !== icon) {
    link.href = icon;
  }
}

/** @param {Model} model @returns {{title: string, tone: string}} */
export function tabOf(model) {
  const state = model.known.state.data;
  const nothing = state === null || model.freshness.state === "empty";
  const standing = doubtOf(model) ?? (nothing ? null : standingOf(state));
  if (standing === null) {
    return { title: "Syncwatch", tone: "unknown" };
  }
  const rate = state?.rate;
  const failing = rate && rate.failureRate !== null && standing.tone !== "doubt" ? `, ${percent(rate.failureRate, rate.threshold)} fail` : "";
  const where = state?.environment ? ` · ${state.environment}` : "";
  return { title: `${standing.word}${failing}${where} · Syncwatch`, tone: standing.tone };
}
