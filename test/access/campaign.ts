import { type GatewayClient, perform } from '@rayon/client';
import {
  type DraftCampaignInput,
  endCampaignDocument,
  startDryRunDocument,
  uploadPictureDocument,
} from '@rayon/client/operations/console';
import { launchCampaign } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { picture } from './picture';

/** A brand's campaign from draft to its end. */
export const runCampaign = async (
  brand: GatewayClient,
  marketer: GatewayClient,
  places: Places,
): Promise<string> => {
  await perform(brand, uploadPictureDocument, { base64: picture.base64 });
  const campaignId = await launchCampaign(
    { author: brand, approver: marketer },
    { ...campaignContent(places), contribution: { percent: 50 } },
  );
  await perform(marketer, endCampaignDocument, { commandId: newId(), campaignId });
  return campaignId;
};

/** A brand's campaign that is kept from half of the members and about each one's own, of nothing that is sold in these tests. */
export const measureCampaign = (
  brand: GatewayClient,
  marketer: GatewayClient,
  { storeId, brandId }: Places,
): Promise<string> => {
  const { title, body, from, to } = campaignContent({ storeId, brandId });
  return launchCampaign(
    { author: brand, approver: marketer },
    {
      ...{ title, body, from, to },
      storeIds: [storeId],
      audience: { kind: 'PERSONALISED' },
      target: { categories: ['Tisanes', 'Thés'] },
      ownChoice: { pick: 'LEAST_BOUGHT', weeks: 8 },
      benefit: { kind: 'PERCENT_OFF', percent: 10 },
      experiment: { name: 'teas', controlPercent: 50 },
      stopRules: { uneven: true },
    },
  );
};

/** A brand's message for whose place it pays, about nothing that is sold in these tests. */
export const paidCampaign = (
  brand: GatewayClient,
  marketer: GatewayClient,
  { storeId, brandId }: Places,
): Promise<string> => {
  const { title, body, from, to } = campaignContent({ storeId, brandId });
  return launchCampaign(
    { author: brand, approver: marketer },
    {
      ...{ title, body, from, to },
      storeIds: [storeId],
      target: { categories: ['Tisanes'] },
      trigger: { kind: 'LINE_SCANNED' },
      benefit: { kind: 'MESSAGE' },
      placement: { billing: 'IMPRESSION', priceMinor: 1_000, capMinor: 10_000 },
    },
  );
};

/** A brand's campaign with codes of its own, about nothing that is sold in these tests. */
export const codeCampaign = (
  brand: GatewayClient,
  marketer: GatewayClient,
  { storeId, brandId }: Places,
): Promise<string> => {
  const { title, body, from, to } = campaignContent({ storeId, brandId });
  return launchCampaign(
    { author: brand, approver: marketer },
    {
      ...{ title, body, from, to },
      storeIds: [storeId],
      usesPerCode: 1,
      target: { categories: ['Tisanes'] },
      benefit: { kind: 'PERCENT_OFF', percent: 10 },
    },
  );
};

/** A dry run of a campaign on the sales of the last days, of which a brand has those that are over; gives its id. */
export const tryCampaign = async (author: GatewayClient, campaignId: string): Promise<string> => {
  const from = new Date(Date.now() - 3 * 24 * 3_600_000).toISOString();
  const input = { commandId: newId(), campaignId, from, to: new Date().toISOString() };
  return (await perform(author, startDryRunDocument, input)).dryRun.id;
};

/** Where a campaign of these tests is for. */
type Places = Readonly<{ storeId: string; brandId: string }>;

/** A campaign with every optional part, in force this month. */
export const campaignContent = ({ storeId, brandId }: Places) => {
  const month = 31 * 86_400_000;
  return {
    title: { fr: 'Tisanes', en: 'Herbal teas' },
    body: { fr: 'Pour les membres.', en: 'For members.' },
    picture: {
      fr: { alt: 'Une tisane', small: picture.address, large: picture.address },
      en: { alt: 'Herbal tea', small: picture.address, large: picture.address },
    },
    from: new Date(Date.now() - month).toISOString(),
    to: new Date(Date.now() + month).toISOString(),
    hours: { days: ['FRIDAY'], from: '08:00', until: '24:00' },
    storeIds: [storeId],
    currency: 'EUR',
    audience: { kind: 'PERSONALISED', boughtCategory: 'Tisanes', notBoughtCategory: 'Café' },
    target: {
      ...{ categories: ['Tisanes'], brandIds: [brandId], articleIds: [newId()], gtins: ['3017620422003'] },
      every: true,
      except: {
        categories: ['Café'],
        brandIds: [],
        articleIds: [newId()],
        gtins: ['4006381333931'],
        markedDown: true,
      },
    },
    trigger: { kind: 'BASKET' },
    coupon: `TEA-${newId()}`,
    conditions: [{ target: { categories: ['Tisanes'] }, minimumQuantity: 2, minimumMinor: 500 }],
    benefit: { kind: 'PERCENT_OFF', percent: 10 },
    stacking: 'EXCLUSIVE',
    group: 'teas',
    priority: 3,
    limits: {
      perTrip: 1,
      perArticle: 1,
      discountMinor: 500,
      perMember: 2,
      perMemberPerDay: 1,
      perStore: 90,
      perStorePerDay: 50,
      perDay: 60,
      total: 100,
    },
    floor: { articlePercent: 50, basketMinor: 100 },
    budgetMinor: 5_000,
    budgetPartly: true,
  } satisfies Omit<DraftCampaignInput, 'commandId'>;
};
