import { connectStore } from '@rayon/store';

/** What drivers ask of their own accord, and what counting itself asks. */
const notCounted: ReadonlySet<string> = new Set([
  'hello',
  'isMaster',
  'ismaster',
  'ping',
  'endSessions',
  'serverStatus',
  'saslStart',
  'saslContinue',
]);

type ServerStatus = { metrics: { commands: Record<string, { total: unknown }> } };

/** Reads the store's own counters: nothing has to be built into what is measured. */
export const openCommandCounter = async (
  url: string,
): Promise<{ counts: () => Promise<ReadonlyMap<string, number>>; close: () => Promise<void> }> => {
  const connection = await connectStore({ url, database: 'admin', appName: 'bench' });
  return {
    counts: async () => {
      const status = (await connection.db?.admin().serverStatus()) as ServerStatus | undefined;
      const counted = Object.entries(status?.metrics.commands ?? {}).filter(
        ([name]) => !notCounted.has(name),
      );
      return new Map(counted.map(([name, { total }]) => [name, Number(total ?? 0)]));
    },
    close: () => connection.close(),
  };
};
