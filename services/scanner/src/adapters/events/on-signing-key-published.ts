import { SigningKeyPublishedV1 } from '@rayon/events';
import { type EventBus, openEnvelope, type Stoppable } from '@rayon/messaging';
import type { Listeners } from '@rayon/mongo';
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
