import { type EventBus, type Stoppable } from '@rayon/bus';
import { SigningKeyPublishedV1 } from '@rayon/events';
import { openEnvelope } from '@rayon/kernel';
import type { Listeners } from '@rayon/messaging';
import type { CardKeys } from '../mongo/card-keys';

/** Keeps the public keys that card presentations are verified with. */
export const listenToSigningKeys = (listeners: Listeners, keys: CardKeys): void => {
  listeners.on(SigningKeyPublishedV1, { durable: 'scanner-on-signing-key-published' }, ({ data }, session) =>
    keys.store(data, session),
  );
};

/** Teaches this process a new key at once. */
export const watchSigningKeys = (bus: EventBus, keys: CardKeys): Promise<Stoppable> =>
  bus.tap([SigningKeyPublishedV1.subject], (envelope) =>
    keys.table.add(openEnvelope(SigningKeyPublishedV1, envelope).data),
  );
