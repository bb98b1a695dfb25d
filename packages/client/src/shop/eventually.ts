/** A condition that did not come true in time. */
export class TooLate extends Error {
  override name = 'TooLate';
}

/** Asks again until there is an answer; throws `TooLate` naming what was waited for. */
export const eventually = async <Found>(
  what: string,
  ask: () => Promise<Found | undefined>,
  { timeoutMilliseconds = 60_000, pauseMilliseconds = 40 } = {},
): Promise<Found> => {
  const deadline = Date.now() + timeoutMilliseconds;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new TooLate(`${what} did not happen within ${timeoutMilliseconds} ms`);
    await new Promise((next) => setTimeout(next, pauseMilliseconds));
  }
};
