import { addressOf } from "../address.js";
import { patch } from "../dom/patch.js";
import { h } from "../dom/tree.js";
import { placed } from "./lanes.js";

/**
 * Episodes under a chart as links, each as long as it lasted, on the chart's own scale of time.
 *
 * @param {HTMLElement} element
 * @param {import("../address.js").View} view
 * @param {import("./plot.js").Span} span
 */
export function strip(element, view, span) {
  const bars = placed(span.episodes, span.from, span.to, span.clock);
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  patch(
    element,
    h(
      "ul",
      { class: "strip", "aria-label": "Episodes in this range", style: { "--lanes": String(lanes) } },
      bars.map(({ episode, left, width, lane }) => h("li", { key: episode.episode, style: { "--left": String(left), "--width": String(width), "--lane": String(lane) } }, link(view, episode))),
    ),
  );
}

function link(view, episode) {
  const shadow = episode.mode === "live" ? "" : " strip-shadow";
  return h(
    "a",
    { href: addressOf({ ...view, episode: episode.episode }), "data-inside": true, class: `strip-${episode.severity}${shadow}`, title: `${episode.title} (${episode.state})` },
    episode.rule,
    h("span", { class: "visually-hidden" }, `, ${episode.severity}, ${episode.state}, from ${episode.startsAt}`),
  );
}
