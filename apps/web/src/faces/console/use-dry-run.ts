import type { GatewayClient } from '@rayon/client';
import { type DryRunQuery, dryRunDocument, startDryRunDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useCommands } from '../../parts/use-task';

/** A campaign tried on past sales, and how far that is. */
export type DryRun = NonNullable<DryRunQuery['dryRun']>;

/** What came of one campaign. */
export type DryRunResult = NonNullable<DryRun['result']>;

/** Figures of one currency. */
export type DryRunFigures = DryRunResult['totals'][number];

type Asked = { campaignId: string; against: string | null; from: string; to: string };

const lookAgainMilliseconds = 700;

/**
 * Tries campaigns on past sales and follows that until it is over; `run` is null once it is not kept any more, and undefined
 * before the first one.
 */
export const useDryRun = (caller: GatewayClient) => {
  const { busy, trouble, run, send } = useCommands(caller);
  const [id, setId] = useState<string>();
  const [dryRun, setDryRun] = useState<DryRun | null>();

  const look = useCallback(
    async (of: string) => {
      const answer = await run(() => caller.ask(dryRunDocument, { id: of }));
      if (answer) setDryRun(answer.dryRun);
      return answer;
    },
    [caller, run],
  );
  const isRunning = id !== undefined && (dryRun === undefined || dryRun?.state === 'RUNNING');
  useEffect(() => {
    if (id === undefined || !isRunning || trouble) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      if (!isOver) timer = setTimeout(() => void look(id).then(later), lookAgainMilliseconds);
    };
    later();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isRunning, trouble, look, id]);

  const start = async (asked: Asked) => {
    setId(undefined);
    setDryRun(undefined);
    const started = await send(startDryRunDocument, asked);
    if (started) setId(started.dryRun.id);
  };
  return {
    dryRun,
    isRunning,
    busy: isRunning || (busy && id === undefined),
    trouble,
    start,
    /** Asks for the one that is going on; nothing where none was begun. */
    lookAgain: id === undefined ? undefined : () => look(id),
  };
};
