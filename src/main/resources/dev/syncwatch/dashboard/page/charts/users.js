import { number } from "../words/format.js";
import { valueAxis } from "./axes.js";

/** How many people used the app in the 15 minutes before each minute. */

/** @param {import("./palette.js").Palette} palette @returns {import("./plot.js").Kind} */
export function usersKind(palette) {
  return {
    height: () => 200,
    scale: { range: (plot, least, most) => [0, Math.max(5, (most ?? 0) * 1.1)] },
    axis: valueAxis(palette, number),
    series: [{ stroke: () => palette.colour("--people"), fill: () => palette.colour("--people-soft"), width: 2 }],
  };
}

/** @param {object} series an answer of `/api/series` @param {import("./plot.js").Span} span @returns {import("./plot.js").Drawing} */
export function usersDrawing({ rate }, span) {
  return {
    span,
    lines: [rate.t, rate.activeUsers],
    columns: [{ label: "People", mark: "people", text: number, values: rate.activeUsers }],
  };
}
