import * as fc from 'fast-check';
import { memoryLedger } from '../testing/memory-ledger';
import { askedAdjustment, decisionProblem, type PointsAdjustment, postAdjustment } from './points-adjustment';
import { newAccount } from './transfer';

const noon = new Date('2026-03-02T12:00:00Z');
const asked = {
  adjustmentId: 'a1',
  memberId: 'm',
  points: 200,
  reason: 'goodwill',
  note: 'The till was down.',
  askedBy: 'ada',
  askedAt: noon,
} as const;
const limit = 500;
const programme = { versions: [], at: noon };

test('within the limit one person is enough, beyond it a second one is asked', () => {
  const alone = { byThemselves: [], limit };
  expect(askedAdjustment({ ...asked, points: 500 }, alone).status).toBe('posted');
  expect(askedAdjustment({ ...asked, points: 501 }, alone).status).toBe('waiting');
  expect(askedAdjustment({ ...asked, points: -501 }, alone).status).toBe('waiting');
});

test('a limit of none always asks for a second person', () => {
  expect(askedAdjustment({ ...asked, points: 1 }, { byThemselves: [], limit: 0 }).status).toBe('waiting');
});

test('however points are cut into pieces, one person moves no more than the limit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -700, max: 700 }), { maxLength: 40 }), (pieces) => {
      const byThemselves: PointsAdjustment[] = [];
      for (const points of pieces.filter((piece) => piece !== 0)) {
        const adjustment = askedAdjustment({ ...asked, points }, { byThemselves, limit });
        if (adjustment.status === 'posted') byThemselves.push(adjustment);
      }
      const moved = byThemselves.reduce((sum, { points }) => sum + Math.abs(points), 0);
      expect(moved).toBeLessThanOrEqual(limit);
    }),
  );
});

test('who asked approves nothing of it and may take it back; what is decided stays so', () => {
  const waiting = askedAdjustment({ ...asked, points: 501 }, { byThemselves: [], limit });
  expect(decisionProblem(waiting, { by: 'ada', approves: true })).toEqual({ reason: 'OwnAdjustment' });
  expect(decisionProblem(waiting, { by: 'ada', approves: false })).toBeUndefined();
  expect(decisionProblem(waiting, { by: 'bea', approves: true })).toBeUndefined();
  const refused = { ...waiting, status: 'refused' } as const;
  expect(decisionProblem(refused, { by: 'bea', approves: true })).toEqual({ reason: 'AdjustmentDecided' });
});

test('no more is taken than can be spent', () => {
  const account = { ...newAccount('m'), balance: 30 };
  expect(postAdjustment(account, { ...asked, points: -31 }, programme)).toEqual({
    reason: 'NotEnoughPoints',
    available: 30,
  });
  expect(postAdjustment(account, { ...asked, points: -30 }, programme)).toMatchObject({
    account: { balance: 0 },
  });
  expect(postAdjustment({ ...account, balance: -5 }, { ...asked, points: -1 }, programme)).toEqual({
    reason: 'NotEnoughPoints',
    available: 0,
  });
});

test('points that are given can be spent at once, also where what is earned has to wait, and expire as it does', () => {
  const terms = {
    version: 1,
    pendingDays: 14,
    expiry: { kind: 'rolling', months: 2 },
    timeZone: 'Europe/Paris',
    setAt: new Date(0),
    setBy: 'ada',
  } as const;
  expect(postAdjustment(newAccount('m'), asked, { versions: [terms], at: noon })).toMatchObject({
    account: { balance: 200, pending: [], lots: [{ expiresOn: '2026-05-31', points: 200 }] },
  });
});

test('the audit names points that nobody asked for, that went elsewhere, and what their asker approved', async () => {
  const ledger = memoryLedger();
  const posted: PointsAdjustment = { ...asked, status: 'posted' };
  ledger.adjust(posted);
  expect((await ledger.audit()).discrepancies).toEqual([]);
  const about = `adjustment:${asked.adjustmentId}`;
  const findings = async (row: PointsAdjustment | undefined) => {
    ledger.adjustments.clear();
    if (row) ledger.adjustments.set(row.adjustmentId, row);
    return (await ledger.audit()).discrepancies;
  };
  expect(await findings(undefined)).toEqual([{ about, finding: '200 points for what nobody asked' }]);
  expect(await findings({ ...posted, points: 20 })).toEqual([
    { about, finding: 'posted: 20 points, 200 on the account' },
  ]);
  expect(await findings({ ...posted, status: 'waiting' })).toEqual([
    { about, finding: 'waiting: 0 points, 200 on the account' },
  ]);
  expect(await findings({ ...posted, memberId: 'n' })).toEqual([
    { about, finding: 'its points are on the account of somebody else' },
  ]);
  expect(await findings({ ...posted, decidedBy: 'ada' })).toEqual([
    { about, finding: 'approved by who asked for it' },
  ]);
});
