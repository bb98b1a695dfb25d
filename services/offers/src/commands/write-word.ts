import { accepted, type Result } from '@rayon/kernel';
import { type Announcement, type CommandIdReused, runOnce } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import type { Decline, DeclineRejection } from '../domain/decline';
import { type Speaker, type SpeakerAsking, speakerOf } from './speaker';

/** A member's word on a campaign. */
type Word = Readonly<{
  /** What is kept where they had said nothing of it. */
  row: Decline;
  /** What it changes of what they said before. */
  changed: Partial<Decline>;
  event: Announcement;
  /** What this process knows once it is kept. */
  remember: () => void;
}>;

/** Writes down once what somebody says of a campaign, who may be the member or the device they showed their card on. */
export const writeWord = async <Said extends Readonly<{ campaignId: string }>>(
  asking: SpeakerAsking,
  { name, tripId, said }: Readonly<{ name: string; tripId: string | null | undefined; said: Said }>,
  decide: (
    campaign: StoredCampaign | undefined,
    speaker: Speaker,
  ) => Result<Word, DeclineRejection> | Promise<Result<Word, DeclineRejection>>,
): Promise<Result<Said, DeclineRejection | CommandIdReused>> => {
  const { context, commandId, actor, at, correlationId } = asking;
  const { database, campaigns, declines } = context.records;
  const speaker = await speakerOf(asking, tripId ?? undefined);
  if (!speaker.ok) return speaker;
  const once = { commandId, actor, input: { name, memberId: speaker.value.memberId, ...said }, at };
  return runOnce<Said, DeclineRejection>(database, once, async (transaction) => {
    const found = await campaigns.find(said.campaignId);
    const word = await decide(found && context.memory.regions.place(found.row), speaker.value);
    if (!word.ok) return word;
    const { row, changed, event, remember } = word.value;
    const options = { cause: { correlationId, at }, initial: () => row };
    await declines.changeWithin(transaction, row.declineId, options, (before) =>
      accepted({ row: { ...before, ...changed }, events: [event] }),
    );
    transaction.afterwards.push(remember);
    return accepted(said);
  });
};
