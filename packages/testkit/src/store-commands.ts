import type { CommandStartedEvent } from 'mongodb';

/** A connection to a database, opened under `monitoredUrl`. */
type Monitored = Readonly<{ name?: string | undefined; getClient: () => Client }>;
type Client = Readonly<{
  on: (event: 'commandStarted', see: (started: CommandStartedEvent) => void) => unknown;
  off: (event: 'commandStarted', see: (started: CommandStartedEvent) => void) => unknown;
}>;

/** What drivers ask of their own accord. */
const ofDrivers: ReadonlySet<string> = new Set(['hello', 'endSessions', 'ping']);

const said = ({ commandName, command }: CommandStartedEvent): string =>
  commandName === 'commitTransaction' ? 'commit' : `${commandName} ${String(command[commandName])}`;

/** What every process asks every few seconds, whatever happens: for work that is due, for events left behind. */
const isByTheClock = (started: CommandStartedEvent): boolean => {
  const { commandName, command } = started;
  if (command[commandName] === 'jobs') return true;
  if (commandName === 'find')
    return command.find === 'outbox' || JSON.stringify(command.filter ?? {}).includes('"meta.since"');
  const asked = JSON.stringify(command.updates ?? {});
  return /"\$set":\{"meta.unpublished":\[\]\},"\$unset":\{"meta.since"/.test(asked);
};

/** Which transaction a command belongs to, if any. */
const transactionOf = ({ command }: CommandStartedEvent): string | undefined =>
  command.autocommit === false ? JSON.stringify([command.lsid, command.txnNumber]) : undefined;

/**
 * Commands a service sends to its database over one of these connections while something is done, in their order:
 * `find trips`, `update trips`, `commit`. Of a transaction that is tried again the last try counts.
 */
export const storeCommandsOf = async (
  { connections, service }: { connections: readonly Monitored[]; service: string },
  work: () => Promise<unknown>,
  isOther: (started: CommandStartedEvent) => boolean = () => false,
): Promise<string[]> => {
  const client = connections.find(({ name }) => name?.endsWith(`rayon-${service}`))?.getClient();
  if (!client) throw new Error(`${service} has no connection`);
  let seen: Readonly<{ command: string; transaction: string | undefined }>[] = [];
  const see = (started: CommandStartedEvent) => {
    if (ofDrivers.has(started.commandName) || isByTheClock(started) || isOther(started)) return;
    const transaction = transactionOf(started);
    // It met the relay at a row, which by then notes that what the row announced has gone out, and is tried again.
    if (started.commandName === 'abortTransaction')
      seen = seen.filter((one) => one.transaction !== transaction);
    else seen.push({ command: said(started), transaction });
  };
  client.on('commandStarted', see);
  try {
    await work();
  } finally {
    client.off('commandStarted', see);
  }
  return seen.map(({ command }) => command);
};
