/** Codes that do not exist, lately entered on one machine. */
export type CodeTries = Readonly<{
  machineId: string;
  /** Hashes of different codes, the oldest first. */
  unknown: readonly string[];
  /** When the first of them was entered. */
  since: Date;
}>;

/** Different codes that do not exist, on one machine, before nothing more is looked up. */
export const unknownCodesMax = 20;
const forgottenAfterMilliseconds = 15 * 60_000;

const isForgotten = ({ since }: CodeTries, at: Date): boolean =>
  at.getTime() - since.getTime() >= forgottenAfterMilliseconds;

/** Whether codes of this machine are not looked up any more, for a while. */
export const isBarred = (tries: CodeTries | undefined, at: Date): boolean =>
  tries !== undefined && tries.unknown.length >= unknownCodesMax && !isForgotten(tries, at);

/** The tries after one more code that does not exist; the same one again is no new try, and what comes while barred is none. */
export const withUnknown = (tries: CodeTries, hash: string, at: Date): CodeTries => {
  const { machineId } = tries;
  if (tries.unknown.length === 0 || isForgotten(tries, at)) return { machineId, unknown: [hash], since: at };
  if (tries.unknown.includes(hash) || tries.unknown.length >= unknownCodesMax) return tries;
  return { ...tries, unknown: [...tries.unknown, hash] };
};
