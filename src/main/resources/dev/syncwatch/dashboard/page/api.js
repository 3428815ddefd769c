/** The server could not be asked, or said no. */
export class ApiError extends Error {
  /** @param {string} message for a person @param {number} status of HTTP; 0 where nobody answered */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const PATIENCE_MILLIS = 20_000;

/**
 * Asks the dashboard's server.
 *
 * @param {string} path
 * @param {URLSearchParams} parameters
 * @returns {Promise<object>}
 * @throws {ApiError}
 */
export async function ask(path, parameters) {
  const answer = await reach(`${path}?${parameters}`);
  const body = await answer.json().catch(() => null);
  if (!answer.ok || body === null) {
    throw new ApiError(body?.error ?? `The server answered ${answer.status} without saying why`, answer.status);
  }
  return body;
}

async function reach(address) {
  try {
    return await fetch(address, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  } catch (error) {
    const late = error.name === "TimeoutError";
    throw new ApiError(late ? "The server has not answered for 20 s" : "The server does not answer", 0);
  }
}
