import { parseContent } from './card-content';
import { makeGsrn } from './gsrn';
import { judgeCard } from './judge-card';
import { showCard } from './shown-card';

const card = {
  gsrn: makeGsrn('3760999', 1),
  secret: Buffer.alloc(32, 3),
  status: 'ACTIVE',
  lastAcceptedStep: 0,
} as const;
const at = new Date('2026-06-01T12:00:10Z');

const present = (lastAcceptedStep: number) => {
  const shown = showCard({ ...card, lastAcceptedStep }, at);
  const content = parseContent(shown.content);
  if (!content) throw new Error(`not a card: ${shown.content}`);
  return { shown, judged: judgeCard({ ...card, lastAcceptedStep }, content, at) };
};

test('a code that was used up is followed by one that opens at once', () => {
  const first = present(0);
  expect(first.shown.validUntil).toEqual(new Date('2026-06-01T12:00:30Z'));
  if (!first.judged.ok) throw new Error('the first code is refused');
  const second = present(first.judged.value);
  expect(second.shown.content).not.toBe(first.shown.content);
  expect(second.shown.validUntil).toEqual(new Date('2026-06-01T12:01:00Z'));
  expect(second.judged.ok).toBe(true);
});
