import type { Logger, Metrics } from '@rayon/process';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { GatewayContext } from '../request';
import type { Supergraph } from '../supergraph';
import { publicFormat } from '../walls/error-format';
import type { RateLimit } from '../walls/rate-limit';
import type { Budget } from './budget';
import { createPrepare } from './prepare';

/** One operation as it was asked. */
export type OperationRequest = Readonly<{
  query: string;
  operationName?: string;
  variables?: Readonly<Record<string, unknown>>;
}>;

/** What goes back, errors first; nothing the planner adds beside them. */
export type OperationAnswer = Readonly<{
  /** HTTP status. */
  status: number;
  errors?: readonly GraphQLFormattedError[];
  data?: Readonly<Record<string, unknown>> | null;
}>;

/** Answers one operation as the caller of the context; never rejects for what the caller did. */
export type Answer = (request: OperationRequest, context: GatewayContext) => Promise<OperationAnswer>;

const tooMany = (retryAfterSeconds: number): GraphQLError =>
  new GraphQLError(`Too many attempts. Try again in ${retryAfterSeconds} seconds.`, {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
  });

/** A variable that does not fit its type is the caller's mistake; the engine gives it no code. */
const codeOf = ({ extensions, nodes }: GraphQLError): unknown =>
  extensions.code ?? (nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION ? 'BAD_INPUT' : 'INTERNAL');

/** The pipeline behind `POST /graphql`: what is the same for every request is prepared once and kept. */
export const createAnswer = ({
  supergraph,
  production,
  signIns,
  budget,
  metrics,
  logger,
}: {
  supergraph: Supergraph;
  /** Switches introspection off. */
  production: boolean;
  signIns: RateLimit;
  budget: Budget;
  metrics?: Metrics;
  logger: Logger;
}): Answer => {
  const prepare = createPrepare(supergraph.schema, { production });

  const shown = (error: Error, { correlationId }: GatewayContext): GraphQLFormattedError => {
    // The planner's executor notes some failures of a subgraph as plain errors.
    const known = error instanceof GraphQLError ? error : new GraphQLError(error.message);
    const plain = known.toJSON();
    const formatted = publicFormat({ ...plain, extensions: { ...plain.extensions, code: codeOf(known) } });
    const { extensions } = formatted;
    return extensions?.code === 'INTERNAL' && extensions.correlationId === undefined
      ? { ...formatted, extensions: { ...extensions, correlationId } }
      : formatted;
  };

  const failed = (status: number, errors: readonly Error[], context: GatewayContext) => ({
    status,
    errors: errors.map((error) => shown(error, context)),
  });

  const run = async (
    { query, operationName, variables = {} }: OperationRequest,
    context: GatewayContext,
  ): Promise<{ label: string; answer: OperationAnswer }> => {
    const asked = { text: query, operationName };
    const known = prepare.kept(asked);
    const tooMuchText = known ? undefined : budget.newText(query, context);
    if (tooMuchText) return { label: 'unread', answer: failed(429, [tooMuchText], context) };
    const prepared = known ?? prepare.anew(asked);
    if (!prepared.ok) return { label: 'invalid', answer: failed(400, prepared.errors, context) };
    const operation = prepared.value;
    const { label, guesses } = operation;
    const deadlineAt = performance.now() + operation.milliseconds;
    const refused = (error: GraphQLError) => {
      const status = error.extensions.code === 'RATE_LIMITED' ? 429 : 400;
      return { label, answer: failed(status, [error], context) };
    };
    if (guesses > 0) {
      const allowed = signIns(context.origin, guesses);
      if (!allowed.ok) return refused(tooMany(allowed.retryAfterSeconds));
    }
    try {
      const told = {
        ...context,
        deadlineAt,
        ...(guesses > 0 ? { toldOrigin: context.origin } : {}),
      };
      const ran = await budget.running(operation, variables, context, () =>
        supergraph.run(operation, variables, told),
      );
      if (ran instanceof GraphQLError) return refused(ran);
      const { data, errors } = ran;
      if (!errors?.length) return { label, answer: { status: 200, data } };
      // Without data nothing ran: the variables did not fit.
      const status = data === undefined ? 400 : 200;
      return { label, answer: { ...failed(status, errors, context), data } };
    } catch (error) {
      if (!(error instanceof GraphQLError)) {
        logger.error({ err: error, correlationId: context.correlationId }, 'an operation failed');
        return { label, answer: failed(500, [new GraphQLError('Something went wrong.')], context) };
      }
      const status = error.extensions.code === 'INTERNAL' ? 500 : 400;
      return { label, answer: failed(status, [error], context) };
    }
  };

  return async (request, context) => {
    const started = performance.now();
    const { label, answer } = await run(request, context);
    metrics?.observe({
      component: 'gateway',
      operation: label,
      outcome: String(answer.errors?.[0]?.extensions?.code ?? 'OK'),
      seconds: (performance.now() - started) / 1000,
    });
    return answer;
  };
};
