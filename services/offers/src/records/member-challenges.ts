import { above } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import type { Challenge } from '../domain/challenge';
import { challengeOf } from '../domain/challenge-terms';
import { type OpenChallenge, openChallenges } from '../domain/open-challenges';
import { lookBackFrom } from '../domain/past';
import type { Sale } from '../domain/sale';
import type { MemberShopper } from '../domain/shopper';
import { readSaid } from './member-offers';
import type { Records, Session } from './records';
import { pastFrom, readMember, readSales, shopperOf } from './shopper';

/** Live challenges that are looked at for one list, the newest. */
const lookedAtMax = 200;
/** Chosen ones that are listed, the newest. */
const chosenMax = 100;

/** A member as choosing asks for them: without consent their history is not even read. */
export const readChooser = async (
  records: Records,
  memberId: string,
  at: Date,
  session?: Session,
): Promise<Readonly<{ shopper: MemberShopper; sales: readonly Sale[] }>> => {
  const stored = await readMember(records, memberId, { session });
  if (stored.bought === undefined) return { shopper: shopperOf(memberId, stored), sales: [] };
  const sales = await readSales(records, { memberId, since: lookBackFrom(at) }, session);
  return { shopper: shopperOf(memberId, { ...stored, past: pastFrom(stored.member, sales) }), sales };
};

/** What a member chose, the newest first, and what they may choose, as the store has all of it now. */
export const readMemberChallenges = async (
  records: Records,
  memberId: string,
  at: Date,
): Promise<Readonly<{ chosen: readonly Challenge[]; open: readonly OpenChallenge[] }>> => {
  const chosen = await records.challengeRows.findMany(
    { memberId },
    { sort: { chosenAt: -1 }, limit: chosenMax },
  );
  const live = await records.campaigns.findMany(
    { status: 'live', 'content.to': above(at), 'content.benefit.kind': 'challenge' },
    { sort: { campaignId: -1 }, limit: lookedAtMax },
  );
  const campaigns: StoredCampaign[] = live.map(({ row }) => row).filter((row) => challengeOf(row));
  if (campaigns.length === 0) return { chosen, open: [] };
  const { shopper, sales } = await readChooser(records, memberId, at);
  const { declined } = await readSaid(records, memberId);
  return {
    chosen,
    open: openChallenges(campaigns, { shopper: { ...shopper, declined }, chosen, sales, at }),
  };
};
