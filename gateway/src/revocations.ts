import { type Access, type Revoked, revokedKeptMilliseconds } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import type { Logger } from '@rayon/process';

/** Where the gateway hears what was revoked: from *members*, in process or over HTTP, since a moment it was given before. */
export type RevokedSource = (since: number | undefined) => Promise<Revoked>;

/** Two looks may fail before a token lives on longer than a minute. */
const everyMillisecondsUsual = 20_000;

/** Sessions and machines whose tokens are good no more, however long they would still live. */
export type Revocations = Readonly<{
  /** Whether it is known yet what was revoked; asks when it is not. */
  known: () => Promise<boolean>;
  isRevoked: (access: Access) => boolean;
  stop: () => void;
}>;

const idsOf = ({ principal, sessionId }: Access): readonly (string | undefined)[] => [
  sessionId,
  principal.kind === 'device' ? principal.deviceId : undefined,
  principal.kind === 'terminal' ? principal.terminalId : undefined,
];

/**
 * Asks now and then what was revoked lately, and remembers it as long as an access token lives. A gateway that has just
 * started asks before it takes the first token. While nobody answers, what was heard before goes on counting.
 */
export const createRevocations = ({
  source,
  clock,
  logger,
  everyMilliseconds = everyMillisecondsUsual,
  onNews,
}: {
  source: RevokedSource;
  clock: Clock;
  logger: Logger;
  everyMilliseconds?: number;
  /** Called when something was revoked that was not known before. */
  onNews: () => void;
}): Revocations => {
  const forgetAt = new Map<string, number>();
  let until: number | undefined;
  let asking: Promise<void> | undefined;
  let unheard = false;

  const hear = async () => {
    const { ids, until: next } = await source(until);
    const now = clock().getTime();
    for (const [id, at] of forgetAt) if (at <= now) forgetAt.delete(id);
    const news = ids.filter((id) => !forgetAt.has(id));
    for (const id of news) forgetAt.set(id, now + revokedKeptMilliseconds);
    until = next;
    if (news.length > 0) onNews();
  };

  const ask = (): Promise<void> => {
    asking ??= hear()
      .then(() => {
        unheard = false;
      })
      .catch((error: unknown) => {
        if (!unheard) logger.warn({ err: error }, 'what was revoked could not be asked for');
        unheard = true;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };

  const timer = setInterval(() => void ask(), everyMilliseconds).unref();

  return {
    known: async () => {
      if (until === undefined) await ask();
      return until !== undefined;
    },
    isRevoked: (access) => {
      // Most of the time nothing was revoked lately.
      if (forgetAt.size === 0) return false;
      return idsOf(access).some((id) => id !== undefined && forgetAt.has(id));
    },
    stop: () => clearInterval(timer),
  };
};
