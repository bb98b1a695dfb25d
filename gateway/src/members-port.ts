import { jwksShape, revokedShape } from '@rayon/auth';
import type { JwksSource } from './identify';
import type { RevokedSource } from './revocations';

const patienceMilliseconds = 2_000;

const read = async (url: URL): Promise<unknown> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMilliseconds) });
  if (!answer.ok) throw new Error(`${url.pathname} answered ${answer.status}`);
  return answer.json();
};

/** What the gateway has to know about tokens, from the port of the service that signs them. */
export const askMembersAt = (
  address: string,
): Readonly<{ accessKeys: JwksSource; revoked: RevokedSource }> => ({
  accessKeys: async () => jwksShape.parse(await read(new URL('/.well-known/jwks.json', address))),
  revoked: async (since) => {
    const url = new URL('/revoked', address);
    if (since !== undefined) url.searchParams.set('since', String(since));
    return revokedShape.parse(await read(url));
  },
});
