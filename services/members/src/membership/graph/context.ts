import { oneOf } from '@rayon/store';
import type { AllowRule, Asking } from '@rayon/subgraph';
import type { IdentityContext } from '../../identity';
import type { Card } from '../domain/card';
import type { ConsentRecord } from '../domain/consent';
import type { Membership } from '../open-membership';
import { cardsOf, openCard } from '../rows/cards';

/** What membership's commands and resolvers work with. */
export type MembershipContext = IdentityContext & Readonly<{ membership: Membership }>;

/** A command of membership, as its decision sees it. */
export type MembershipAsking<Rule extends AllowRule = 'public'> = Asking<MembershipContext, Rule>;

/** The newest card of a member; all that a request needs are read together. */
export const loadCard = (
  { request, membership: { cards, box } }: MembershipContext,
  memberId: string,
): Promise<Card | null> =>
  request.loader<string, Card>('card', async (memberIds) => {
    const found = await cardsOf(cards, memberIds);
    // Turned to oldest first: of several cards of one member the newest is kept.
    const newest = new Map(found.reverse().map(({ row }) => [row.memberId, row]));
    return memberIds.map((id) => {
      const row = newest.get(id);
      return row ? openCard(row, box) : null;
    });
  })(memberId);

/** A member's consent records, oldest first; all that a request needs are read together. */
export const loadConsents = (
  { request, membership: { consents } }: MembershipContext,
  memberId: string,
): Promise<readonly ConsentRecord[] | null> =>
  request.loader<string, readonly ConsentRecord[]>('consents', async (memberIds) => {
    const found = await consents.findMany({ memberId: oneOf(memberIds) }, { sort: { id: 1 } });
    return memberIds.map((id) => found.filter((row) => row.memberId === id));
  })(memberId);
