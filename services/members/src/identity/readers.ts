import type { Transaction } from '@rayon/store';
import { delayRules } from './domain/sign-in-delay';
import type { Identity } from './open-identity';

/** An enrolled machine that reads cards. */
export type Reader = Readonly<{ id: string; storeId: string }>;

type Counting = Pick<Identity, 'failures' | 'box'>;

const paceKey = ({ box }: Counting, readerId: string): string => box.fingerprint(`reader:${readerId}`);

/** Seconds until the reader may show the next card: one that tries numbers is slowed down. */
export const secondsReaderWaits = (identity: Counting, readerId: string, at: Date): Promise<number> =>
  identity.failures.secondsToWait(paceKey(identity, readerId), delayRules.reader, at);

/** Counts a card that the reader showed in vain. */
export const countReaderFailure = async (identity: Counting, readerId: string, at: Date): Promise<void> => {
  await identity.failures.charge(paceKey(identity, readerId), delayRules.reader, at);
};

/** Notes that a reader was seen; false when it is not enrolled in that store, or not any more. */
export const readerSeen = async (
  { devices }: Pick<Identity, 'devices'>,
  { id, storeId }: Reader,
  { at, transaction: { session } }: { at: Date; transaction: Transaction },
): Promise<boolean> =>
  (await devices.update({ id, storeId, status: 'ACTIVE' }, { set: { lastSeenAt: at } }, { session })) === 1;
