import { domainToASCII, domainToUnicode } from 'node:url';
import { tidyText } from './text';

/** Longest address that mail can be sent to (RFC 5321). */
export const emailLengthMax = 254;

const typedPattern =
  /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]{1,64}@(?:[\p{L}\p{M}\p{N}-]{1,63}\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u;
const asciiDomain =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;

/**
 * The address as it is compared and kept; `undefined` when it is none. One mailbox is one text: the domain is what the
 * network asks for (lower-case ASCII, IDNA), what stands before it is composed (NFKC) in lower case. Strictly its case is
 * the host's business, but no host of today tells two people apart by it. A `+tag` stays: it may be somebody else's.
 */
export const normaliseEmail = (text: string): string | undefined => {
  if (text.length > 2 * emailLengthMax) return undefined;
  const typed = tidyText(text).normalize('NFKC').toLowerCase().normalize('NFKC');
  if (!typedPattern.test(typed)) return undefined;
  const at = typed.indexOf('@');
  const domain = domainToASCII(typed.slice(at + 1));
  const email = `${typed.slice(0, at)}@${domain}`;
  return asciiDomain.test(domain) && email.length <= emailLengthMax ? email : undefined;
};

/** The address as people write it. */
export const shownEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at)}@${domainToUnicode(email.slice(at + 1))}`;
};

/** Every text under which the mailbox may have been kept: the normal form first. Domains were once kept as they were typed. */
export const formsOfEmail = (email: string): string[] => [...new Set([email, shownEmail(email)])];
