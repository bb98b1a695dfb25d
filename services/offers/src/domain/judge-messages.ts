import { type Choice, noReception, type Reception } from './choose-message';
import { isFollowedBy, type Subject } from './message-subject';
import type { Sale } from './sale';
import type { CampaignVersion, TripCopy } from './trip-copy';

/** What came of one message on one trip. */
export type Judged = Readonly<CampaignVersion & { reception: Reception }>;

/**
 * What came of the messages that were due on a trip: one that the device showed was followed, or not, by what it is about; of one that
 * was not issued on the trip at all it is known what silence brought. One that was issued and not seen tells nothing.
 */
export const judgeTrip = (
  { choices = [], messages }: Pick<TripCopy, 'choices' | 'messages'>,
  sale: Pick<Sale, 'lines'> | undefined,
  subjectOf: (version: CampaignVersion) => Subject | undefined,
): Judged[] => {
  const judged = new Map<string, Judged>();
  for (const choice of choices)
    for (const { campaignId, version } of choice.candidates) {
      const message = messages.find((one) => one.campaignId === campaignId);
      const isOwn = message === undefined || choice.campaignId === campaignId;
      const subject = subjectOf({ campaignId, version });
      if (!isOwn || judged.has(campaignId) || subject === undefined) continue;
      const isBought = isFollowedBy(subject, choice.afterSequence, sale?.lines ?? []);
      const reception = receptionOf(message, isBought);
      if (reception) judged.set(campaignId, { campaignId, version, reception });
    }
  return [...judged.values()];
};

const receptionOf = (
  message: TripCopy['messages'][number] | undefined,
  isBought: boolean,
): Reception | undefined => {
  const did = isBought ? 1 : 0;
  if (message === undefined) return { ...noReception, unshown: 1, anyway: did };
  return message.shownAt ? { ...noReception, shown: 1, bought: did } : undefined;
};

/** Choices that are made and kept on one trip; of more messages nobody hears. */
export const choicesPerTripMax = 20;

/** Campaigns that are not to be considered again on a trip: silence was chosen over them. */
export const silenced = ({ choices = [] }: Pick<TripCopy, 'choices'>): ReadonlySet<string> =>
  new Set(
    choices.flatMap(({ campaignId, candidates }: Choice) =>
      campaignId === undefined ? candidates.map((one) => one.campaignId) : [],
    ),
  );
