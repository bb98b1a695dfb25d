import { idShape } from '@rayon/kernel';
import { z } from 'zod';
import { emailShape, holdersOfEmail } from '../identity';
import { isGsrn } from './domain/gsrn';
import type { MembershipContext } from './graph/context';

/** As it is printed: groups of digits may have blanks between them. */
const cardNumber = z
  .string()
  .max(40)
  .transform((text) => text.replace(/\s/g, ''))
  .refine(isGsrn);

/** How staff name a member; one of these is said. */
export const whomShape = {
  cardNumber: cardNumber.nullish().describe('The 18 digits under the code of the card.'),
  email: emailShape.nullish(),
  memberId: idShape.nullish(),
};

/** A member as staff name them. */
export type Whom = Readonly<z.output<z.ZodObject<typeof whomShape>>>;

/** Whether one thing says who is meant. */
export const isNamedOnce = ({ cardNumber: card, email, memberId }: Whom): boolean =>
  [card, email, memberId].filter((said) => said != null).length === 1;

/** The one member who is meant; nothing where it is nobody, or more than one has the address. */
export const findMember = async (
  { cardNumber: gsrn, email, memberId }: Whom,
  { identity, membership }: MembershipContext,
): Promise<string | undefined> => {
  if (gsrn != null) return (await membership.cards.findOne({ gsrn }))?.row.memberId;
  if (memberId != null) return (await membership.members.find(memberId))?.row.id;
  const [only, ...others] = email == null ? [] : await holdersOfEmail(identity, 'member', email);
  return others.length === 0 ? only : undefined;
};
