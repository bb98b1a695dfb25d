/** What staff typed to name a member: an address has the sign that no number has. */
export const whomIn = (text: string) =>
  text.includes('@') ? { email: text.trim() } : { cardNumber: text.trim() };
