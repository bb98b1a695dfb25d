import { actorOf, type Principal } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../request';
import { costLimits } from '../walls/limits';
import { createRateLimit } from '../walls/rate-limit';
import { createTurns, type Turns } from '../walls/turns';
import type { PreparedOperation } from './prepare';

/** What everybody may ask for in a minute; a caller of a test may say less. */
export type CostLimits = Partial<Record<keyof typeof costLimits, number>>;

/** What callers may spend. */
export type Budget = Readonly<{
  /** Takes the reading of a new text out of what its place may have read; gives the refusal when it was too much. */
  newText: (text: string, context: GatewayContext) => GraphQLError | undefined;
  /**
   * Takes the cost of an operation out of its caller's budget before any subgraph is asked, then runs it, in its turn
   * where it is a read that can wait. Gives the refusal when it costs too much, or when too many of them wait.
   */
  running: <Answer>(
    operation: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: GatewayContext,
    run: () => Promise<Answer>,
  ) => Promise<Answer> | GraphQLError;
}>;

const tooLarge = (limit: number): GraphQLError =>
  new GraphQLError(`One operation may ask for at most ${limit} fields. Ask for shorter pages.`, {
    extensions: { code: 'LIMIT_EXCEEDED', limit },
  });

const tooMuch = (retryAfterSeconds: number): GraphQLError =>
  new GraphQLError(`Too much was asked for. Try again in ${retryAfterSeconds} seconds.`, {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
  });

/**
 * Who shows no token has a small budget for each place it comes from; who does has one of their own. Reads that can wait
 * are those of strangers, and heavy ones of people: what a scanner or a till asks, and every change, never stands behind
 * them.
 */
export const createBudget = (clock: Clock, given: CostLimits = {}): Budget => {
  const limits = { ...costLimits, ...given };
  const ofOrigin = createRateLimit({ perMinute: limits.anonymousPerMinute, clock });
  const ofActor = createRateLimit({ perMinute: limits.actorPerMinute, clock });
  const newTexts = createRateLimit({ perMinute: limits.newTextPerMinute, clock });
  const turns: Turns = createTurns({ atOnce: limits.readsAtOnce, waitingMax: limits.readsWaitingMax });

  const canWait = ({ operation }: PreparedOperation, kind: Principal['kind'], cost: number): boolean => {
    if (operation.operation !== 'query') return false;
    if (kind === 'anonymous') return true;
    return kind !== 'device' && kind !== 'terminal' && cost > limits.heavyRead;
  };

  return {
    newText: (text, { origin }) => {
      const left = newTexts(origin, text.length);
      return left.ok ? undefined : tooMuch(left.retryAfterSeconds);
    },
    running: (operation, variables, { principal, origin }, run) => {
      const cost = operation.cost(variables);
      const anonymous = principal.kind === 'anonymous';
      const most = anonymous ? limits.anonymousOperation : limits.operation;
      if (cost > most) return tooLarge(most);
      const left = anonymous ? ofOrigin(origin, cost) : ofActor(actorOf(principal), cost);
      if (!left.ok) return tooMuch(left.retryAfterSeconds);
      return canWait(operation, principal.kind, cost) ? (turns(run) ?? tooMuch(1)) : run();
    },
  };
};
