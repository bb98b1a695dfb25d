import { adjustmentIn, emptyAdjustment } from './adjustment-draft';

const draft = { ...emptyAdjustment, points: '200', note: 'The till was down for an hour.' };

test('points are given or taken, however their thousands are parted', () => {
  expect(adjustmentIn(draft).wanted).toEqual({
    points: 200,
    reason: 'GOODWILL',
    note: 'The till was down for an hour.',
  });
  expect(adjustmentIn({ ...draft, way: 'take', points: '1\u202f200 ' }).wanted?.points).toBe(-1200);
});

test.each(['', '0', '-5', '1.5', '1000001', 'ten'])('%p is no number of points', (points) => {
  expect(adjustmentIn({ ...draft, points })).toEqual({ wrong: { points: true, note: false } });
});

test.each(['', '  ab  ', 'x'.repeat(201)])('a note of too few or too many letters says nothing', (note) => {
  expect(adjustmentIn({ ...draft, note })).toEqual({ wrong: { points: false, note: true } });
});
