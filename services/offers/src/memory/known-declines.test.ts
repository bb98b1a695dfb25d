import { rememberDeclines } from './known-declines';

const at = (second: number) => new Date(Date.UTC(2026, 5, 1, 12, 0, second));
const said = (campaignId: string, declined: boolean, second: number, memberId = 'm') => ({
  campaignId,
  memberId,
  declined,
  at: at(second),
});

test('what a member said last counts, in whatever order it is heard', () => {
  const declines = rememberDeclines();
  declines.said(said('a', true, 1));
  declines.said(said('b', true, 2));
  declines.said(said('b', false, 4));
  declines.said(said('b', true, 3));
  expect(declines.of('m')).toEqual(new Set(['a']));
  declines.said(said('b', true, 4));
  expect(declines.of('m')).toEqual(new Set(['a', 'b']));
});

test('it is theirs alone, and nobody has declined anything without a card', () => {
  const declines = rememberDeclines();
  declines.said(said('a', true, 1));
  expect(declines.of('other')).toEqual(new Set());
  expect(declines.of(undefined)).toEqual(new Set());
});
