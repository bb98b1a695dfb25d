import {
  attempt,
  type GatewayClient,
  GatewayProblem,
  isRefusal,
  type Mutation,
  nameOf,
  newCommandId,
  type Refusal,
  type Success,
} from '@rayon/client';
import { useCallback, useRef, useState } from 'react';
import { doubtReach } from '../gateway/reach';

/** What a task ended with that the person must be told. */
export type Trouble =
  | { kind: 'refusal'; refusal: Refusal }
  | { kind: 'problem'; code: string; reference: string | null };

/** What is told of something that was thrown; that nothing answered makes Rayon be looked for. */
export const troubleOf = (error: unknown): Trouble => {
  const known = error instanceof GatewayProblem;
  if (!known) console.error(error);
  else if (error.code === 'OFFLINE') doubtReach();
  return {
    kind: 'problem',
    code: known ? error.code : 'CLIENT',
    reference: known ? error.correlationId : null,
  };
};

/** Runs one thing at a time and keeps what went wrong with it. */
export const useTask = () => {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const run = useCallback(
    async <Answer extends object>(work: () => Promise<Answer>): Promise<Success<Answer> | undefined> => {
      setBusy(true);
      try {
        const answer = await work();
        setTrouble(isRefusal(answer) ? { kind: 'refusal', refusal: answer } : undefined);
        return isRefusal(answer) ? undefined : (answer as Success<Answer>);
      } catch (error) {
        setTrouble(troubleOf(error));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [],
  );

  return { busy, trouble, run, clear: useCallback(() => setTrouble(undefined), []) };
};

/** Whether what was asked for is still being worked out: it is asked for again as the same command. */
export const isStillOpen = ({ reason }: Refusal): boolean =>
  reason === 'RETURN_BEING_PRICED' || reason === 'POINTS_BEING_KEPT';

/**
 * Sends commands. The same command keeps its id until the gateway has answered it: a tap that is sent again
 * because the network was away cannot count twice.
 */
export const useCommands = (client: Pick<GatewayClient, 'ask'>) => {
  const { run, ...task } = useTask();
  const unanswered = useRef(new Map<string, string>());

  const send = <Answer extends object, Input extends { commandId: string }>(
    mutation: Mutation<Answer, Input>,
    input: Omit<Input, 'commandId'>,
  ): Promise<Success<Answer> | undefined> =>
    run(async () => {
      const what = `${nameOf(mutation)} ${JSON.stringify(input)}`;
      const commandId = unanswered.current.get(what) ?? newCommandId();
      unanswered.current.set(what, commandId);
      // What was done counts, also when something around it cannot be told now.
      const answer = await attempt(client, mutation, { ...input, commandId } as Input, { partly: true });
      if (!(isRefusal(answer) && isStillOpen(answer))) unanswered.current.delete(what);
      return answer;
    });

  return { ...task, run, send };
};
