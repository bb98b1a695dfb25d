import {
  ChallengeStepReachedV1,
  ChallengeStepTakenBackV1,
  MemberEnrolledV1,
  PointsAskedV1,
  PointsLetGoV1,
  ReceiptClosedV1,
  ReturnClosedV1,
} from '@rayon/events';
import { accepted, type Clock, type Envelope, type Logger } from '@rayon/kernel';
import type { Consumers } from '@rayon/messaging';
import { postReceipt, postReturn } from '../domain/postings';
import { newAccount } from '../domain/transfer';
import type { Ledger } from '../ledger';
import type { OpenProgramme } from '../programme';
import type { OpenTiers } from '../tiers';
import { receiptFactsOf } from './on-receipt-closed';
import { returnFactsOf } from './on-return-closed';
import { postPoints } from './post-points';
import { postStep } from './post-step';
import { decidePayment, releasePayment } from './settle-payment';

/** Registers everything that happens in the ledger because something happened elsewhere. */
export const registerReactions = (
  consumers: Consumers,
  ledger: Ledger,
  {
    clock,
    logger,
    programme,
    tiers,
  }: { clock: Clock; logger: Logger; programme: OpenProgramme; tiers: OpenTiers },
): void => {
  // Receipts and their returns share one consumer, so that those of one receipt come in order.
  consumers.on(ReceiptClosedV1, 'points-on-receipts', async (envelope) => {
    const { receiptId, memberId, paidWithPoints } = envelope.data;
    const { paymentId } = paidWithPoints ?? {};
    const facts = receiptFactsOf(envelope.data);
    const about = {
      receiptId,
      memberId,
      paymentId,
      envelope,
      at: clock(),
      isLikelyNew: true,
      logger,
      programme,
    };
    await postPoints(ledger, about, (receipt, holding) => postReceipt(receipt, holding, facts));
    await tiers.count(receiptId, causeOf(envelope));
  });
  consumers.on(ReturnClosedV1, 'points-on-receipts', async (envelope) => {
    const { receiptId } = envelope.data;
    const back = returnFactsOf(envelope.data);
    const about = { receiptId, envelope, at: clock(), isLikelyNew: false, logger, programme };
    await postPoints(ledger, about, (receipt, holding) => postReturn(receipt, holding, back));
    await tiers.count(receiptId, causeOf(envelope));
  });
  // Those of one trip come in order: points are asked for before they are let go.
  consumers.on(PointsAskedV1, 'points-on-payments', (envelope) =>
    decidePayment(ledger, { envelope, at: clock(), programme }),
  );
  consumers.on(PointsLetGoV1, 'points-on-payments', (envelope) =>
    releasePayment(ledger, { envelope, at: clock(), programme }),
  );
  consumers.on(ChallengeStepReachedV1, 'points-on-challenges', (envelope) =>
    postStep(ledger, { envelope, kind: 'challenge', at: clock(), programme }),
  );
  consumers.on(ChallengeStepTakenBackV1, 'points-on-challenges', (envelope) =>
    postStep(ledger, { envelope, kind: 'challenge-reversal', at: clock(), programme }),
  );
  // A member who joins has an account from the first day; one that a receipt opened stays as it is.
  consumers.on(MemberEnrolledV1, 'points-on-members', async ({ data: { memberId }, id, correlationid }) => {
    const cause = { correlationId: correlationid, causationId: id, at: clock() };
    const opened = { cause, initial: () => newAccount(memberId) };
    await ledger.accounts.change(memberId, opened, (row) => accepted({ row }));
  });
};

const causeOf = ({ correlationid, id }: Envelope) => ({ correlationId: correlationid, causationId: id });
