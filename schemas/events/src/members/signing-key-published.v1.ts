import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';

/** A public key (JWK, EC P-256) that *members* signs card presentations with. Copies keep every unexpired one. */
export const SigningKeyPublishedV1 = defineEvent({
  subject: 'members.signing-key.published.v1',
  data: z.strictObject({
    kid: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().min(1).max(64),
    y: z.string().min(1).max(64),
  }),
  aggregateId: (data) => data.kid,
});
