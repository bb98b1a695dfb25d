import { accepted, newId } from '@rayon/kernel';
import { above, oneOf } from '@rayon/store';
import type { CodeKey } from '../code-key';
import { isBarred, withUnknown } from '../domain/code-tries';
import type { EnteredCode } from '../domain/entered-codes';
import type { Records, Session } from './records';

/** Campaigns of which one code is looked at. */
const campaignsPerCodeMax = 20;

/** The codes that campaigns have of their own among those that were entered, in the order of the entries. */
export const readCodes = async (
  { codes }: Pick<Records, 'codes'>,
  { hashOf }: Pick<CodeKey, 'hashOf'>,
  entered: readonly string[],
  session?: Session,
): Promise<EnteredCode[]> => {
  if (entered.length === 0) return [];
  const byHash = new Map(entered.map((code) => [hashOf(code), code]));
  const rows = await codes.findMany(
    { hash: oneOf([...byHash.keys()]) },
    { session, limit: campaignsPerCodeMax * entered.length },
  );
  return [...byHash].flatMap(([hash, code]) =>
    rows
      .filter((row) => row.hash === hash)
      .sort((left, right) => (left.campaignId < right.campaignId ? -1 : 1))
      .map(({ codeId, campaignId, uses, spent }) => ({ code, codeId, campaignId, uses, spent })),
  );
};

/** Keys that are looked up together. */
const lookedUpTogether = 200;

/** Those of the codes that there are. */
export const codesThere = async (
  { codes }: Pick<Records, 'codes'>,
  codeIds: readonly string[],
  session: Session,
): Promise<ReadonlySet<string>> => {
  const there = new Set<string>();
  for (let at = 0; at < codeIds.length; at += lookedUpTogether)
    for (const row of await codes.findAll(codeIds.slice(at, at + lookedUpTogether), { session }))
      if (row) there.add(row.codeId);
  return there;
};

type Sums = Readonly<{ uses: number; spent: number }>;

/** How many codes a campaign has, and how often they are taken by baskets, and by those that are paid. */
export const countCodes = async (
  { codes, codeLists }: Pick<Records, 'codes' | 'codeLists'>,
  campaignId: string,
): Promise<Sums & Readonly<{ count: number }>> => {
  const list = await codeLists.find(campaignId);
  const [sums] = await codes.aggregate<Sums>({ campaignId, uses: above(0) }, [
    { $group: { _id: null, uses: { $sum: '$uses' }, spent: { $sum: '$spent' } } },
  ]);
  return { count: list?.count ?? 0, uses: sums?.uses ?? 0, spent: sums?.spent ?? 0 };
};

/** Whether codes of a machine are not looked up for a while: too many did not exist. */
export const isMachineBarred = async (
  { codeTries }: Pick<Records, 'codeTries'>,
  machineId: string,
  at: Date,
): Promise<boolean> => isBarred((await codeTries.find(machineId))?.row, at);

/** Counts a code that does not exist against the machine it was entered on; whether nothing more is looked up for it. */
export const noteUnknownCode = async (
  { codeTries }: Pick<Records, 'codeTries'>,
  { machineId, hash, at }: Readonly<{ machineId: string; hash: string; at: Date }>,
): Promise<boolean> => {
  const initial = () => ({ machineId, unknown: [], since: at });
  const cause = { correlationId: newId(), at };
  const changed = await codeTries.change(machineId, { cause, initial }, (tries) =>
    accepted({ row: withUnknown(tries, hash, at) }),
  );
  return changed.ok && isBarred(changed.value.row, at);
};
