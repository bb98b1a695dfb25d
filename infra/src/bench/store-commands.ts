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
): Promise<{ count: () => Promise<number>; close: () => Promise<void> }> => {
  const connection = await connectStore({ url, database: 'admin', appName: 'bench' });
  return {
    count: async () => {
      const status = (await connection.db?.admin().serverStatus()) as ServerStatus | undefined;
      return Object.entries(status?.metrics.commands ?? {})
        .filter(([name]) => !notCounted.has(name))
        .reduce((sum, [, { total }]) => sum + Number(total ?? 0), 0);
    },
    close: () => connection.close(),
  };
};
