import type { ClientOptions } from '@rayon/client';

const pauseMilliseconds = 500;
const patienceMilliseconds = 60_000;

/** How the demonstration asks while services may still be on their way: the same again for a minute. */
export const patientAsking: ClientOptions = {
  timeoutMilliseconds: 60_000,
  retry: {
    codes: ['UNAVAILABLE', 'DEADLINE_EXCEEDED'],
    pausesMilliseconds: Array<number>(patienceMilliseconds / pauseMilliseconds).fill(pauseMilliseconds),
  },
};
