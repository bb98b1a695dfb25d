import { rejected } from '@rayon/kernel';
import fc from 'fast-check';
import {
  type ConsentRecord,
  consentPurposes,
  currentWording,
  recordConsent,
  standingConsents,
} from './consent';

const noon = new Date('2026-11-21T12:00:00.000Z');

test('consent names the words it was given to', () => {
  for (const purpose of consentPurposes) {
    expect(recordConsent({ purpose, granted: true, wordingVersion: currentWording(purpose) }, noon).ok).toBe(
      true,
    );
    expect(recordConsent({ purpose, granted: true, wordingVersion: 99 }, noon)).toEqual(
      rejected({ reason: 'UnknownWording', purpose }),
    );
  }
});

test('what stands is the last word on each purpose, and silence is no consent', () => {
  const record = fc.record({
    purpose: fc.constantFrom(...consentPurposes),
    granted: fc.boolean(),
    wordingVersion: fc.constant(1),
    at: fc.constant(noon),
  });
  fc.assert(
    fc.property(fc.array(record), (history: ConsentRecord[]) => {
      const standing = standingConsents(history);
      expect(standing.map(({ purpose }) => purpose)).toEqual(
        consentPurposes.filter((purpose) => history.some((entry) => entry.purpose === purpose)),
      );
      for (const entry of standing)
        expect(history.filter(({ purpose }) => purpose === entry.purpose).at(-1)).toBe(entry);
    }),
  );
});
