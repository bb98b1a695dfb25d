import { accepted, type Result, rejected } from '@rayon/kernel';
import { absent } from '@rayon/store';
import type { Device } from './domain/device';
import { delayRules, stillCounted } from './domain/sign-in-delay';
import type { Identity } from './open-identity';

/** An enrolled machine that reads cards. */
export type Reader = Readonly<{ id: string; storeId: string }>;

/** Minutes by which a reader may have been seen later than is noted. */
const seenMinutes = 5;

type Counting = Pick<Identity, 'failures' | 'box'>;

/** One card a reader shows: counted before it is looked at, and no longer once it was recognised. */
type ReaderAttempt = Readonly<{ recognised: () => Promise<void>; failed: () => Promise<void> }>;

/** The pace of one reader while it shows one card. */
export type ReaderPace = Readonly<{
  /** Counts the card that comes now, unless the reader has to wait. */
  begin: () => Promise<Result<ReaderAttempt, { reason: 'TooManyAttempts'; retryAfterSeconds: number }>>;
}>;

const keyOf = ({ box }: Counting, readerId: string): string => box.fingerprint(`reader:${readerId}`);

/**
 * A reader shows one card after the other, so that none is looked at before it is known what became of the one before:
 * one that tries numbers is slowed down, however many it tries at once.
 */
export const inReadersTurn = <Answer>(
  identity: Counting,
  readerId: string,
  show: () => Promise<Answer>,
): Promise<Answer> => identity.failures.inTurn(keyOf(identity, readerId), show);

/** Reads how a reader did of late. */
export const paceReader = async (identity: Counting, readerId: string, at: Date): Promise<ReaderPace> => {
  const { failures } = identity;
  const key = keyOf(identity, readerId);
  const rule = delayRules.reader;
  const known = await failures.find(key);
  const charge = () => failures.charge(key, rule, at);

  return {
    begin: async () => {
      // Most readers never fail: theirs is counted when it does, which costs a card in order no write.
      if (stillCounted(known, rule, at) === 0)
        return accepted({ recognised: async () => undefined, failed: async () => void (await charge()) });
      const charged = await charge();
      if (typeof charged === 'number')
        return rejected({ reason: 'TooManyAttempts', retryAfterSeconds: charged });
      return accepted({ recognised: () => failures.takeBack(charged), failed: async () => undefined });
    },
  };
};

/** The machine behind a reader; nothing when it is not enrolled in that store, or not any more. */
export const findReader = async (
  { devices }: Pick<Identity, 'devices'>,
  { id, storeId }: Reader,
): Promise<Device | undefined> => {
  const device = await devices.find(id);
  return device?.status === 'ACTIVE' && device.storeId === storeId ? device : undefined;
};

/** Notes when a reader was seen, unless that was noted minutes ago: not every card is worth a write. */
export const noteReaderSeen = async (
  { devices }: Pick<Identity, 'devices'>,
  { id, lastSeenAt }: Device,
  at: Date,
): Promise<void> => {
  if (lastSeenAt && at.getTime() - lastSeenAt.getTime() <= seenMinutes * 60_000) return;
  const asRead = { id, status: 'ACTIVE', lastSeenAt: lastSeenAt ?? absent };
  await devices.update(asRead, { set: { lastSeenAt: at } });
};
