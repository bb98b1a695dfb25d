/**
 * The form in which a password is hashed (RFC 8265, OpaqueString): composed, every space a plain one, case kept. Two
 * keyboards that write an é differently then open the same account.
 */
export const opaqueText = (password: string): string => password.replace(/\p{Zs}/gu, ' ').normalize('NFC');

const unseen = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** How long a password is to its reader: neither blanks nor what nobody sees make it longer. */
export const seenLength = (password: string): number => [...opaqueText(password).replace(unseen, '')].length;
