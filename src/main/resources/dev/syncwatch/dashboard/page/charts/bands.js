import { extents } from "./lanes.js";

/** @typedef {import("./plot.js").Span} Span */

/**
 * Draws episodes as bands behind a chart's lines, with a line where they begin; shadow rules' have no band. A uPlot plugin.
 *
 * @param {import("./palette.js").Palette} palette
 * @param {() => Span} span what the chart shows now
 */
export function bands(palette, span) {
  return { hooks: { drawClear: (plot) => draw(plot, palette, span()) } };
}

function draw(plot, palette, { episodes, from, to, clock }) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { episode, start, end } of extents(episodes, clock)) {
    if (episode.mode === "live" && end >= from && start <= to) {
      const left = plot.valToPos(start, "x", true);
      ctx.fillStyle = palette.colour(episode.severity === "critical" ? "--band-critical" : "--band-warning");
      ctx.fillRect(left, bbox.top, Math.max(2, plot.valToPos(end, "x", true) - left), bbox.height);
      ctx.fillStyle = palette.colour(episode.severity === "critical" ? "--critical" : "--warning");
      ctx.fillRect(left, bbox.top, devicePixelRatio, bbox.height);
    }
  }
  ctx.restore();
}
