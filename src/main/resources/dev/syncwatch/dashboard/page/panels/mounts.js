import { breakdown } from "./breakdown.js";
import { doubt } from "./doubt.js";
import { empty } from "./empty.js";
import { episodes } from "./episodes.js";
import { chip, environments, freshness } from "./header.js";
import { notifications } from "./notifications.js";
import { pipeline } from "./pipeline.js";
import { range } from "./range.js";
import { rules } from "./rules.js";
import { silences } from "./silences.js";
import { announcement, verdict } from "./verdict.js";

/**
 * Which panel stands in which element of the page.
 *
 * @param {import("../navigation.js").Navigation} navigation
 * @returns {Array<[string, (model: import("../model.js").Model) => *]>}
 */
export function mounts(navigation) {
  return [
    ["chip", chip],
    ["environments", (model) => environments(model, (name) => navigation.environment(name))],
    ["freshness", freshness],
    ["announcement", announcement],
    ["doubt", doubt],
    ["empty", empty],
    ["verdict", verdict],
    ["range", (model) => range(model, navigation)],
    ["breakdown", breakdown],
    ["episodes", (model) => episodes(model, (id, open) => navigation.toggle(id, open))],
    ["notifications", notifications],
    ["rules", rules],
    ["silences", silences],
    ["pipeline", pipeline],
  ];
}
