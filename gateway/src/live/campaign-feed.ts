import { worksEverywhere } from '@rayon/auth';
import { CampaignChangedV1, MessageIssuedV1 } from '@rayon/events';
import { accepted } from '@rayon/kernel';
import { z } from 'zod';
import { notShown } from './ask';
import { feed, follow } from './feed';
import { graphqlName } from './graphql-name';

const campaign = {
  text: /* GraphQL */ `
    query CampaignForFeed($id: ID!) {
      campaign(id: $id) {
        id
        status
        version
      }
    }
  `,
  shape: z.object({ campaign: z.object({ status: z.string(), version: z.int() }).nullish() }),
};

/**
 * What the page of one campaign follows. Single messages are the retailer's to see: a brand learns numbers about enough
 * people only, and one event is about one person.
 */
export const campaignFeed = feed({
  name: 'campaignFeed',
  about:
    'What happens to one campaign, for whoever may read it; first how it stands. Messages are for the retailer alone.',
  args: { campaignId: 'ID!' },
  itemTypes: /* GraphQL */ `
    type CampaignStatusChanged {
      "A status of the plain query; one that was returned to its author may be said as DRAFT."
      status: String!
      "Number of the content."
      version: Int!
      at: String!
    }

    "One more shopper has a message of it; numbers are the plain query's to say."
    type CampaignMessageIssued {
      at: String!
    }
  `,
  topicOf: ({ campaignId }) => campaignId,
  follows: [
    follow(CampaignChangedV1, {
      topicOf: ({ data }) => data.campaignId,
      toItem: ({ data: { status, version, at } }) => ({
        __typename: 'CampaignStatusChanged',
        status: graphqlName(status),
        version,
        at,
      }),
    }),
    follow(MessageIssuedV1, {
      topicOf: ({ data }) => data.campaignId,
      toItem: ({ data: { issuedAt } }, { principal }) =>
        worksEverywhere(principal) ? { __typename: 'CampaignMessageIssued', at: issuedAt } : undefined,
    }),
  ],
  maySee: async ({ ask, args: { campaignId }, at }) => {
    const { data, outage } = await ask(campaign, { id: campaignId });
    if (!data.campaign) return notShown(outage);
    const { status, version } = data.campaign;
    return accepted({
      now: [{ __typename: 'CampaignStatusChanged', status, version, at: at.toISOString() }],
      mark: `${status} ${version}`,
    });
  },
});
