import { setTimeout as pause } from 'node:timers/promises';

/** How long an event that is on its way is waited for, and how often the copy is looked at. */
const wait = { millisecondsMax: 2_000, stepMilliseconds: 50 } as const;

/**
 * Whether a service's own copy knows something: who asks right after another service made it must not be refused because
 * the event is still on its way. Gives false when it has not come after two seconds.
 */
export const untilHeard = async (isKnown: () => Promise<boolean>): Promise<boolean> => {
  for (let waited = 0; ; waited += wait.stepMilliseconds) {
    if (await isKnown()) return true;
    if (waited >= wait.millisecondsMax) return false;
    await pause(wait.stepMilliseconds);
  }
};
