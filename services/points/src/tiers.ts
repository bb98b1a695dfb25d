import { TierChangedV1, TiersSetV1 } from '@rayon/events';
import { accepted, canonicalJson, dayIn, idFromName, newId } from '@rayon/kernel';
import type { Retell } from '@rayon/messaging';
import {
  above,
  announce,
  announcedAgain,
  below,
  type Cause,
  openAggregate,
  openRows,
  upTo,
} from '@rayon/store';
import { lookedAgain, type MemberTier, newMemberTier, withQualifying } from './domain/member-tier';
import { termsNow } from './domain/programme-terms';
import { qualifyingOf } from './domain/qualifying';
import type { TierVersion } from './domain/tier-programme';
import type { Tiers } from './domain/tier-standing';
import type { Ledger } from './ledger';
import type { OpenProgramme } from './programme';
import { rememberVersions } from './remembered';
import { toReceipt } from './rows/receipts';
import { tierProgrammes, tierRecounts } from './rows/tier-programme';
import { tierStandings } from './rows/tier-standings';

/** The one row of the tiers of the programme. */
export const tierProgrammeId = idFromName('points-tier-programme');

/** What is announced of a version of the tiers. */
export const tiersSet = ({ version, tiers, setAt }: TierVersion) =>
  announce(TiersSetV1, {
    programmeId: tierProgrammeId,
    version,
    tiers: tiers.map(({ tierId, name }) => ({ tierId, name })),
    at: setAt.toISOString(),
  });

const tierChanged = ({ memberId, tierId }: MemberTier, at: Date) =>
  announce(TierChangedV1, { memberId, tierId: tierId ?? null, at: at.toISOString() });

/** Tiers and the members who hold them. They follow from the receipts as the ledger knows them, and from nothing else. */
export const openTiers = ({ database, receipts }: Ledger, programme: OpenProgramme) => {
  const rows = openAggregate(database, tierProgrammes);
  const standings = openAggregate(database, tierStandings);
  const recounts = openRows(database.connection, tierRecounts);
  const { versions, learn } = rememberVersions(rows, tierProgrammeId);

  /** The tiers, and the day it is by the calendar of the programme. */
  const now = async (): Promise<Readonly<{ today: string; at: Date; tiers: Tiers }>> => {
    const terms = await programme.now();
    const { timeZone } = termsNow(terms);
    return {
      today: dayIn(terms.at, timeZone),
      at: terms.at,
      tiers: { versions: await versions(), timeZone },
    };
  };

  /**
   * Counts a receipt as it is now. What it is read in and what it is written in is one transaction, and the receipt says all of
   * it: counted twice or out of turn it is the same.
   */
  const count = async (receiptId: string, causes: Omit<Cause, 'at'>): Promise<void> => {
    if ((await versions()).length === 0) return;
    const { today, at, tiers } = await now();
    await database.transact(async (transaction) => {
      const row = await receipts.find(receiptId, { session: transaction.session });
      const receipt = row && toReceipt(row);
      if (receipt?.status !== 'known' || receipt.facts.memberId === undefined) return;
      const { memberId } = receipt.facts;
      const kept = qualifyingOf(receipt, tiers.timeZone);
      const initial = () => newMemberTier(memberId);
      const held = (await standings.find(memberId, { session: transaction.session }))?.row ?? initial();
      const isCounted =
        canonicalJson(withQualifying(held, receiptId, kept, { today, tiers })) === canonicalJson(held);
      if (isCounted) return;
      const options = { cause: { ...causes, at }, initial };
      await standings.changeWithin(transaction, memberId, options, (before) =>
        decided(before, withQualifying(before, receiptId, kept, { today, tiers }), at),
      );
    });
  };

  /** Looks at a member's tier again, as a day or other rules may have changed it. */
  const lookAt = async (memberId: string): Promise<void> => {
    const { today, at, tiers } = await now();
    await standings.change(memberId, { cause: { correlationId: newId(), at } }, (before) =>
      decided(before, lookedAgain(before, { today, tiers }), at),
    );
  };

  return {
    rows,
    standings,
    versions,
    learn,
    now,
    count,
    lookAt,
    recounts,
    /** Members whose tier may have ended by that day, or was found by an earlier version; the longest due first. */
    dueOn: async (today: string, limit: number): Promise<readonly string[]> => {
      const version = (await versions()).length;
      const due = await standings.findMany({ dueOn: upTo(today) }, { sort: { dueOn: 1 }, limit });
      const old =
        due.length < limit
          ? await standings.findMany(
              { version: below(version) },
              { sort: { version: 1 }, limit: limit - due.length },
            )
          : [];
      return [...new Set([...due, ...old].map(({ row }) => row.memberId))];
    },
    /** Receipts after one, by their ids. */
    receiptsAfter: async (after: string | undefined, limit: number): Promise<readonly string[]> => {
      const found = await receipts.findMany(
        { status: 'known', ...(after === undefined ? {} : { receiptId: above(after) }) },
        { sort: { receiptId: 1 }, limit },
      );
      return found.map(({ receiptId }) => receiptId);
    },
  };
};

const decided = (before: MemberTier, row: MemberTier, at: Date) =>
  accepted({ row, ...(row.tierId === before.tierId ? {} : { events: [tierChanged(row, at)] }) });

/** Tiers, as a process knows them. */
export type OpenTiers = ReturnType<typeof openTiers>;

/** Tells again which tiers there are and who holds which. */
export const retellTiers = ({ rows, standings }: OpenTiers): Retell => ({
  contracts: [TiersSetV1, TierChangedV1],
  tell: async function* tell() {
    const correlationId = newId();
    for await (const { row, sequence } of rows.stream()) {
      const told = row.versions.map(tiersSet);
      yield* announcedAgain(told, { sequence, correlationId, at: new Date(0) });
    }
    for await (const { row, sequence } of standings.stream()) {
      const [newest] = row.history;
      if (newest)
        yield* announcedAgain([tierChanged(row, new Date(`${newest.on}T00:00Z`))], {
          sequence,
          correlationId,
          at: new Date(`${newest.on}T00:00Z`),
        });
    }
  },
});
