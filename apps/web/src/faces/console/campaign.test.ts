import {
  awaitedBy,
  type Campaign,
  isToldToChange,
  isTriable,
  mayWrite,
  paysOf,
  stepsOf,
  stopNow,
} from './campaign';
import type { Who } from './who';

const staff: Who = { id: 'somebody', name: 'Maud', role: 'MARKETER', storeIds: [], brandId: null };
const brand = (brandId: string): Who => ({
  id: 'somebody',
  name: brandId,
  role: 'BRAND',
  storeIds: [],
  brandId,
});
const campaign = (kind: Campaign['benefit']['kind'], payer?: string) =>
  ({
    storeIds: [],
    benefit: { kind },
    contribution: payer ? { percent: 50, brand: { id: payer, name: payer } } : null,
  }) as unknown as Campaign;

test('a brand that only pays of a campaign neither writes nor tries it; whoever has it does', () => {
  const paid = campaign('PERCENT_OFF', 'juices');
  const may = (who: Who) => [paysOf(paid, who), mayWrite(paid, who), isTriable(paid, who)];
  expect(may(brand('juices'))).toEqual([true, false, false]);
  expect(may(brand('teas'))).toEqual([false, true, true]);
  expect(may(staff)).toEqual([false, true, true]);
});

test('a share that the retailer pays of a brand’s campaign makes nobody a payer', () => {
  const own = { ...campaign('PERCENT_OFF'), contribution: { percent: 30, brand: null } } as Campaign;
  expect(paysOf(own, brand('juices'))).toBe(false);
});

test('only who may change it, or pause it to change it, is told how', () => {
  const live = { ...campaign('PERCENT_OFF', 'juices'), status: 'LIVE' } as Campaign;
  expect([staff, brand('juices'), brand('teas')].map((who) => isToldToChange(live, who))).toEqual([
    true,
    false,
    false,
  ]);
  const draft = { ...live, status: 'DRAFT' } as Campaign;
  expect([brand('juices'), brand('teas')].map((who) => isToldToChange(draft, who))).toEqual([false, true]);
  const bound: Who = { ...staff, storeIds: ['nantes'] };
  expect(isToldToChange({ ...live, storeIds: ['brest'], regions: [] }, bound)).toBe(false);
});

test('what the retailer wrote for a brand waits for that brand, and what the brand wrote for the retailer', () => {
  const submitted = (brandApproves: boolean) =>
    ({ ...campaign('PERCENT_OFF'), regions: [], status: 'SUBMITTED', brandApproves }) as Campaign;
  const approval = ['approveCampaign', 'returnCampaign'];
  const teas = brand('teas');
  expect([stepsOf(submitted(true), teas), awaitedBy(submitted(true), teas)]).toEqual([approval, undefined]);
  expect([stepsOf(submitted(true), staff), awaitedBy(submitted(true), staff)]).toEqual([
    ['returnCampaign'],
    'BRAND',
  ]);
  expect([stepsOf(submitted(false), teas), awaitedBy(submitted(false), teas)]).toEqual([[], 'SUBMITTED']);
  expect(stepsOf(submitted(false), staff)).toEqual(approval);
});

test('a challenge is written and not tried', () => {
  const challenge = campaign('CHALLENGE');
  expect([mayWrite(challenge, staff), isTriable(challenge, staff)]).toEqual([true, false]);
});

test('it is paused by its rule until somebody resumes it', () => {
  const stop = { rule: 'PACE', of: null, at: '2026-06-01T12:30:00.000Z', resumedAt: null } as const;
  const before = { ...stop, resumedAt: '2026-06-02T00:00:00.000Z' };
  expect(stopNow({ status: 'PAUSED', stops: [before, stop] })).toBe(stop);
  expect(stopNow({ status: 'ENDED', stops: [stop] })).toBeUndefined();
  expect(stopNow({ status: 'PAUSED', stops: [] })).toBeUndefined();
  // Somebody resumed it, and paused it later.
  expect(stopNow({ status: 'PAUSED', stops: [before] })).toBeUndefined();
});
