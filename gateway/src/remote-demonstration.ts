import type { Demo } from './server';

/** How long the demonstration may take to answer, in milliseconds. */
const answerMilliseconds = 5_000;

/** The demonstration as another process of this machine describes it at `url`. */
export const remoteDemonstration = (url: string): Demo => {
  const ask = async (path: string, request?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(path, url), {
      ...(request === undefined ? {} : { method: 'POST', body: JSON.stringify(request) }),
      signal: AbortSignal.timeout(answerMilliseconds),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    // The status says whose fault it was; the server shows no more than that.
    throw Object.assign(new Error(`the demonstration answered ${response.status}`), {
      statusCode: response.status,
    });
  };
  return {
    describe: () => ask('/'),
    enrolmentCode: (request) => ask('/enrolment-code', request ?? null),
  };
};
