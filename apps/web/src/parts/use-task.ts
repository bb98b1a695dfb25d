import { useCallback, useState } from 'react';
import { GatewayProblem, isRefusal, type Refusal } from '../gateway/ask';

/** What a task ended with that the person must be told. */
export type Trouble =
  | { kind: 'refusal'; refusal: Refusal }
  | { kind: 'problem'; code: string; reference: string | null };

/** Runs one thing at a time and keeps what went wrong with it. */
export const useTask = () => {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const run = useCallback(
    async <Answer extends object>(work: () => Promise<Answer | Refusal>): Promise<Answer | undefined> => {
      setBusy(true);
      setTrouble(undefined);
      try {
        const answer = await work();
        if ('__typename' in answer && isRefusal(answer as { __typename: string })) {
          setTrouble({ kind: 'refusal', refusal: answer as Refusal });
          return undefined;
        }
        return answer as Answer;
      } catch (error) {
        setTrouble(
          error instanceof GatewayProblem
            ? { kind: 'problem', code: error.code, reference: error.correlationId }
            : { kind: 'problem', code: 'CLIENT', reference: null },
        );
        if (!(error instanceof GatewayProblem)) console.error(error);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [],
  );

  return { busy, trouble, run, clear: useCallback(() => setTrouble(undefined), []) };
};
