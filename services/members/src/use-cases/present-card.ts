import { accepted, idShape, type Locale, newId, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { Card } from '../domain/card';
import { type CardContent, parseContent } from '../domain/card-content';
import type { MembersRejection } from '../domain/rejection';
import { acceptCode } from '../domain/rotating-code';
import { delayRules } from '../domain/sign-in-delay';
import type { Caller } from './caller';
import type { Ports, Transaction } from './ports';

/**
 * Signs what the scanner service accepts as "this card is here", for one reader and a few minutes, once: signed
 * again under the same `tokenId` it is still the same presentation.
 */
export type SignPresentation = (
  claims: {
    memberId: string;
    gsrn: string;
    deviceId: string;
    firstName: string;
    locale: Locale;
    proof: 'STATIC' | 'ROTATING';
  },
  shown: { at: Date; tokenId: string },
) => { presentation: string; expiresAt: Date };

/** What a reader learns from a card: enough to greet, and a proof to pass on. */
export type PresentedCard = Readonly<{
  presentation: string;
  expiresAt: Date;
  firstName: string;
  locale: Locale;
  proof: 'STATIC' | 'ROTATING';
}>;

/** The enrolled machine that read the card. */
export type Reader = Readonly<{ id: string; storeId: string }>;

const shape = z.strictObject({ commandId: idShape, content: z.string().min(1).max(200) });

/** Compared with when there is no such card, so that an unknown number takes as long as a known one. */
const nobodysCard = { secret: Buffer.alloc(32, 7), lastAcceptedStep: 0 };

/** What is kept of a presentation, so that the same command gets the same answer: no name, no token. */
type Answer = Readonly<{
  memberId: string;
  gsrn: string;
  proof: 'STATIC' | 'ROTATING';
  tokenId: string;
  at: string;
}>;

type Verdict = Result<
  { card: Card; step?: number },
  Extract<MembersRejection, { reason: 'CardNotRecognised' | 'CardCodeUsed' }>
>;

/** Whether this content opens this card now. Unknown, blocked, wrong and late are one answer. */
const judge = (card: Card | undefined, content: CardContent, at: Date): Verdict => {
  const code = content.proof === 'ROTATING' ? acceptCode(card ?? nobodysCard, content.code, at) : undefined;
  if (card?.status !== 'ACTIVE') return rejected({ reason: 'CardNotRecognised' });
  if (!code) return accepted({ card });
  if (code.ok) return accepted({ card, step: code.value });
  return rejected({ reason: code.rejection.reason === 'CodeUsed' ? 'CardCodeUsed' : 'CardNotRecognised' });
};

/**
 * Takes in a card shown to an enrolled reader. A rotating code counts once for its card; a bare number
 * identifies and proves nothing. From then on the reader may greet the member.
 */
export const presentCard =
  (ports: Ports & { signPresentation: SignPresentation }) =>
  async (caller: Caller, reader: Reader, raw: unknown): Promise<Result<PresentedCard, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId } = input.value;
    const content = parseContent(input.value.content.trim());
    if (!content) return rejected({ reason: 'BadInput', field: 'content' });

    const at = ports.clock();
    const paceKey = ports.box.fingerprint(`reader:${reader.id}`);
    const retryAfterSeconds = await ports.failures.secondsToWait(paceKey, delayRules.reader, at);
    if (retryAfterSeconds > 0) return rejected({ reason: 'TooManyAttempts', retryAfterSeconds });

    const present = async (
      transaction: Transaction,
    ): Promise<Result<{ answer: Answer }, MembersRejection>> => {
      const device = await ports.devices.find(reader.id, transaction);
      if (device?.status !== 'ACTIVE' || device.storeId !== reader.storeId)
        return rejected({ reason: 'DeviceRevoked' });
      const verdict = judge(await ports.cards.findByGsrn(content.gsrn, transaction), content, at);
      if (!verdict.ok) return verdict;
      const { card, step } = verdict.value;
      if (step !== undefined && !(await ports.cards.recordStep(transaction, card.id, step)))
        return rejected({ reason: 'CardCodeUsed' });
      const { proof } = content;
      const { memberId, gsrn } = card;
      await ports.presentations.insert(transaction, {
        readerId: reader.id,
        storeId: reader.storeId,
        memberId,
        proof,
        at,
      });
      await ports.devices.seen(transaction, reader.id, at);
      return accepted({ answer: { memberId, gsrn, proof, tokenId: newId(), at: at.toISOString() } });
    };

    const presented = await ports.run(
      {
        commandId,
        name: 'presentCard',
        actor: caller.actor,
        input: { content: input.value.content.trim() },
        at,
      },
      present,
    );
    if (!presented.ok) {
      const { reason } = presented.rejection;
      if (reason === 'CardNotRecognised') await ports.failures.charge(paceKey, delayRules.reader, at);
      if (reason === 'CardCodeUsed')
        ports.alerts.warn(
          { readerId: reader.id, storeId: reader.storeId },
          'a card code was shown a second time',
        );
      return presented;
    }

    const { memberId, gsrn, proof, tokenId, at: presentedAt } = presented.value;
    const member = await ports.members.find(memberId);
    if (!member) return rejected({ reason: 'CardNotRecognised' });
    const { firstName, locale } = member;
    const signed = ports.signPresentation(
      { memberId, gsrn, deviceId: reader.id, firstName, locale, proof },
      { at: new Date(presentedAt), tokenId },
    );
    return accepted({ ...signed, firstName, locale, proof });
  };
