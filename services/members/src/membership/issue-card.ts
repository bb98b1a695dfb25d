import { randomBytes, randomInt } from 'node:crypto';
import { newId } from '@rayon/kernel';
import type { Cause, Transaction } from '@rayon/store';
import type { Card } from './domain/card';
import { makeGsrn, referenceDigits } from './domain/gsrn';
import type { Membership } from './open-membership';
import { sealCard } from './rows/cards';

/** Draws before giving up; with a prefix of 7 digits even a million cards make one in ten thousand collide. */
const drawsMax = 20;

/** Issues a card with a number nobody can foresee and a secret nobody else has. */
export const issueCard = async (
  { cards, box, companyPrefix }: Pick<Membership, 'cards' | 'box' | 'companyPrefix'>,
  transaction: Transaction,
  { memberId, cause }: { memberId: string; cause: Cause },
): Promise<void> => {
  for (let draw = 0; draw < drawsMax; draw += 1) {
    const gsrn = makeGsrn(companyPrefix, randomInt(10 ** referenceDigits(companyPrefix)));
    if (await cards.findOne({ gsrn }, { session: transaction.session })) continue;
    const card: Card = {
      id: newId(),
      memberId,
      gsrn,
      secret: randomBytes(32),
      status: 'ACTIVE',
      lastAcceptedStep: 0,
      issuedAt: cause.at,
      presentations: [],
    };
    await cards.insert({ row: sealCard(card, box) }, cause, { transaction });
    return;
  }
  throw new Error(`no free card number under company prefix ${companyPrefix}`);
};
