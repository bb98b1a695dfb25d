/** The values of a stream, so many at a time; the next ones are fetched while those before are worked on. */
export async function* chunksAhead<Value>(
  stream: AsyncIterable<Value>,
  { size, breathe }: { size: number; breathe: () => Promise<void> | undefined },
): AsyncGenerator<readonly Value[]> {
  const values = stream[Symbol.asyncIterator]();
  const fetch = async (): Promise<readonly Value[]> => {
    const chunk: Value[] = [];
    while (chunk.length < size) {
      const next = await values.next();
      if (next.done) break;
      chunk.push(next.value);
      await breathe();
    }
    return chunk;
  };
  const fetchAhead = () => {
    const chunk = fetch();
    // It is heard when its turn comes, which may be long after it failed.
    chunk.catch(() => undefined);
    return chunk;
  };
  let coming = fetchAhead();
  try {
    for (;;) {
      const chunk = await coming;
      if (chunk.length === 0) return;
      coming = fetchAhead();
      yield chunk;
    }
  } finally {
    await coming.catch(() => undefined);
    await values.return?.();
  }
}
