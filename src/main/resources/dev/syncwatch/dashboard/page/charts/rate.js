import { number, percent } from "../words/format.js";
import { valueAxis } from "./axes.js";

/** The failure rate of the 15 minutes before each minute, against its threshold. */

const LEAST_TOP = 0.12;

/** @param {import("./palette.js").Palette} palette @returns {import("./plot.js").Kind} */
export function rateKind(palette) {
  return {
    height: () => 240,
    scale: { range: (plot, least, most) => [0, Math.max(LEAST_TOP, (most ?? 0) * 1.1)] },
    axis: valueAxis(palette, (value) => percent(value)),
    series: [
      { stroke: () => palette.colour("--failed"), fill: () => palette.colour("--failed-soft"), width: 2 },
      { stroke: () => palette.colour("--ink"), width: 1.5, dash: [6, 4], points: { show: false } },
    ],
  };
}

/** @param {object} series an answer of `/api/series` @param {import("./plot.js").Span} span @returns {import("./plot.js").Drawing} */
export function rateDrawing({ rate }, span) {
  return {
    span,
    lines: [rate.t, rate.failureRate, rate.threshold],
    columns: [
      { label: "Failure rate", mark: "failed-line", text: percent, values: rate.failureRate },
      { label: "Threshold", mark: "threshold", text: percent, values: rate.threshold },
      { label: "Failed", mark: "none", text: number, values: rate.failures },
      { label: "Attempts", mark: "none", text: number, values: rate.attempts },
    ],
  };
}
