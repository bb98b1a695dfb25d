import { type Answer, type Sending, send as sendOnce } from '@rayon/client';

export type { Answer } from '@rayon/client';

/** How an operation is asked. */
export type Asking = Omit<Sending, 'timeoutMilliseconds'>;

/** Times a machine that is busy with much else may be too slow for one answer. */
const tooLateMax = 20;

/**
 * Sends a body exactly as it is and reads whatever comes back; a body that is not JSON has no data. An answer that only
 * came too late is asked for again, as every client of Rayon does: whatever changes something carries its command id.
 */
export const send = async (url: string, body: string, asking: Asking = {}): Promise<Answer> => {
  for (let tooLate = 1; ; tooLate += 1) {
    const answer = await sendOnce(url, body, { ...asking, timeoutMilliseconds: 60_000 });
    const isLate = answer.errors.some(({ extensions }) => extensions?.code === 'DEADLINE_EXCEEDED');
    if (!isLate || tooLate === tooLateMax) return answer;
  }
};

/** Asks an operation with variables. */
export const ask = (
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  asking: Asking = {},
): Promise<Answer> => send(url, JSON.stringify({ query, variables }), asking);

/** Runs `work` on every item, at most `atOnce` at a time, and keeps the order of the results. */
export const eachOf = async <Item, Outcome>(
  items: readonly Item[],
  work: (item: Item) => Promise<Outcome>,
  atOnce = 8,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++)
      outcomes[index] = await work(items[index] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return outcomes;
};
