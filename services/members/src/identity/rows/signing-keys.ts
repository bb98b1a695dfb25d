import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';

const signingKeyRow = z.object({
  kid: z.string(),
  /** The private half. */
  sealedPem: z.string(),
  createdAt: z.date(),
  /** 1 for the first; at most one key has each number, so that two processes never both rotate. */
  generation: z.int(),
});

/** A signing key as it is kept. */
export type SigningKeyRow = z.infer<typeof signingKeyRow>;

/** Signing keys. Publishing one, the first time and again, is a change of its row that leaves with it as an event. */
export const signingKeys = aggregate<SigningKeyRow>('signingKeys', {
  key: 'kid',
  retention: keptAsLongAs('it may have signed what is still good; one each month'),
  row: signingKeyRow,
  indexes: [{ on: { generation: 1 }, unique: true }],
});

/** What a private half is sealed for. */
export const signingKeyPurpose = (kid: string): string => `signing-key:${kid}`;
