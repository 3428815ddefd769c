import { h } from "../dom/tree.js";
import { duration, glued } from "../words/format.js";
import { moment, nothing, severityBadge, skeleton, stateBadge, waitingFor } from "../words/pieces.js";
import { episodeDetails } from "./episode.js";

/**
 * Open and past episodes of the range, newest first; one that is linked to and lies elsewhere stands above them.
 *
 * @typedef {import("../model.js").Model} Model
 */

/** @param {Model} model @param {(episode: string, open: boolean) => void} toggle */
export function episodes(model, toggle) {
  const data = model.known.episodes.data;
  if (data === null) {
    return waitingFor(model.known.episodes, 5);
  }
  const listed = data.episodes;
  const linked = model.view.episode && !listed.some((episode) => episode.episode === model.view.episode) ? model.view.episode : null;
  return [
    linked ? elsewhere(model, linked, toggle) : null,
    listed.length === 0 ? nothing("No alert has fired in this range.") : h("ul", { class: "episodes" }, listed.map((episode) => entry(model, episode, data.clock, toggle))),
    data.more ? h("p", { class: "note" }, `Only the newest ${listed.length} are listed; a shorter range shows the others.`) : null,
  ];
}

function elsewhere(model, id, toggle) {
  const known = model.episodes[id];
  if (known?.data) {
    return [h("p", { class: "note" }, "This episode lies outside of the range:"), h("ul", { class: "episodes" }, entry(model, known.data.episode, known.data.clock, toggle))];
  }
  return known?.error ? h("p", { class: "nothing" }, `The episode ${id} can’t be shown: ${known.error}.`) : skeleton(1);
}

function entry(model, episode, clock, toggle) {
  const id = episode.episode;
  const opened = model.opened.has(id);
  return h(
    "li",
    { key: id, class: `episode episode-${episode.severity} ${episode.endsAt ? "" : "episode-open"} ${episode.mode === "live" ? "" : "episode-shadow"}`, "data-episode": id },
    h(
      "details",
      { open: opened, ontoggle: (event) => event.target.open !== opened && toggle(id, event.target.open) },
      h(
        "summary",
        {},
        h("span", { class: "episode-badges" }, stateBadge(episode.state), severityBadge(episode.severity, episode.mode)),
        h("span", { class: "episode-title" }, glued(episode.title)),
        h("span", { class: "episode-times" }, moment(episode.startsAt, clock), " – ", episode.endsAt ? moment(episode.endsAt, clock) : "now", `, ${lasted(episode, clock)}`),
      ),
      opened ? episodeDetails(model, episode) : null,
    ),
  );
}

function lasted(episode, clock) {
  return duration((Date.parse(episode.endsAt ?? clock) - Date.parse(episode.startsAt)) / 1000);
}
