import { absent } from '@rayon/store';
import type { Device } from './domain/device';
import { delayRules } from './domain/sign-in-delay';
import type { Identity } from './open-identity';

/** An enrolled machine that reads cards. */
export type Reader = Readonly<{ id: string; storeId: string }>;

/** Minutes by which a reader may have been seen later than is noted. */
const seenMinutes = 5;

type Counting = Pick<Identity, 'failures' | 'box'>;

const paceKey = ({ box }: Counting, readerId: string): string => box.fingerprint(`reader:${readerId}`);

/** Seconds until the reader may show the next card: one that tries numbers is slowed down. */
export const secondsReaderWaits = (identity: Counting, readerId: string, at: Date): Promise<number> =>
  identity.failures.secondsToWait(paceKey(identity, readerId), delayRules.reader, at);

/** Counts a card that the reader showed in vain. */
export const countReaderFailure = async (identity: Counting, readerId: string, at: Date): Promise<void> => {
  await identity.failures.charge(paceKey(identity, readerId), delayRules.reader, at);
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
