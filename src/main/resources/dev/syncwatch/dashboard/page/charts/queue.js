import { signed } from "../words/format.js";
import { valueAxis } from "./axes.js";
import { bars } from "./plot.js";

/** How much phones' queues grew or shrank, minute by minute. */

/** @param {import("./palette.js").Palette} palette @returns {import("./plot.js").Kind} */
export function queueKind(palette) {
  const side = (colour) => ({ fill: () => palette.colour(colour), stroke: () => palette.colour(colour), width: 0, paths: bars, points: { show: false } });
  return {
    height: () => 200,
    scale: { range: (plot, least, most) => [Math.min(-5, (least ?? 0) * 1.1), Math.max(5, (most ?? 0) * 1.1)] },
    axis: valueAxis(palette, signed),
    series: [side("--failed"), side("--succeeded")],
  };
}

/** @param {object} series an answer of `/api/series` @param {import("./plot.js").Span} span @returns {import("./plot.js").Drawing} */
export function queueDrawing({ minutes }, span) {
  const { t, queueDelta } = minutes;
  return {
    span,
    lines: [t, queueDelta.map((value) => (value > 0 ? value : null)), queueDelta.map((value) => (value > 0 ? null : value))],
    columns: [{ label: "Records queued minus sent", mark: "none", text: signed, values: queueDelta }],
  };
}
