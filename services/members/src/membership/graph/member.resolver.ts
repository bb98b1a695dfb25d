import { qrSvg } from '@rayon/gs1';
import { Allow, refusal } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, GraphQLISODateTime, ID, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { emailOf } from '../../identity';
import { birthdayOf } from '../domain/birthday';
import { consentWordings, currentWording, standingConsents } from '../domain/consent';
import { type MemberPart, visibleParts } from '../domain/member-view';
import { showCard } from '../domain/shown-card';
import { findMember, isNamedOnce, whomShape } from '../find-member';
import { readMembers } from '../read-members';
import { Card, CardQr } from './card.type';
import { linearSvg } from './card-images';
import { loadCard, loadConsents, type MembershipContext } from './context';
import { Birthday, Consent, ConsentWording, Member, toMember } from './member.type';

/** The second check, by whose data it is: the kind of principal was checked before. */
const requireVisible = ({ viewer }: Member, part: MemberPart, { request }: MembershipContext): void => {
  if (!visibleParts(viewer).includes(part)) throw refusal('FORBIDDEN', request.locale);
};

@Resolver(() => Member)
export class MemberResolver {
  @Allow('member')
  @Query(() => Member, { nullable: true })
  async me(@Ctx() { request, clock, membership }: MembershipContext): Promise<Member | null> {
    const { principal } = request;
    if (principal.kind !== 'member') return null;
    const [own] = await readMembers(membership, { ...request, at: clock() }, [principal.memberId]);
    return own ? toMember(own.member, own.viewer) : null;
  }

  @Allow('unbound administrator')
  @Query(() => Member, {
    nullable: true,
    description:
      'The one member of a card, an address or an id, for who looks after them; that they were looked up is kept. Null where it is nobody, or not one alone.',
  })
  async member(
    @Arg('id', () => ID, { nullable: true }) id: string | null | undefined,
    @Arg('cardNumber', () => String, { nullable: true }) cardNumber: string | null | undefined,
    @Arg('email', () => String, { nullable: true }) email: string | null | undefined,
    @Ctx() context: MembershipContext,
  ): Promise<Member | null> {
    const whom = z.object(whomShape).safeParse({ memberId: id, cardNumber, email });
    // What no card and no address can look like leads to nobody.
    if (!whom.success || !isNamedOnce(whom.data)) return null;
    const memberId = await findMember(whom.data, context);
    if (memberId === undefined) return null;
    const { request, clock, membership } = context;
    const [found] = await readMembers(membership, { ...request, at: clock() }, [memberId]);
    return found ? toMember(found.member, found.viewer) : null;
  }

  @Allow('public')
  @Query(() => [ConsentWording], {
    description: 'What is asked for today, one by one; none is the price of membership.',
  })
  consentWordings(@Ctx() { request }: MembershipContext): ConsentWording[] {
    return consentWordings
      .filter(({ purpose, version }) => version === currentWording(purpose))
      .map(({ purpose, version, text }) => ({ purpose, version, text: text[request.locale] }));
  }

  @Allow('anonymous', 'member', 'unbound marketer', 'unbound administrator')
  @FieldResolver(() => GraphQLISODateTime, { nullable: true })
  enrolledAt(@Root() member: Member, @Ctx() context: MembershipContext): Date {
    requireVisible(member, 'enrolledAt', context);
    return member.joinedAt;
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => String, { nullable: true })
  async email(@Root() member: Member, @Ctx() context: MembershipContext): Promise<string | null> {
    requireVisible(member, 'email', context);
    return (await emailOf(context.identity, 'member', member.id)) ?? null;
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => Birthday, { nullable: true, description: 'As they say it; null where they do not.' })
  birthday(@Root() member: Member, @Ctx() context: MembershipContext): Birthday | null {
    requireVisible(member, 'birthday', context);
    return member.bornOn === undefined ? null : { ...birthdayOf(member.bornOn) };
  }

  @Allow('anonymous', 'member', 'unbound administrator')
  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Since when they are marked as an employee of the retailer; null where they are not.',
  })
  employedSince(@Root() member: Member, @Ctx() context: MembershipContext): Date | null {
    requireVisible(member, 'employedSince', context);
    return member.worksSince ?? null;
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => Card)
  async card(@Root() member: Member, @Ctx() context: MembershipContext): Promise<Card> {
    requireVisible(member, 'card', context);
    const card = await loadCard(context, member.id);
    if (!card) throw new Error('a member without a card');
    const qr = Object.assign(new CardQr(), showCard(card, context.clock()), { gsrn: card.gsrn });
    return Object.assign(new Card(), { gsrn: card.gsrn, status: card.status, qr });
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => [Consent])
  async consents(@Root() member: Member, @Ctx() context: MembershipContext): Promise<Consent[]> {
    requireVisible(member, 'consents', context);
    return standingConsents((await loadConsents(context, member.id)) ?? []).map((record) => ({ ...record }));
  }
}

@Resolver(() => CardQr)
export class CardQrResolver {
  @Allow('anonymous', 'member')
  @FieldResolver(() => String, { description: 'The QR code as an SVG image.' })
  svg(@Root() { content }: CardQr): Promise<string> {
    return qrSvg(content);
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => String, {
    description: 'The number as a GS1-128 barcode, for readers that see only lines.',
  })
  linearSvg(@Root() { gsrn }: CardQr): string {
    return linearSvg(gsrn);
  }
}
