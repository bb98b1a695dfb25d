import type { ClientOptions } from '@rayon/client';

const pauseMilliseconds = 500;
const patienceMilliseconds = 60_000;

/**
 * How somebody asks who can wait: services may still be on their way, a busy machine may answer late, and a crowd that enrols
 * from one address meets the limit of sign-ins. The same is asked again for a minute.
 */
export const patientAsking: ClientOptions = {
  timeoutMilliseconds: 60_000,
  retry: {
    codes: ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED'],
    pausesMilliseconds: Array<number>(patienceMilliseconds / pauseMilliseconds).fill(pauseMilliseconds),
  },
};
