import fc from 'fast-check';
import { noon } from '../testing/example-shop';
import { type AuditInputs, auditProbability, defaultAuditRules, drawAudit } from './audit';

const quiet: AuditInputs = { pieces: 5, valueMinor: 2_000, voidedLines: 0, refusedScans: 0, withCard: true };
const draw = (drawnMillionths: number, inputs = quiet) =>
  drawAudit({ inputs, rules: defaultAuditRules, drawnMillionths, at: noon });

test('an ordinary trip is audited one time in twenty', () => {
  expect(draw(49_999)).toMatchObject({ required: true, reason: 'DrawnAtRandom' });
  expect(draw(50_000)).toMatchObject({ required: false, reason: 'NotDrawn' });
});

test('voids, refused scans, value and a missing card each raise the chance, up to a ceiling', () => {
  expect(auditProbability({ ...quiet, voidedLines: 3 }, defaultAuditRules)).toBe(80_000);
  expect(auditProbability({ ...quiet, voidedLines: 500 }, defaultAuditRules)).toBe(150_000);
  expect(auditProbability({ ...quiet, refusedScans: 2 }, defaultAuditRules)).toBe(70_000);
  expect(auditProbability({ ...quiet, valueMinor: 15_000 }, defaultAuditRules)).toBe(100_000);
  expect(auditProbability({ ...quiet, valueMinor: 15_000, currency: 'VND' }, defaultAuditRules)).toBe(50_000);
  expect(auditProbability({ ...quiet, valueMinor: 1_500_000, currency: 'VND' }, defaultAuditRules)).toBe(
    100_000,
  );
  expect(auditProbability({ ...quiet, withCard: false }, defaultAuditRules)).toBe(100_000);
  expect(draw(120_000, { ...quiet, voidedLines: 50 })).toMatchObject({
    required: true,
    reason: 'DrawnByRisk',
  });
});

test('the kept decision replays to itself', () => {
  const inputs = fc.record({
    pieces: fc.nat(200),
    valueMinor: fc.nat(500_000),
    voidedLines: fc.nat(300),
    refusedScans: fc.nat(300),
    withCard: fc.boolean(),
  });
  fc.assert(
    fc.property(inputs, fc.integer({ min: 0, max: 999_999 }), (given, drawnMillionths) => {
      const kept = draw(drawnMillionths, given);
      const replayed = drawAudit({ ...kept, rules: defaultAuditRules, at: kept.drawnAt });
      expect(replayed).toEqual(kept);
      expect(kept.required).toBe(kept.drawnMillionths < kept.probabilityMillionths);
      expect(kept.probabilityMillionths).toBeLessThanOrEqual(defaultAuditRules.millionthsMax);
    }),
  );
});

test.each([-1, 1_000_000, 0.5, Number.NaN])('a draw of %p is a bug', (drawn) => {
  expect(() => draw(drawn)).toThrow(RangeError);
});
