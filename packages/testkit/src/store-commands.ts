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

/** A command, and in which session's which transaction it was sent, if in any. */
type Sent = Readonly<{ command: string; session?: string; transaction?: string }>;

const sentBy = (started: CommandStartedEvent): Sent => {
  const { autocommit, lsid, txnNumber } = started.command;
  const command = said(started);
  return autocommit === false
    ? { command, session: JSON.stringify(lsid), transaction: String(txnNumber) }
    : { command };
};

/** Without what a session tried before, and gave up to try it again. */
const withoutTries = (seen: readonly Sent[]): readonly Sent[] => {
  const last = new Map(seen.map(({ session, transaction }) => [session, transaction]));
  const given = new Set(
    seen.flatMap(({ command, session, transaction }) =>
      command.startsWith('abortTransaction') && last.get(session) !== transaction
        ? [`${session} ${transaction}`]
        : [],
    ),
  );
  return seen.filter(({ session, transaction }) => !given.has(`${session} ${transaction}`));
};

/**
 * Commands a service sends to its database over one of these connections while something is done, in their order:
 * `find trips`, `update trips`, `commit`. Of a transaction that is tried again the last try counts: one that meets the relay at
 * a row, which by then notes that what the row announced has gone out, is given up and tried anew.
 */
export const storeCommandsOf = async (
  { connections, service }: { connections: readonly Monitored[]; service: string },
  work: () => Promise<unknown>,
  isOther: (started: CommandStartedEvent) => boolean = () => false,
): Promise<string[]> => {
  const client = connections.find(({ name }) => name?.endsWith(`rayon-${service}`))?.getClient();
  if (!client) throw new Error(`${service} has no connection`);
  const seen: Sent[] = [];
  const see = (started: CommandStartedEvent) => {
    if (!ofDrivers.has(started.commandName) && !isByTheClock(started) && !isOther(started))
      seen.push(sentBy(started));
  };
  client.on('commandStarted', see);
  try {
    await work();
  } finally {
    client.off('commandStarted', see);
  }
  return withoutTries(seen).map(({ command }) => command);
};
