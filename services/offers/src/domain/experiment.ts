import { shareFromName } from '@rayon/kernel';

/**
 * Which members get a campaign and which are only measured, in whole percent of all members. Members are dealt once and for
 * all by the name: campaigns with one name share their control group, and either share out the other members (variants) or go to
 * all of them (a lasting control group).
 */
export type Experiment = Readonly<{
  name: string;
  /** How many get nothing of it: the last ones. */
  controlPercent: number;
  /** Who gets the campaign: from there… */
  fromPercent: number;
  /** …up to here; with the control 100 at most. */
  toPercent: number;
}>;

export const arms = ['offered', 'control'] as const;

/** On which side of a comparison somebody is. */
export type Arm = (typeof arms)[number];

type Compared = Readonly<{
  brandId?: string | undefined;
  content: Readonly<{ experiment?: Experiment | undefined }>;
}>;

/** The names of brands are apart, as are those of the retailer. */
const dealtBy = ({ brandId = '' }: Compared, { name }: Experiment): string => `${brandId}/${name}`;

/**
 * The side a member is on, the same on every device and in every process; undefined where a campaign compares nothing, or
 * leaves the member to another variant. Somebody who is no member in particular, without an id, is on none.
 */
export const armOf = (campaign: Compared, memberId: string): Arm | undefined => {
  const { experiment } = campaign.content;
  if (experiment === undefined || memberId === '') return undefined;
  const place = 100 * shareFromName(`${dealtBy(campaign, experiment)}/${memberId}`);
  if (place >= 100 - experiment.controlPercent) return 'control';
  return place >= experiment.fromPercent && place < experiment.toPercent ? 'offered' : undefined;
};

/** Whether a campaign is kept from a member, so that its effect can be known. */
export const isKeptFrom = (campaign: Compared, memberId: string): boolean =>
  campaign.content.experiment !== undefined && armOf(campaign, memberId) !== 'offered';

/** Whether everybody gets it who is not in the control. */
const takesAllOthers = ({ controlPercent, fromPercent, toPercent }: Experiment): boolean =>
  fromPercent === 0 && toPercent + controlPercent === 100;

/**
 * Whether two campaigns of one name do not agree who the control is, or want members of each other. Those that go to everybody
 * else do not: they share a lasting control group.
 */
export const clashes = (one: Experiment, other: Experiment): boolean => {
  if (one.controlPercent !== other.controlPercent) return true;
  const overlap = one.fromPercent < other.toPercent && other.fromPercent < one.toPercent;
  return overlap && !(takesAllOthers(one) && takesAllOthers(other));
};
