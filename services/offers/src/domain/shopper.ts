import type { Audience, CampaignContent } from './campaign-content';
import { categoryKey } from './category-key';
import { employeesAsked, suitsEmployment } from './employee-audience';
import { type Employment, neverEmployed, worksAt } from './employment';
import { keysHeld, type Past, pastFits } from './past';
import { isOnDay, keyOfDay, type PersonDays, type When } from './person-day';

/** What is known of the person whose basket it is, at the moment of evaluating. */
export type Shopper = Readonly<{ kind: 'anonymous' }> | MemberShopper;

/** A member, as far as campaigns ask. */
export type MemberShopper = Readonly<{
  kind: 'member';
  memberId: string;
  /** A live consent of the purpose `personalised-offers`, read at this moment. */
  personalised: boolean;
  /** Categories the member has bought and kept something of, by their keys (`categoryKey`). */
  boughtCategories: ReadonlySet<string>;
  /** Absent: not known, or not asked for; then nothing that asks for it is for them. */
  past?: Past;
  /** Absent: not known, as without a consent. */
  days?: PersonDays;
  /** Absent: never marked as an employee, as far as it is known. It is no matter of consent: whoever is barred is barred. */
  employment?: Employment;
  /** Campaigns they said are not for them; absent: none. They are not told of those, and pay no more for it. */
  declined?: ReadonlySet<string>;
  /** Campaigns they activated; absent: none. */
  activated?: ReadonlySet<string>;
  /** Whether they want no messages while they shop. */
  wantsQuiet?: boolean;
}>;

/** The shopper nobody knows anything about. */
export const anonymous: Shopper = { kind: 'anonymous' };

/** A member of whom nothing more is known: who has used nothing, agreed to nothing and bought nothing. */
export const someMember: MemberShopper = {
  kind: 'member',
  memberId: '',
  personalised: false,
  boughtCategories: new Set(),
};

/** Keys of the categories whose history decides who is among the campaigns' audiences. */
export const categoriesAsked = (audiences: readonly Audience[]): ReadonlySet<string> =>
  new Set(
    audiences.flatMap((audience) =>
      audience.kind === 'personalised'
        ? [audience.boughtCategory, audience.notBoughtCategory]
            .filter((category) => category !== undefined)
            .map(categoryKey)
        : [],
    ),
  );

/**
 * Whether the shopper is among those the campaign is for. History is looked at only under a live consent;
 * an offer for everybody or for members never looks at consent, so that refusing it costs nothing.
 */
export const isAmong = (
  { audience, currency }: Pick<CampaignContent, 'audience' | 'currency'>,
  shopper: Shopper,
  when: When,
): boolean => {
  if (audience.kind === 'everybody') return true;
  if (audience.kind === 'anonymous') return shopper.kind === 'anonymous';
  if (shopper.kind === 'anonymous') return false;
  if (!suitsEmployment(audience, isEmployee(shopper, when.at))) return false;
  if (audience.kind === 'members') return true;
  if (!shopper.personalised) return false;
  const { boughtCategory, notBoughtCategory, day } = audience;
  return (
    (boughtCategory === undefined || shopper.boughtCategories.has(categoryKey(boughtCategory))) &&
    (notBoughtCategory === undefined || !shopper.boughtCategories.has(categoryKey(notBoughtCategory))) &&
    (day === undefined || isOnDay(day, shopper.days, when)) &&
    pastFits(audience, shopper.past, { at: when.at, currency })
  );
};

/** Whether the shopper works for the retailer at that moment. */
export const isEmployee = (shopper: Shopper, at: Date): boolean =>
  shopper.kind === 'member' && worksAt(shopper.employment ?? neverEmployed, at);

/** Whether the shopper works for the retailer and any campaign asks for that. */
export const employedHeld = (
  contents: readonly Pick<CampaignContent, 'audience'>[],
  shopper: Shopper,
  at: Date,
): boolean =>
  isEmployee(shopper, at) && contents.some(({ audience }) => employeesAsked(audience) !== undefined);

/** Which of the days that campaigns ask for it is for the shopper, by their keys. */
export const daysHeld = (
  contents: readonly Pick<CampaignContent, 'audience'>[],
  shopper: Shopper,
  when: When,
): string[] => {
  if (shopper.kind === 'anonymous') return [];
  const held = contents.flatMap(({ audience }) =>
    audience.kind === 'personalised' && audience.day && isOnDay(audience.day, shopper.days, when)
      ? [keyOfDay(audience.day)]
      : [],
  );
  return [...new Set(held)];
};

/** What of the past that campaigns ask for holds for the shopper, by its keys. */
export const pastHeld = (
  contents: readonly Pick<CampaignContent, 'audience' | 'currency'>[],
  shopper: Shopper,
  at: Date,
): string[] => {
  if (shopper.kind === 'anonymous') return [];
  const held = contents.flatMap(({ audience, currency }) =>
    audience.kind === 'personalised' ? keysHeld(audience, shopper.past, { at, currency }) : [],
  );
  return [...new Set(held)];
};

/** Whether the shopper said of the campaign that it is not for them. */
export const hasDeclined = (shopper: Shopper, campaignId: string): boolean =>
  shopper.kind === 'member' && shopper.declined?.has(campaignId) === true;

/** Whether the shopper wants no messages while they shop. */
export const wantsQuiet = (shopper: Shopper): boolean =>
  shopper.kind === 'member' && shopper.wantsQuiet === true;

/** Whether the shopper did what has to be done before the campaign gives anything. */
export const hasActivated = (
  { campaignId, content }: Readonly<{ campaignId: string; content: Pick<CampaignContent, 'activation'> }>,
  shopper: Shopper,
): boolean =>
  !content.activation || (shopper.kind === 'member' && shopper.activated?.has(campaignId) === true);
