import { newId } from '@rayon/kernel';
import type { Card } from '../domain/card';
import { makeGsrn, referenceDigits } from '../domain/gsrn';
import type { Ports, Transaction } from './ports';

/** Draws before giving up; with a prefix of 7 digits even a million cards make one in ten thousand collide. */
const drawsMax = 20;

/** Issues a card with a number nobody can foresee and a secret nobody else has. */
export const issueCard =
  ({ cards, random, companyPrefix }: Pick<Ports, 'cards' | 'random'> & { companyPrefix: string }) =>
  async (transaction: Transaction, memberId: string, at: Date): Promise<Card> => {
    for (let draw = 0; draw < drawsMax; draw += 1) {
      const gsrn = makeGsrn(companyPrefix, random.below(10 ** referenceDigits(companyPrefix)));
      if (await cards.isTaken(gsrn, transaction)) continue;
      const card: Card = {
        id: newId(),
        memberId,
        gsrn,
        secret: random.bytes(32),
        status: 'ACTIVE',
        lastAcceptedStep: 0,
        issuedAt: at,
      };
      await cards.insert(transaction, card);
      return card;
    }
    throw new Error(`no free card number under company prefix ${companyPrefix}`);
  };
