import { z } from 'zod';
import { askAs } from '../live/ask';
import type { Answer } from '../operations/answer';
import type { GatewayContext } from '../request';
import { keepLately } from './keep-lately';

/** A picture as it goes out. */
type Picture = Readonly<{ type: string; bytes: Buffer }>;

/** What is at an address; `away`: that cannot be told now. */
export type FindPicture = (
  address: string,
  context: Omit<GatewayContext, 'principal'>,
) => Promise<Picture | 'none' | 'away'>;

/** Bytes of pictures that each process remembers: what never changes is asked for once. */
const rememberedBytes = 16 * 1024 * 1024;

const question = {
  text: /* GraphQL */ `
    query PictureFile($address: String!) {
      pictureFile(address: $address) {
        type
        base64
      }
    }
  `,
  shape: z.object({
    pictureFile: z
      .object({ type: z.enum(['image/png', 'image/jpeg', 'image/webp']), base64: z.string() })
      .nullish(),
  }),
};

/** Asks the supergraph as a stranger, whoever asks: a picture is the same for everybody. */
export const createFindPicture = (answer: Answer): FindPicture => {
  const known = keepLately<Picture>({ most: rememberedBytes, sizeOf: ({ bytes }) => bytes.length });
  return async (address, context) => {
    const kept = known.get(address);
    if (kept) return kept;
    const ask = askAs(answer, { ...context, principal: { kind: 'anonymous' } });
    const { data, outage } = await ask(question, { address });
    if (!data.pictureFile) return outage ? 'away' : 'none';
    const { type, base64 } = data.pictureFile;
    const picture = { type, bytes: Buffer.from(base64, 'base64') };
    known.keep(address, picture);
    return picture;
  };
};
