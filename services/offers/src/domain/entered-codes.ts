/** A code that is one campaign's own and was entered for a basket, with how often it is taken by all baskets. */
export type EnteredCode = Readonly<{
  /** As it was entered. */
  code: string;
  codeId: string;
  campaignId: string;
  /** Baskets it is held for or was paid with. */
  uses: number;
  /** Those of them that are paid. */
  spent: number;
}>;

/** What the basket itself holds or paid with a code. */
type Own = Readonly<{ codeId?: string | undefined; used: boolean; status: 'held' | 'settled' | 'released' }>;

/** Whether a code may still give something: it is free for this basket, another one holds it, or it is used up. */
export type CodeState = 'free' | 'held' | 'used';

/** What becomes of one code in this basket; what the basket holds of it itself is not counted against it. */
export const stateOfCode = (
  { codeId, uses, spent }: EnteredCode,
  usesPerCode: number,
  own: readonly Own[],
): CodeState => {
  const mine = own.find((one) => one.codeId === codeId && one.used && one.status !== 'released');
  if (uses - (mine ? 1 : 0) < usesPerCode) return 'free';
  return spent - (mine?.status === 'settled' ? 1 : 0) < usesPerCode ? 'held' : 'used';
};

/** The code by which a campaign gives in this basket: what it gives by already, else the first that is free; one is enough. */
export const codeGivenBy = (
  codes: readonly EnteredCode[],
  usesPerCode: number,
  own: readonly Own[],
): Readonly<{ codeId: string; state: CodeState }> | undefined => {
  const isMine = ({ codeId }: EnteredCode) => own.some((one) => one.codeId === codeId && one.used);
  const stated = [...codes.filter(isMine), ...codes.filter((code) => !isMine(code))].map((code) => ({
    codeId: code.codeId,
    state: stateOfCode(code, usesPerCode, own),
  }));
  return (
    stated.find(({ state }) => state === 'free') ?? stated.find(({ state }) => state === 'held') ?? stated[0]
  );
};
