import { type GatewayClient, perform } from '@rayon/client';
import {
  campaignDocument,
  campaignsDocument,
  draftCampaignDocument,
  endCampaignDocument,
  submitCampaignDocument,
} from '@rayon/client/operations/console';
import { createStaffDocument } from '@rayon/client/operations/retailer';
import { launchCampaign } from '@rayon/client/shop';
import { locales, newId } from '@rayon/kernel';
import { ask } from './asking';
import { campaignContent } from './campaign';
import { openPremises, type Premises } from './premises';
import { mutationQuery } from './probes-of-mutations';
import { openTwoShops, type TwoShops } from './two-shops';

let premises: Premises;
let shops: TwoShops;
beforeAll(async () => {
  premises = await openPremises();
  shops = await openTwoShops(premises);
});
afterAll(() => premises?.stop());

/** A campaign that runs in these stores; none: in all. */
const runsIn = (...storeIds: string[]) => ({ ...campaignContent(shops.things.here), storeIds });

const draft = (who: GatewayClient, storeIds: string[]) =>
  who.ask(draftCampaignDocument, { input: { commandId: newId(), ...runsIn(...storeIds) } });

const steps = [
  'submitCampaign',
  'approveCampaign',
  'launchCampaign',
  'pauseCampaign',
  'endCampaign',
] as const;

/** What somebody is answered who asks for a step: why not, or that it was taken. */
const outcomeOf = async (who: GatewayClient, step: (typeof steps)[number], campaignId: string) => {
  const input = { commandId: newId(), campaignId };
  const { data } = await ask(premises.url, mutationQuery(step), { input }, { accessToken: who.accessToken });
  return reasonOf(data?.[step] as Result);
};

type Result = Readonly<{ __typename?: string; reason?: unknown }>;
const reasonOf = ({ reason }: Result): unknown => reason ?? 'done';

describe('a marketer of one store', () => {
  test('takes a campaign of that store from its draft to its end', async () => {
    const { 'store marketer': marketer } = shops.as;
    const { campaign } = await perform(marketer, draftCampaignDocument, {
      commandId: newId(),
      ...runsIn(shops.things.here.storeId),
    });
    expect(await outcomeOf(marketer, 'submitCampaign', campaign.id)).toBe('done');
    expect(await outcomeOf(marketer, 'approveCampaign', campaign.id)).toBe('OWN_CAMPAIGN');
    expect(await outcomeOf(shops.as['store administrator'], 'approveCampaign', campaign.id)).toBe('done');
    for (const step of steps.slice(2)) expect(await outcomeOf(marketer, step, campaign.id)).toBe('done');
  });

  test('proposes none for every store, nor for theirs and another', async () => {
    const { here, elsewhere } = shops.things;
    for (const storeIds of [[], [here.storeId, elsewhere.storeId], [elsewhere.storeId]]) {
      const { draftCampaign } = await draft(shops.as['store marketer'], storeIds);
      expect(reasonOf(draftCampaign)).toBe('NOT_YOUR_STORE');
    }
  });

  test('sees one that runs everywhere without what it gives, and moves it nowhere', async () => {
    const { administrator, marketer, 'store marketer': bound } = shops.as;
    const campaignId = await launchCampaign({ author: marketer, approver: administrator }, runsIn());
    const { campaign } = await bound.ask(campaignDocument, { id: campaignId });
    expect(campaign?.results).toEqual({
      uses: null,
      contributed: null,
      raised: null,
      discountGiven: null,
      messagesIssued: null,
      budgetLeft: null,
      withheldBelow: null,
    });
    const { campaigns } = await bound.ask(campaignsDocument, {});
    expect(campaigns.items.map(({ id }) => id)).toContain(campaignId);
    for (const step of steps) expect(await outcomeOf(bound, step, campaignId)).toBe('NOT_YOUR_STORE');
    expect((await marketer.ask(campaignDocument, { id: campaignId })).campaign).toMatchObject({
      status: 'LIVE',
      results: { uses: 0, messagesIssued: 0 },
    });
    await perform(marketer, endCampaignDocument, { commandId: newId(), campaignId });
  });

  test('approves no campaign of a brand that runs in other stores as well', async () => {
    const { brand, 'store marketer': bound } = shops.as;
    const { campaign } = await perform(brand, draftCampaignDocument, { commandId: newId(), ...runsIn() });
    const campaignId = campaign.id;
    await perform(brand, submitCampaignDocument, { commandId: newId(), campaignId });
    expect(await outcomeOf(bound, 'approveCampaign', campaignId)).toBe('NOT_YOUR_STORE');
  });

  test('widens none of theirs to another store', async () => {
    const { 'store marketer': bound } = shops.as;
    const { here, elsewhere } = shops.things;
    const { campaign } = await perform(bound, draftCampaignDocument, {
      commandId: newId(),
      ...runsIn(here.storeId),
    });
    for (const storeIds of [[], [here.storeId, elsewhere.storeId]]) {
      const { data } = await ask(
        premises.url,
        `mutation ($input: ReviseCampaignInput!) { reviseCampaign(input: $input) {
          ... on OffersRefusal { reason } } }`,
        { input: { commandId: newId(), campaignId: campaign.id, ...runsIn(...storeIds) } },
        { accessToken: bound.accessToken },
      );
      expect(data).toEqual({ reviseCampaign: { reason: 'NOT_YOUR_STORE' } });
    }
  });

  test.each(locales)(
    'is told in words (%s) that an article is stopped for every store at once',
    async (locale) => {
      const { errors } = await ask(
        premises.url,
        `mutation ($input: SetSaleStopInput!) { setSaleStop(input: $input) { __typename } }`,
        { input: { commandId: newId(), articleId: shops.things.here.articleId, saleStop: 'STOPPED' } },
        { accessToken: shops.as['store marketer'].accessToken, headers: { 'accept-language': locale } },
      );
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(locale === 'fr' ? /tous les magasins/ : /every store/),
          extensions: { code: 'FORBIDDEN' },
        },
      ]);
    },
  );
});

describe('an administrator of one store', () => {
  const person = (storeIds: string[], role: 'ADMINISTRATOR' | 'MARKETER' = 'ADMINISTRATOR') => ({
    commandId: newId(),
    email: `${newId()}@staff.example`,
    password: 'forty-two-marbles-in-a-jar',
    name: 'New',
    role,
    storeIds,
  });

  test('makes staff for that store alone, never for all of them', async () => {
    const { 'store administrator': administrator } = shops.as;
    const { here, elsewhere } = shops.things;
    for (const storeIds of [[], [elsewhere.storeId], [here.storeId, elsewhere.storeId]])
      for (const role of ['ADMINISTRATOR', 'MARKETER'] as const) {
        const { createStaff } = await administrator.ask(createStaffDocument, {
          input: person(storeIds, role),
        });
        expect(reasonOf(createStaff)).toBe('NOT_YOUR_STORE');
      }
    await perform(administrator, createStaffDocument, person([here.storeId]));
  });
});
