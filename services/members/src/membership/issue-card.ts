import { randomBytes, randomInt } from 'node:crypto';
import { newId } from '@rayon/kernel';
import type { Transaction } from '@rayon/store';
import { makeGsrn, referenceDigits } from './domain/gsrn';
import type { Membership } from './open-membership';
import { sealCard } from './rows/cards';

/** Draws before giving up; with a prefix of 7 digits even a million cards make one in ten thousand collide. */
const drawsMax = 20;

/** Issues a card with a number nobody can foresee and a secret nobody else has. */
export const issueCard = async (
  { cards, box, companyPrefix }: Pick<Membership, 'cards' | 'box' | 'companyPrefix'>,
  { session }: Transaction,
  { memberId, at }: { memberId: string; at: Date },
): Promise<void> => {
  for (let draw = 0; draw < drawsMax; draw += 1) {
    const gsrn = makeGsrn(companyPrefix, randomInt(10 ** referenceDigits(companyPrefix)));
    if (await cards.findOne({ gsrn }, { session })) continue;
    const secret = randomBytes(32);
    const card = {
      id: newId(),
      memberId,
      gsrn,
      secret,
      status: 'ACTIVE',
      lastAcceptedStep: 0,
      issuedAt: at,
    } as const;
    await cards.insert([sealCard(card, box)], { session });
    return;
  }
  throw new Error(`no free card number under company prefix ${companyPrefix}`);
};
