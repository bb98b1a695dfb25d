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
  // One code may have been entered twice, written otherwise.
  const asked = entered.map((code) => ({ code, hash: hashOf(code) }));
  const rows = await codes.findMany(
    { hash: oneOf([...new Set(asked.map(({ hash }) => hash))]) },
    { session, limit: campaignsPerCodeMax * entered.length },
  );
  return asked.flatMap(({ code, hash }) =>
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

type Sums = Readonly<{ uses: number; spent: number; taken: number }>;

/**
 * How many codes a campaign has, how often they are taken by baskets, and by those that are paid, and how many of the uses they
 * have now are taken: a code may have been used more often while it had more.
 */
export const countCodes = async (
  { codes, codeLists }: Pick<Records, 'codes' | 'codeLists'>,
  { campaignId, usesPerCode }: Readonly<{ campaignId: string; usesPerCode: number }>,
): Promise<Sums & Readonly<{ count: number }>> => {
  const list = await codeLists.find(campaignId);
  const [sums] = await codes.aggregate<Sums>({ campaignId, uses: above(0) }, [
    {
      $group: {
        _id: null,
        uses: { $sum: '$uses' },
        spent: { $sum: '$spent' },
        taken: { $sum: { $min: ['$uses', usesPerCode] } },
      },
    },
  ]);
  const { uses = 0, spent = 0, taken = 0 } = sums ?? {};
  return { count: list?.count ?? 0, uses, spent, taken };
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
