/** For everything around what is measured: a machine that is busy measuring may answer late, and is asked again. */
export const patient = { timeoutMilliseconds: 60_000, patienceMilliseconds: 60_000 } as const;
