import fc from 'fast-check';
import { afterEmployment, type EmploymentRecord } from './employment';
import type { Member } from './member';

const noon = new Date('2026-06-01T12:00:00Z');
const ada: Member = { id: 'ada', firstName: 'Ada', locale: 'fr', enrolledAt: noon };
const act = (employed: boolean, staffId = 'anna', at = noon): EmploymentRecord => ({
  memberId: 'ada',
  employed,
  staffId,
  at,
});

test('somebody is marked with the hour and the hand, and it is taken back', () => {
  const marked = afterEmployment(ada, act(true));
  expect(marked).toEqual({ ...ada, employment: { since: noon, markedBy: 'anna' } });
  expect(marked && afterEmployment(marked, act(false))).toEqual(ada);
});

test('who is marked again stays marked by the first, and nobody is taken back who is not', () => {
  const marked: Member = { ...ada, employment: { since: noon, markedBy: 'anna' } };
  expect(afterEmployment(marked, act(true, 'bela', new Date(noon.getTime() + 1)))).toBeUndefined();
  expect(afterEmployment(ada, act(false))).toBeUndefined();
});

test('after any acts the last one stands, and acts that change something take turns', () => {
  const acts = fc.array(fc.tuple(fc.boolean(), fc.constantFrom('anna', 'bela')), { minLength: 1 });
  fc.assert(
    fc.property(acts, (told) => {
      let member = ada;
      const changed: boolean[] = [];
      for (const [employed, staffId] of told) {
        const after = afterEmployment(member, act(employed, staffId));
        if (after) changed.push(employed);
        member = after ?? member;
      }
      expect(member.employment !== undefined).toBe(told.at(-1)?.[0]);
      expect(changed).toEqual(changed.map((_, at) => at % 2 === 0));
    }),
  );
});
