import {
  type Campaign,
  type CampaignStatus,
  type CampaignStep,
  campaignStatuses,
  draftCampaign,
  takeStep,
} from './campaign';
import { exampleContent, noon } from './examples';

const content = exampleContent({ id: 'x', benefit: { kind: 'message' } });
const draft = draftCampaign({ campaignId: 'x', writtenBy: 'staff:a', content });
const another = { at: noon, actor: 'staff:b' };
const steps: readonly CampaignStep[] = [
  { step: 'revise', content },
  { step: 'submit' },
  { step: 'approve' },
  { step: 'return', reason: 'Trop cher' },
  { step: 'launch' },
  { step: 'pause' },
  { step: 'end' },
];

const legal: Record<CampaignStatus, Partial<Record<CampaignStep['step'], CampaignStatus>>> = {
  draft: { revise: 'draft', submit: 'submitted' },
  submitted: { approve: 'approved', return: 'returned' },
  returned: { revise: 'draft', submit: 'submitted' },
  approved: { revise: 'draft', launch: 'live', end: 'ended' },
  live: { pause: 'paused', end: 'ended' },
  paused: { revise: 'draft', launch: 'live', end: 'ended' },
  ended: {},
};

test.each(campaignStatuses)('from %s only the legal steps are taken', (status) => {
  for (const asked of steps) {
    const taken = takeStep({ ...draft, status }, asked, another);
    const expected = legal[status][asked.step];
    expect([asked.step, taken.ok ? taken.value.status : taken.rejection.reason]).toEqual([
      asked.step,
      expected ?? 'WrongStatus',
    ]);
  }
});

test('a revision is a new version and needs a new approval', () => {
  const revised = takeStep({ ...draft, status: 'paused', version: 3 }, { step: 'revise', content }, another);
  expect(revised).toMatchObject({ ok: true, value: { version: 4, status: 'draft', writtenBy: 'staff:b' } });
});

test('nobody approves what they wrote, and does everything else with it', () => {
  for (const asked of steps)
    for (const status of campaignStatuses) {
      const taken = takeStep({ ...draft, status }, asked, { at: noon, actor: 'staff:a' });
      const isOwn = !taken.ok && taken.rejection.reason === 'OwnCampaign';
      expect([asked.step, status, isOwn]).toEqual([
        asked.step,
        status,
        asked.step === 'approve' && status === 'submitted',
      ]);
    }
});

test('what the retailer paused its brand does not resume, what a brand or a rule paused it does', () => {
  const live = { ...draft, status: 'live', brandId: 'b' } as const;
  const resumedBy = (pausedBy: string, actor: string, more: Partial<Campaign> = {}) => {
    const stop = pausedBy === 'stop-rule' ? { stop: { rule: 'pace' } as const } : {};
    const paused = takeStep(live, { step: 'pause', ...stop }, { at: noon, actor: pausedBy });
    if (!paused.ok) throw new Error('not paused');
    const next = takeStep({ ...paused.value, ...more }, { step: 'launch' }, { at: noon, actor });
    return next.ok ? [next.value.status, next.value.pausedBy] : next.rejection.reason;
  };
  const again = ['live', undefined];
  expect(resumedBy('staff:a', 'brand:x')).toBe('RetailerResumes');
  expect(resumedBy('staff:a', 'staff:b')).toEqual(again);
  expect(resumedBy('brand:x', 'brand:x')).toEqual(again);
  expect(resumedBy('brand:x', 'staff:a')).toEqual(again);
  expect(resumedBy('stop-rule', 'brand:x')).toEqual(again);
  // A row of before it was noted who paused.
  const { pausedBy: _, ...unnoted } = { ...live, status: 'paused' } as Campaign;
  expect(takeStep(unnoted, { step: 'launch' }, { at: noon, actor: 'brand:x' }).ok).toBe(true);
});

test('the reason of a return is kept until the next step', () => {
  const returned = takeStep(
    { ...draft, status: 'submitted' },
    { step: 'return', reason: 'Trop cher' },
    another,
  );
  const value = returned.ok ? returned.value : draft;
  expect(value.returnedReason).toBe('Trop cher');
  const again = takeStep(value, { step: 'submit' }, another);
  expect(again.ok && (again.value as Campaign).returnedReason).toBeUndefined();
});

test('nothing goes live after its window', () => {
  expect(
    takeStep({ ...draft, status: 'approved' }, { step: 'launch' }, { ...another, at: content.to }),
  ).toMatchObject({
    ok: false,
    rejection: { reason: 'WindowOver' },
  });
});
