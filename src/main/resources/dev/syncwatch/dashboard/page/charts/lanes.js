/**
 * Where episodes lie in a range of time: as shares of its width, in as few lanes as it takes for none to cover another.
 *
 * @typedef {object} Placed
 * @property {object} episode
 * @property {number} left 0 to 1
 * @property {number} width 0 to 1
 * @property {number} lane 0 is the topmost
 */

const NARROWEST = 0.012;

/**
 * @param {object[]} episodes with startsAt and endsAt, null while open
 * @param {number} from in epoch seconds
 * @param {number} to in epoch seconds
 * @param {number} clock in epoch seconds: how far an open one reaches
 * @returns {Placed[]} in order of their beginnings
 */
export function placed(episodes, from, to, clock) {
  const ends = [];
  return extents(episodes, clock)
    .filter(({ start, end }) => end >= from && start <= to)
    .sort((one, other) => one.start - other.start)
    .map(({ episode, start, end }) => {
      const left = share(start, from, to);
      const width = Math.max(NARROWEST, share(end, from, to) - left);
      const free = ends.findIndex((taken) => taken <= left);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = left + width;
      return { episode, left: Math.min(left, 1 - NARROWEST), width, lane };
    });
}

/** Begin and end in epoch seconds. @param {object[]} episodes @param {number} clock */
export function extents(episodes, clock) {
  return episodes.map((episode) => ({
    episode,
    start: Date.parse(episode.startsAt) / 1000,
    end: episode.endsAt ? Date.parse(episode.endsAt) / 1000 : clock,
  }));
}

function share(time, from, to) {
  return Math.min(1, Math.max(0, (time - from) / (to - from)));
}
