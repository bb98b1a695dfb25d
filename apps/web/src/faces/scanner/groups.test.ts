import { groupsOf, type Line } from './trip';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const line = (id: string, articleId: string, facts: Partial<Line> = {}): Line => ({
  id,
  articleId,
  name: articleId,
  quantity: 1,
  weightGrams: null,
  unitPrice: euros(100),
  amount: euros(100),
  markdownPercent: 0,
  deposit: false,
  parentLineId: null,
  ...facts,
});
const shown = (lines: Line[]) => groupsOf(lines).map((group) => group.lines.map(({ id }) => id).join(' '));

test('equal pieces are one group, and the group that changed last comes first', () => {
  const lines = [line('1', 'biscuit'), line('2', 'juice'), line('3', 'biscuit'), line('4', 'biscuit')];
  expect(shown(lines)).toEqual(['4 3 1', '2']);
});

test('what differs in price or is weighed stays apart', () => {
  const lines = [
    line('1', 'salad'),
    line('2', 'salad', { markdownPercent: 30 }),
    line('3', 'salad', { unitPrice: euros(120) }),
    line('4', 'apples', { weightGrams: 500 }),
    line('5', 'apples', { weightGrams: 500 }),
  ];
  expect(shown(lines)).toEqual(['5', '4', '3', '2', '1']);
});

test('a group has the deposits of all its lines', () => {
  const lines = [
    line('1', 'beer'),
    line('2', 'deposit', { parentLineId: '1' }),
    line('3', 'juice'),
    line('4', 'beer'),
    line('5', 'deposit', { parentLineId: '4' }),
  ];
  const [beer, juice] = groupsOf(lines);
  expect(beer?.linked.map(({ id }) => id)).toEqual(['2', '5']);
  expect(juice?.linked).toEqual([]);
});
