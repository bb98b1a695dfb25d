import { Allow, refusal } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, GraphQLISODateTime, Mutation, Query, Resolver, Root } from 'type-graphql';
import { consentWordings, currentWording, standingConsents } from '../../domain/consent';
import type { Member as StoredMember } from '../../domain/member';
import { type MemberPart, type Viewer, visibleParts } from '../../domain/member-view';
import { showCard } from '../../use-cases/show-card';
import { linearSvg, qrSvg } from '../card-images/card-images';
import { Card, CardPresented, CardQr, PresentCardInput, PresentCardResult } from './card.type';
import type { MembersContext } from './context';
import {
  Consent,
  ConsentSet,
  ConsentWording,
  EnrolMemberInput,
  EnrolMemberResult,
  Member,
  MemberEnrolled,
  SetConsentInput,
  SetConsentResult,
} from './member.type';
import { answer } from './outcome';
import { present } from './refusal.type';
import { toSession } from './session.type';

/** A member as one viewer sees them. */
export const toMember = ({ id, firstName, locale, enrolledAt }: StoredMember, viewer: Viewer): Member =>
  Object.assign(new Member(), { id, firstName, locale, joinedAt: enrolledAt, viewer });

/** The second check, by whose data it is: the kind of principal was checked before. */
const requireVisible = ({ viewer }: Member, part: MemberPart, { request }: MembersContext): void => {
  if (!visibleParts(viewer).includes(part)) throw refusal('FORBIDDEN', request.locale);
};

/** The member just written by the same request, seen by themselves. */
const ownMember = async (memberId: string, { reads }: MembersContext): Promise<Member> => {
  const member = await reads.members.find(memberId);
  if (!member) throw new Error('a member vanished');
  return toMember(member, { kind: 'self' });
};

@Resolver(() => Member)
export class MemberResolver {
  @Allow('member')
  @Query(() => Member, { nullable: true })
  async me(
    @Ctx() { request: { principal, correlationId }, useCases }: MembersContext,
  ): Promise<Member | null> {
    if (principal.kind !== 'member') return null;
    const [own] = await useCases.readMembers(principal, correlationId, [principal.memberId]);
    return own ? toMember(own.member, own.viewer) : null;
  }

  @Allow('public')
  @Query(() => [ConsentWording], {
    description: 'What is asked for today, one by one; none is the price of membership.',
  })
  consentWordings(@Ctx() { request }: MembersContext): ConsentWording[] {
    return consentWordings
      .filter(({ purpose, version }) => version === currentWording(purpose))
      .map(({ purpose, version, text }) => ({ purpose, version, text: text[request.locale] }));
  }

  @Allow('public')
  @Mutation(() => EnrolMemberResult)
  async enrolMember(
    @Arg('input', () => EnrolMemberInput) input: EnrolMemberInput,
    @Ctx() context: MembersContext,
  ) {
    const consents = (input.consents ?? []).map((consent) => ({ ...consent }));
    const enrolled = await context.useCases.enrolMember(context.caller, { ...input, consents });
    if (!enrolled.ok) return present(enrolled.rejection, context.request.locale);
    const member = await ownMember(enrolled.value.memberId, context);
    return Object.assign(new MemberEnrolled(), { member, session: toSession(enrolled.value.session) });
  }

  @Allow('member')
  @Mutation(() => SetConsentResult)
  async setConsent(
    @Arg('input', () => SetConsentInput) input: SetConsentInput,
    @Ctx() context: MembersContext,
  ) {
    const { principal } = context.request;
    if (principal.kind !== 'member') throw refusal('FORBIDDEN', context.request.locale);
    const set = await context.useCases.setConsent(context.caller, principal.memberId, { ...input });
    if (!set.ok) return present(set.rejection, context.request.locale);
    return Object.assign(new ConsentSet(), { member: await ownMember(set.value.memberId, context) });
  }

  @Allow('device', 'terminal')
  @Mutation(() => PresentCardResult)
  async presentCard(
    @Arg('input', () => PresentCardInput) input: PresentCardInput,
    @Ctx() context: MembersContext,
  ) {
    const { principal, locale } = context.request;
    if (principal.kind !== 'device' && principal.kind !== 'terminal') throw refusal('FORBIDDEN', locale);
    const id = principal.kind === 'device' ? principal.deviceId : principal.terminalId;
    const presented = await context.useCases.presentCard(
      context.caller,
      { id, storeId: principal.storeId },
      { ...input },
    );
    return answer(CardPresented, presented, (card) => card, context);
  }

  @Allow('anonymous', 'member', 'marketer', 'administrator')
  @FieldResolver(() => GraphQLISODateTime, { nullable: true })
  enrolledAt(@Root() member: Member, @Ctx() context: MembersContext): Date {
    requireVisible(member, 'enrolledAt', context);
    return member.joinedAt;
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => String, { nullable: true })
  async email(@Root() member: Member, @Ctx() context: MembersContext): Promise<string | null> {
    requireVisible(member, 'email', context);
    return (await context.reads.logins.findBySubject('member', member.id))?.email ?? null;
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => Card)
  async card(@Root() member: Member, @Ctx() context: MembersContext): Promise<Card> {
    requireVisible(member, 'card', context);
    const card = await context.cardOf(member.id);
    if (!card) throw new Error('a member without a card');
    const qr = Object.assign(new CardQr(), showCard(card, context.reads.clock()), { gsrn: card.gsrn });
    return Object.assign(new Card(), { gsrn: card.gsrn, status: card.status, qr });
  }

  @Allow('anonymous', 'member')
  @FieldResolver(() => [Consent])
  async consents(@Root() member: Member, @Ctx() context: MembersContext): Promise<Consent[]> {
    requireVisible(member, 'consents', context);
    return standingConsents((await context.consentsOf(member.id)) ?? []).map((record) => ({ ...record }));
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
