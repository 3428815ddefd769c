import { number } from "../words/format.js";

/** Upper ends of the steps of colour, as shares of the most that any cell holds. */
const SHARES = [0.1, 0.3, 0.6, 1];

/**
 * The most that each step of colour stands for; whole, rising, as few as it takes.
 *
 * @param {number} most that any cell holds
 * @returns {number[]} at most four; empty if all cells are empty
 */
export function stepEnds(most) {
  const ends = SHARES.map((share) => Math.max(1, Math.round(share * most)));
  return most > 0 ? [...new Set(ends)] : [];
}

/** Which step a number is in: 0 for none, then 1 and up. @param {number} value @param {number[]} ends */
export function stepOf(value, ends) {
  return value > 0 ? 1 + ends.findIndex((end) => value <= end) : 0;
}

/** What each step stands for: `1–3`, `4–9`. @param {number[]} ends @returns {string[]} */
export function stepTexts(ends) {
  return ends.map((end, index) => {
    const start = index === 0 ? 1 : ends[index - 1] + 1;
    return start === end ? number(end) : `${number(start)}–${number(end)}`;
  });
}
