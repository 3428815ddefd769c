import { number } from "../words/format.js";
import { valueAxis } from "./axes.js";
import { stepped } from "./plot.js";

/** What became of syncs, minute by minute, stacked: failures lie at the bottom, where their shape can be read. */

const OUTCOMES = [
  { column: "failed", label: "Failed", mark: "failed", colour: "--failed" },
  { column: "completedOther", label: "Completed, no success", mark: "other", colour: "--other" },
  { column: "skipped", label: "Skipped", mark: "skipped", colour: "--skipped" },
  { column: "succeeded", label: "Succeeded", mark: "succeeded", colour: "--succeeded" },
];

/** @param {import("./palette.js").Palette} palette @returns {import("./plot.js").Kind} */
export function outcomesKind(palette) {
  const layer = ({ colour }) => ({ fill: () => palette.colour(colour), width: 0, paths: stepped, points: { show: false } });
  return {
    height: () => 200,
    scale: { range: (plot, least, most) => [0, Math.max(5, (most ?? 0) * 1.05)] },
    axis: valueAxis(palette, number),
    // the tallest is drawn first, and the lower ones over it
    series: OUTCOMES.map(layer).reverse(),
  };
}

/** @param {object} series an answer of `/api/series` @param {import("./plot.js").Span} span @returns {import("./plot.js").Drawing} */
export function outcomesDrawing({ minutes }, span) {
  const stacks = stacked(OUTCOMES.map(({ column }) => minutes[column]));
  return {
    span,
    lines: [minutes.t, ...stacks.reverse()],
    columns: OUTCOMES.map(({ column, label, mark }) => ({ label, mark, text: number, values: minutes[column] })),
  };
}

/** Each layer’s upper edge. @param {Array<?number>[]} layers from the bottom up */
export function stacked(layers) {
  const edge = layers[0].map(() => 0);
  return layers.map((layer) => layer.map((value, index) => (edge[index] += value ?? 0)));
}
