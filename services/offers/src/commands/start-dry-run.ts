import { accepted, idFromName, idShape, inputHash, type Result, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { badField, type StoredCampaign } from '../domain/campaign-change';
import { zoneOfRetailer } from '../domain/campaign-zone';
import { salesAsked } from '../domain/dry-run-asked';
import { isOffer } from '../domain/member-offer';
import { authorOf, type OffersAsking, ownsCampaign } from '../graph/context';
import { DryRunType, presentDryRun } from '../graph/dry-run.type';
import { offersRefusals } from '../graph/refusal.type';
import type { OffersRejection } from '../graph/refusal-texts';
import type { DryRunRow } from '../rows/dry-runs';
import { salesDays } from '../rows/sales';

@ObjectType('DryRunStarted')
class DryRunStarted {
  @Field(() => DryRunType)
  dryRun!: DryRunType;
}

/** Nothing of it is remembered but the dry run itself: its id is the asker's and the command's. */
export const startDryRun = command({
  name: 'startDryRun',
  description:
    'Tries a campaign on past sales and changes nothing; `dryRun` says how far it is and what came of it.',
  allow: ['marketer', 'administrator', 'brand'],
  input: z.object({
    campaignId: idShape.describe('In whatever status.'),
    against: idShape.nullish().describe('A second one, to be tried on the same sales.'),
    from: z
      .date()
      .describe(
        'A brand looks at whole days that are over, in the time zone of most stores: both ends go to the nearest beginning of one.',
      ),
    to: z.date().describe('The first moment that is no longer looked at; now at the latest.'),
    storeIds: z.array(idShape).max(500).nullish().describe('None: all you may know of.'),
  }),
  answer: DryRunStarted,
  refusal: offersRefusals,
  run: async (input, asking: OffersAsking): Promise<Result<DryRunRow, OffersRejection>> => {
    const { context, principal, actor, commandId, at } = asking;
    if (input.against === input.campaignId) return badField('against', 'compare-with-another');
    const campaigns: StoredCampaign[] = [];
    for (const campaignId of [input.campaignId, input.against]) {
      if (campaignId === undefined || campaignId === null) continue;
      const found = await context.records.campaigns.find(campaignId);
      if (!found || !ownsCampaign(context, found.row)) return rejected({ reason: 'CampaignNotFound' });
      if (!isOffer(found.row))
        return badField(campaigns.length === 0 ? 'campaignId' : 'against', 'challenge-not-tried');
      campaigns.push(found.row);
    }
    const storeIds = input.storeIds ?? [];
    if (!(await context.places.stores.allKnown(storeIds))) return badField('storeIds', 'unknown');
    const contents = campaigns.map((campaign) => context.memory.regions.place(campaign).content);
    const asked = { from: input.from, to: input.to, storeIds, contents };
    const sales = salesAsked(authorOf(principal), asked, {
      at,
      daysMax: salesDays,
      timeZone: zoneOfRetailer(await context.places.stores.rows.findMany({})),
    });
    if (!sales.ok) return sales;

    const runId = idFromName(`dry-run:${actor}:${commandId}`);
    const hash = inputHash(input);
    const started = await context.dryRuns.start({
      runId,
      actor,
      inputHash: hash,
      campaigns,
      sales: sales.value,
    });
    if (!started.ok) return started;
    return started.value.inputHash === hash
      ? accepted(started.value)
      : rejected({ reason: 'CommandIdReused' });
  },
  present: (row, { principal }) => ({ dryRun: presentDryRun(row, principal) }),
});
