import fc from 'fast-check';
import { formatEnrolmentCode, readEnrolmentCode } from './enrolment-code';

test('a code survives being read aloud and typed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 8, maxLength: 8 }), (draws) => {
      const code = formatEnrolmentCode(draws);
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
      for (const typed of [
        code,
        code.toLowerCase(),
        code.replace('-', ''),
        ` ${code.replace('-', ' – ')} `,
        code.replace('-', '\u00a0\u2011'),
      ])
        expect(readEnrolmentCode(typed)).toBe(code);
    }),
  );
});

test.each(['', 'K7QF', 'K7QF-9M2', 'K7QF-9M2TT', 'K7QF-9M21', 'K7QF_9M2T', 'K7QF-9M2O', '-'.repeat(1000)])(
  '%p is no code',
  (text) => {
    expect(readEnrolmentCode(text)).toBeUndefined();
  },
);
