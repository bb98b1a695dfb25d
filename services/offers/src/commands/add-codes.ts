import { accepted, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, runOnce, type Transaction } from '@rayon/store';
import type { CampaignRejection, StoredCampaign } from '../domain/campaign-change';
import { type CodesRejection, refusedCodes, roomFor } from '../domain/code-batch';
import { authorOf, type OffersAsking } from '../graph/context';
import { codeIdOf } from '../rows/codes';

/** Why no codes were added. */
export type AddRejection = CampaignRejection | CodesRejection | CommandIdReused;

/** What is added is known by the hashes of the codes. */
type Added<Answer> = Readonly<{ hashes: readonly string[]; answer: Answer }>;

/**
 * Adds codes to a campaign of the caller's, once per command id. Whoever adds some to the same campaign meets at its list, so
 * that no code is added twice and there are never too many. What is recorded is the answer that `make` gives, and no code.
 */
export const addCodes = async <Answer extends object>(
  { context, principal, commandId, actor, at }: OffersAsking,
  said: Readonly<{ name: string; campaignId: string }> & Readonly<Record<string, unknown>>,
  make: (transaction: Transaction) => Promise<Added<Answer>>,
): Promise<Result<Answer & Readonly<{ campaign: StoredCampaign }>, AddRejection>> => {
  const { records, memory } = context;
  const { campaignId } = said;
  const author = authorOf(principal);
  const found = (await records.campaigns.find(campaignId))?.row;
  if (!found) return rejected({ reason: 'CampaignNotFound' });
  const outcome = await runOnce<Answer, CampaignRejection | CodesRejection>(
    records.database,
    { commandId, actor, input: said, at },
    async (transaction) => {
      const { session } = transaction;
      const refused = refusedCodes(author, memory.regions.place(found));
      if (refused) return rejected(refused);
      const list = await records.codeLists.updateAndFind(
        { campaignId },
        { add: { count: 0 } },
        { session, upsert: true },
      );
      const { hashes, answer } = await make(transaction);
      const room = roomFor(hashes.length, list?.count ?? 0);
      if (!room.ok) return room;
      await records.codeLists.update({ campaignId }, { add: { count: hashes.length } }, { session });
      await records.codes.insert(
        hashes.map((hash) => ({ codeId: codeIdOf(hash, campaignId), hash, campaignId, uses: 0, spent: 0 })),
        { session },
      );
      return accepted(answer);
    },
  );
  return outcome.ok ? accepted({ ...outcome.value, campaign: found }) : outcome;
};
