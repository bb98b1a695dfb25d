import { newId } from '@rayon/kernel';
import { isDuplicateKey } from '@rayon/store';
import type { Connection } from 'mongoose';

type ConsumerRow = { _id: string; position: number; owner: string | null; until: Date };

/** What one process holds of a consumer. */
export type Claim = {
  durable: string;
  /** Everything up to here is handled; `move` changes it. */
  position: number;
  savedPosition: number;
  /** Until then nobody else takes the consumer. */
  until: number;
  lost: boolean;
};

/** A position is saved within this time; a crash repeats what came since. */
const saveMilliseconds = 200;

/**
 * Which process works for which consumer, and how far it is. One process at a time holds a consumer, by a lease
 * that it renews, so that order within an aggregate holds over any number of processes of one machine.
 */
export const openClaims = ({
  connection,
  leaseMilliseconds,
  onFailure,
  onLost,
}: {
  connection: Connection;
  leaseMilliseconds: number;
  onFailure: (error: unknown) => void;
  /** Runs when claims were found to belong to another process. */
  onLost: () => void;
}) => {
  const rows = connection.collection<ConsumerRow>('consumers');
  const owner = newId();
  const held = new Map<string, Claim>();
  /** Consumers whose row exists. */
  const seen = new Set<string>();
  let saving: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let saveAt = 0;
  let stopped = false;

  const hasMoved = (claim: Claim): boolean => claim.position > claim.savedPosition;
  const renewAt = (claim: Claim): number => claim.until - leaseMilliseconds / 2;

  const save = async (): Promise<void> => {
    const now = Date.now();
    const ours = [...held.values()].filter((claim) => !claim.lost);
    // One that must be renewed takes all along, so that claims of different ages come to be renewed in one command.
    const due = ours.some((claim) => renewAt(claim) <= now) ? ours : ours.filter(hasMoved);
    if (due.length === 0) return;
    const until = now + leaseMilliseconds;
    const positions = due.map((claim) => claim.position);
    const { matchedCount } = await rows.bulkWrite(
      due.map((claim, index) => ({
        updateOne: {
          filter: { _id: claim.durable, owner },
          update: { $set: { position: positions[index] ?? claim.position, until: new Date(until) } },
        },
      })),
      { ordered: false },
    );
    due.forEach((claim, index) => {
      claim.savedPosition = positions[index] ?? claim.savedPosition;
      claim.until = until;
    });
    if (matchedCount === due.length) return;
    const mine = await rows.find({ _id: { $in: due.map((claim) => claim.durable) }, owner }).toArray();
    const still = new Set(mine.map((row) => row._id));
    for (const claim of due) if (!still.has(claim.durable)) claim.lost = true;
    onLost();
  };

  const saveOnce = (): Promise<void> => {
    saving ??= save().finally(() => {
      saving = undefined;
    });
    return saving;
  };

  /** Saves within a time, or sooner when that is planned: a process whose claims do not move wakes to renew them only. */
  const saveWithin = (milliseconds: number): void => {
    const at = Date.now() + milliseconds;
    if (stopped || (timer && saveAt <= at)) return;
    clearTimeout(timer);
    saveAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      void saveOnce().catch(onFailure).finally(saveNext);
    }, milliseconds);
  };

  /** Plans the next saving, of what moved meanwhile or could not be saved, or else of the first claim to renew. */
  const saveNext = (): void => {
    const ours = [...held.values()].filter((claim) => !claim.lost);
    if (ours.length === 0) return;
    const renewal = Math.min(...ours.map(renewAt)) - Date.now();
    saveWithin(ours.some(hasMoved) ? saveMilliseconds : Math.max(renewal, saveMilliseconds));
  };

  return {
    /** Makes a consumer that begins at a position. */
    begin: async (durable: string, position: number): Promise<void> => {
      const free = { position, owner: null, until: new Date(0) };
      await rows.updateOne({ _id: durable }, { $setOnInsert: free }, { upsert: true });
      seen.add(durable);
    },
    /** Forgets a consumer that is over. */
    remove: async (durable: string): Promise<void> => {
      await rows.deleteOne({ _id: durable });
      seen.delete(durable);
    },
    /** Takes the consumer when nobody else holds it. */
    claim: async (durable: string): Promise<Claim | undefined> => {
      const now = Date.now();
      if (!seen.has(durable))
        await rows
          .updateOne(
            { _id: durable },
            { $setOnInsert: { position: 0, owner: null, until: new Date(0) } },
            { upsert: true },
          )
          .catch((error: unknown) => {
            if (!isDuplicateKey(error)) throw error;
          });
      seen.add(durable);
      const taken = await rows.findOneAndUpdate(
        { _id: durable, until: { $lt: new Date(now) } },
        { $set: { owner, until: new Date(now + leaseMilliseconds) } },
        { returnDocument: 'after' },
      );
      if (!taken) return undefined;
      const claim: Claim = {
        durable,
        position: taken.position,
        savedPosition: taken.position,
        until: now + leaseMilliseconds,
        lost: false,
      };
      held.set(durable, claim);
      saveNext();
      return claim;
    },
    /** Notes how far the consumer is. */
    move: (claim: Claim, position: number): void => {
      if (position === claim.position) return;
      claim.position = position;
      saveWithin(saveMilliseconds);
    },
    /** Saves how far the consumer is and lets others take it. */
    release: async (claim: Claim): Promise<void> => {
      held.delete(claim.durable);
      await saving?.catch(() => undefined);
      await rows.updateOne(
        { _id: claim.durable, owner },
        { $set: { position: claim.position, owner: null, until: new Date(0) } },
      );
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await saving?.catch(() => undefined);
    },
  };
};

/** The claims of one bus. */
export type Claims = ReturnType<typeof openClaims>;
