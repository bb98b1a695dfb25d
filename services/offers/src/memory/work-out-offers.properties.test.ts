import { localTime } from '@rayon/kernel';
import fc from 'fast-check';
import { allowancesOf, type Used } from '../domain/allowances';
import type { BasketLine } from '../domain/basket';
import { CampaignIndex } from '../domain/campaign-index';
import { type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import { type Evaluation, evaluate } from '../domain/evaluate';
import { exampleContent, noon, told } from '../domain/examples';
import { anonymous, type Shopper } from '../domain/shopper';
import { unknownTrip } from '../domain/trip-copy';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { rememberBaskets } from './known-baskets';
import { rememberVersions } from './known-versions';
import { workOutOffers } from './work-out-offers';
import { rememberZones } from './zones';

/** Everything an answer depends on, as it is at one moment of a trip. */
type Moment = Readonly<{
  lines: readonly BasketLine[];
  live: readonly CompiledCampaign[];
  shopper: Shopper;
  at: Date;
  used: Readonly<{ uses: number; heldMinor: number; byMember: number }>;
}>;

const shoppers: readonly Shopper[] = [
  anonymous,
  { kind: 'member', memberId: 'm', personalised: false, boughtCategories: new Set() },
  { kind: 'member', memberId: 'm', personalised: true, boughtCategories: new Set(['hot']) },
];

const changes = [
  'scan',
  'scan',
  'scan',
  'void',
  'correct',
  'shuffle',
  'campaign',
  'time',
  'uses',
  'shopper',
] as const;
type Change = Readonly<{ what: (typeof changes)[number]; which: number; much: number }>;

const anyChange: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom(...changes),
  which: fc.nat(30),
  much: fc.nat(900),
});

/** The moment after something changed; lines and campaigns come from those given. */
const after = (
  moment: Moment,
  { what, which, much }: Change,
  { shelf, campaigns }: { shelf: readonly BasketLine[]; campaigns: readonly CompiledCampaign[] },
): Moment => {
  const { lines, live, used } = moment;
  const line = lines[which % Math.max(1, lines.length)];
  const scanned = shelf[which % Math.max(1, shelf.length)];
  const campaign = campaigns[which % Math.max(1, campaigns.length)];
  switch (what) {
    case 'scan': {
      const sequence = 1 + Math.max(0, ...lines.map((one) => one.sequence));
      const added = scanned && { ...scanned, lineId: `line-${sequence}-${much}`, sequence };
      return { ...moment, lines: added ? [...lines, added] : lines };
    }
    case 'void':
      return { ...moment, lines: lines.filter((one) => one !== line) };
    case 'correct': {
      const corrected = scanned
        ? { ...scanned, lineId: line?.lineId ?? '', sequence: line?.sequence ?? 1 }
        : line;
      return { ...moment, lines: lines.map((one) => (one === line && corrected ? corrected : one)) };
    }
    case 'shuffle':
      return { ...moment, lines: [...lines.slice(which), ...lines.slice(0, which)] };
    case 'campaign': {
      const others = live.filter((one) => one !== campaign);
      return { ...moment, live: others.length < live.length || !campaign ? others : [...live, campaign] };
    }
    case 'time':
      return { ...moment, at: new Date(moment.at.getTime() + much * 60_000) };
    case 'uses':
      return { ...moment, used: { ...used, uses: which % 4, heldMinor: much, byMember: much % 3 } };
    case 'shopper':
      return { ...moment, shopper: shoppers[which % shoppers.length] ?? anonymous };
  }
};

const occurrenceOf = ({ at }: Moment) => ({ storeId: 'store', at, timeZone: 'Europe/Paris' });

const usedAt = (moment: Moment, campaigns: readonly CompiledCampaign[]): Used => {
  const { used, shopper } = moment;
  const { day } = localTime(moment.at, 'Europe/Paris');
  const ofEach = <Value>(value: Value) =>
    new Map(
      campaigns.flatMap(({ campaignId }) =>
        ['', `/${day}`, `//${day}`].map((where) => [`${campaignId}${where}`, value] as const),
      ),
    );
  return { counters: ofEach(used), byMember: shopper.kind === 'member' ? ofEach(used.byMember) : new Map() };
};

