import { signingKeyFromPem, signingKeyToPem } from '@rayon/auth';
import { type Outbox, required, transact, unlessThere } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { SigningKeyStore, StoredSigningKey } from '../../use-cases/keep-signing-keys';
import type { SecretBox } from '../../use-cases/ports';

type Row = { _id: string; sealedPem: string; createdAt: Date; generation: number; published: number };

const schema = new Schema<Row>(
  {
    _id: required.text,
    sealedPem: required.text,
    createdAt: required.instant,
    generation: required.number,
    published: required.number,
  },
  { versionKey: false },
).index({ generation: 1 }, { unique: true });

const purposeOf = (kid: string) => `signing-key:${kid}`;

/** Signing keys in the store, private halves sealed. A key and the event that publishes it commit together. */
export const signingKeysIn = (connection: Connection, box: SecretBox, outbox: Outbox): SigningKeyStore => {
  const model = connection.model<Row>('SigningKey', schema, 'signingKeys');
  return {
    load: async () => {
      const rows = await model.find({}).sort({ generation: 1 }).lean<Row[]>();
      return rows.map(
        ({ _id: kid, sealedPem, ...row }): StoredSigningKey => ({
          ...row,
          kid,
          key: signingKeyFromPem(box.open(sealedPem, purposeOf(kid)).toString()),
        }),
      );
    },
    add: async ({ kid, key, createdAt, generation, published }, event) => {
      const sealedPem = box.seal(Buffer.from(signingKeyToPem(key)), purposeOf(kid));
      const added = await unlessThere(() =>
        transact(connection, async (session) => {
          await model.create([{ _id: kid, sealedPem, createdAt, generation, published }], { session });
          await outbox.append(session, [event]);
        }),
      );
      if (added) outbox.kick();
      return added;
    },
    publish: async (kids, event) => {
      await transact(connection, async (session) => {
        for (const kid of kids) {
          const row = await model
            .findOneAndUpdate({ _id: kid }, { $inc: { published: 1 } }, { returnDocument: 'after' })
            .session(session)
            .orFail()
            .lean<Row>();
          await outbox.append(session, [event(kid, row.published)]);
        }
      });
      outbox.kick();
    },
  };
};
