import type { Jwk } from '@rayon/auth';
import { SigningKeyPublishedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';

const cardKeyShape = z.object({
  kid: z.string(),
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
});

/** The public keys that *members* signs card presentations with. */
export const cardKeys = projection<z.infer<typeof cardKeyShape>>('card_keys', {
  key: 'kid',
  row: cardKeyShape,
  follows: [
    follow(SigningKeyPublishedV1, ({ data, sequence }) => [
      { key: data.kid, sequence, evolve: () => data satisfies Jwk },
    ]),
  ],
});