const indexOf = (campaigns: readonly CompiledCampaign[]): CampaignIndex => {
  const index = new CampaignIndex();
  for (const campaign of campaigns) index.put(campaign);
  return index;
};

/** The moment looked at by itself: nothing is known from before, and all counters are read. */
const fromScratch = (moment: Moment, campaigns: readonly CompiledCampaign[]): Evaluation => {
  const occurrence = occurrenceOf(moment);
  const allowances = allowancesOf(campaigns, usedAt(moment, campaigns), { occurrence });
  return evaluate({
    basket: { currency: 'EUR', ...occurrence, lines: moment.lines.map((line) => ({ ...line })) },
    campaigns: indexOf(moment.live),
    shopper: moment.shopper,
    at: moment.at,
    allowances: (campaignId) => allowances.get(campaignId),
  });
};

/** A trip that is followed through its moments by one process, as they come. */
const follow = (campaigns: readonly CompiledCampaign[]) => {
  const index = new CampaignIndex();
  const baskets = rememberBaskets();
  const trip = { ...unknownTrip('trip'), storeId: 'store', memberId: 'm' };
  return async (moment: Moment): Promise<Evaluation> => {
    for (const campaign of campaigns)
      if (!moment.live.includes(campaign)) index.remove(campaign.campaignId);
      else if (!index.get(campaign.campaignId)) index.put(campaign);
    const counters = usedAt(moment, campaigns);
    const memory = {
      baskets,
      zones: rememberZones(async () => 'Europe/Paris'),
      versions: rememberVersions(index, async () => []),
      live: { index, refresh: async () => undefined, moved: () => undefined, isCurrent: () => true },
      shoppers: { of: async () => moment.shopper },
      codes: { find: async () => ({ codes: [], barred: new Set<string>() }) },
      receptions: { figuresOf: () => undefined },
      uses: { counters: async () => counters.counters, byMember: async () => counters.byMember },
    };
    const basket = { currency: 'EUR', lines: moment.lines };
    return (await workOutOffers(memory, { trip, own: [] }, basket, { at: moment.at })).evaluation;
  };
};

const limited = (at: number) => ({
  audience: at % 4 === 0 ? { kind: 'members' as const } : { kind: 'everybody' as const },
  storeIds: at % 5 === 4 ? ['store'] : [],
  to: at % 3 === 0 ? new Date(noon.getTime() + 3_600_000) : new Date('2026-12-31T00:00:00Z'),
});

test('an answer that follows others is the one that looks at the basket for the first time', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyCampaigns(10),
      anyLines(12),
      fc.array(anyChange, { minLength: 5, maxLength: 30 }),
      async (examples, shelf, changed) => {
        const campaigns = examples.map((example, at) =>
          compileCampaign({
            campaignId: example.id,
            version: 1,
            content: exampleContent({
              ...example,
              ...limited(at),
              limits: {
                ...example.limits,
                ...(at % 2 ? { perMember: 2 } : {}),
                ...(at % 3 ? {} : { total: 3 }),
                ...(at % 4 === 1 ? { perMemberPerDay: 1 } : {}),
                ...(at % 5 ? {} : { perDay: 2 }),
              },
            }),
          }),
        );
        const answer = follow(campaigns);
        let moment: Moment = {
          lines: [],
          live: campaigns,
          shopper: anonymous,
          at: noon,
          used: { uses: 0, heldMinor: 0, byMember: 0 },
        };
        for (const change of changed) {
          moment = after(moment, change, { shelf, campaigns });
          expect(told(await answer(moment))).toEqual(told(fromScratch(moment, campaigns)));
        }
      },
    ),
    { numRuns: 200 },
  );
});
