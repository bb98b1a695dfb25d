import { actorOf } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../request';
import { costLimits } from '../walls/limits';
import { createRateLimit } from '../walls/rate-limit';
import { createTurns, type Turns } from '../walls/turns';
import type { PreparedOperation } from './prepare';

/** What everybody may ask for in a minute; a caller of a test may say less. */
export type CostLimits = Partial<Record<keyof typeof costLimits, number>>;

/** What an operation costs its caller, decided before any subgraph is asked. */
export type Budget = Readonly<{
  /** Takes the cost of an operation out of its caller's budget; gives the refusal when it is too much. */
  charge: (
    operation: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: GatewayContext,
  ) => GraphQLError | undefined;
  /** Runs it, in its turn where it is a read that can wait; gives the refusal when too many of them wait. */
  inTurn: <Answer>(
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
  const turns: Turns = createTurns({ atOnce: limits.readsAtOnce, waitingMax: limits.readsWaitingMax });

  const canWait: (...asked: Parameters<Budget['charge']>) => boolean = (
    { operation, cost },
    variables,
    { principal: { kind } },
  ) => {
    if (operation.operation !== 'query') return false;
    if (kind === 'anonymous') return true;
    return kind !== 'device' && kind !== 'terminal' && cost(variables) > limits.heavyRead;
  };

  return {
    charge: (operation, variables, { principal, origin }) => {
      const cost = operation.cost(variables);
      const anonymous = principal.kind === 'anonymous';
      const most = anonymous ? limits.anonymousOperation : limits.operation;
      if (cost > most) return tooLarge(most);
      const left = anonymous ? ofOrigin(origin, cost) : ofActor(actorOf(principal), cost);
      return left.ok ? undefined : tooMuch(left.retryAfterSeconds);
    },
    inTurn: (operation, variables, context, run) =>
      canWait(operation, variables, context) ? (turns(run) ?? tooMuch(1)) : run(),
  };
};
