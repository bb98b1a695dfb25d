/**
 * The form in which a password is hashed (RFC 8265, OpaqueString): composed, every space a plain one, case kept. Two
 * keyboards that write an é differently then open the same account.
 */
export const opaqueText = (password: string): string => password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
