import type { Envelope } from '@rayon/kernel';
import { accepted, type Clock, newId, type Result } from '@rayon/kernel';
import type { Commands } from '@rayon/store';
import type { ClientSession } from 'mongoose';
import { type CampaignRejection, change, draft } from '../../use-cases/change-campaign';
import type { KnownPlaces, StoredCampaign, Stores } from '../../use-cases/ports';
import { campaignChanged } from '../events/published';
import type { Asked, OffersUseCases } from '../graphql/context';

/** The answer as the command log keeps it: plain JSON, with its instants as text. */
type KeptAnswer = Readonly<{ campaign: StoredCampaign }>;

/** Instants come back from the log as text. */
const revive = ({ campaign }: KeptAnswer): StoredCampaign => ({
  ...campaign,
  createdAt: new Date(campaign.createdAt),
  updatedAt: new Date(campaign.updatedAt),
  content: {
    ...campaign.content,
    from: new Date(campaign.content.from),
    to: new Date(campaign.content.to),
  },
});

/** Changes of campaigns as commands: at most once per command id, with their event in the same transaction. */
export const campaignCommands = ({
  commands,
  storesIn,
  places,
  clock,
}: {
  commands: Commands;
  storesIn: (session: ClientSession) => Stores;
  /** As committed, whatever transaction runs: an event may be on its way. */
  places: KnownPlaces;
  clock: Clock;
}): Pick<OffersUseCases, 'draft' | 'change'> => {
  const run = async (
    asked: Asked,
    { name, input }: { name: string; input: unknown },
    work: (stores: Stores, at: Date) => Promise<Result<StoredCampaign, CampaignRejection>>,
  ) => {
    const at = clock();
    const { commandId, author, correlationId } = asked;
    const outcome = await commands.run<KeptAnswer, CampaignRejection>(
      { commandId, name, actor: author.actor, input: { name, ...author, input }, at },
      async (session) => {
        const done = await work(storesIn(session), at);
        if (!done.ok) return done;
        const events: Envelope[] = [campaignChanged(done.value, { correlationId })];
        return accepted({ answer: { campaign: done.value }, events });
      },
    );
    return outcome.ok ? accepted(revive(outcome.value)) : outcome;
  };

  return {
    draft: (asked, what) => {
      const campaignId = newId();
      return run(asked, { name: 'draft-campaign', input: what }, (stores, at) =>
        draft({ stores, places, author: asked.author, at }, { campaignId, ...what }),
      );
    },
    change: (asked, what) =>
      run(asked, { name: `${what.asked.step}-campaign`, input: what }, (stores, at) =>
        change({ stores, places, author: asked.author, at }, what),
      ),
  };
};
