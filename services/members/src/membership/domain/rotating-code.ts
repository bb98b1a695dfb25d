import { createHmac, timingSafeEqual } from 'node:crypto';
import { accepted, type Result, rejected } from '@rayon/kernel';

/** Life of one code in seconds (RFC 6238 calls it the time step). */
export const stepSeconds = 30;

/** Steps before and after the current one whose code is still accepted. */
const stepSkew = 1;

/** Digits of a code: at 8, a blind guess succeeds three times in a hundred million. */
export const codeDigits = 8;

/** Why a code is not accepted. `CodeUsed` is only said to somebody who knows a correct code. */
export type CodeRejection = { reason: 'CodeWrong' } | { reason: 'CodeUsed' };

/** The number of the step that holds this instant. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds);

/** The instant a step ends, when the next code is due. */
export const stepEndsAt = (step: number): Date => new Date((step + 1) * stepSeconds * 1000);

/** The 8-digit code of a step: RFC 4226 truncation over HMAC-SHA256, as RFC 6238 allows. */
export const rotatingCode = (secret: Buffer, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha256', secret).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const truncated = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(truncated % 10 ** codeDigits).padStart(codeDigits, '0');
};

/**
 * Accepts a code once: its step lies within one of now and above the last step this card was accepted with.
 * Gives the step to record. Every candidate is compared, so that the time taken says nothing.
 */
export const acceptCode = (
  card: Readonly<{ secret: Buffer; lastAcceptedStep: number }>,
  code: string,
  at: Date,
): Result<number, CodeRejection> => {
  const digits = new RegExp(`^[0-9]{${codeDigits}}$`).test(code);
  const shown = Buffer.from(digits ? code : ' '.repeat(codeDigits));
  const now = stepAt(at);
  const matching: number[] = [];
  for (let step = Math.max(0, now - stepSkew); step <= now + stepSkew; step += 1)
    if (timingSafeEqual(Buffer.from(rotatingCode(card.secret, step)), shown)) matching.push(step);

  if (matching.length === 0) return rejected({ reason: 'CodeWrong' });
  const unused = matching.find((step) => step > card.lastAcceptedStep);
  return unused === undefined ? rejected({ reason: 'CodeUsed' }) : accepted(unused);
};
