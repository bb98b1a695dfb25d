import { askJob, type Connection, type Job, type JobAnswer } from '@rayon/store';
import { z } from 'zod';
import type { Projected } from './projection';

/** What an operator may ask of a projection, whatever its rows. */
export type RunningProjection = Pick<Projected<object>, 'freshness' | 'rebuild'> &
  Readonly<{ rows: Pick<Projected<object>['rows'], 'count'> }>;

const factsShape = z.object({
  projections: z.array(
    z.object({ name: z.string(), rows: z.int(), followedAt: z.date().optional(), isBehind: z.boolean() }),
  ),
  /** Absent when nothing was to be rebuilt, or the service has no projection of that name. */
  rebuilt: z.object({ rows: z.int(), events: z.int() }).optional(),
});

/** What a service says of its projections. */
export type ProjectionFacts = z.infer<typeof factsShape>;

/** What became of a question about projections. */
export type ProjectionsAnswer =
  | Exclude<JobAnswer, { outcome: 'done' }>
  | (Readonly<{ outcome: 'done'; seconds: number }> & ProjectionFacts);

const jobName = 'projections';
const toTell = 'freshness';
const toRebuild = 'rebuild ';

/** The projection that a pending question wants rebuilt, if it is about one. */
export const rebuiltBy = (wanted: string): string | undefined =>
  wanted.startsWith(toRebuild) ? wanted.slice(toRebuild.length) : undefined;

/** Rebuilds a projection of this service, or says how fresh they are, when an operator asks. */
export const projectionsJob = (projections: ReadonlyMap<string, RunningProjection>): Job => ({
  name: jobName,
  schedule: 'when asked',
  run: async ({ wanted = toTell, signal }) => {
    const rebuilt = await projections.get(rebuiltBy(wanted) ?? '')?.rebuild(signal);
    const told = [...projections].map(async ([name, { rows, freshness }]) => ({
      name,
      rows: await rows.count({}),
      ...freshness(),
    }));
    const facts: ProjectionFacts = { projections: await Promise.all(told), ...(rebuilt ? { rebuilt } : {}) };
    return facts;
  },
});

/**
 * Asks the running processes of a service, over its database, how fresh its projections are, having one rebuilt before
 * if it is named. Whoever may write to the database may ask.
 */
export const askProjections = async (
  connection: Connection,
  { rebuild }: { rebuild?: string | undefined } = {},
): Promise<ProjectionsAnswer> => {
  const wanted = rebuild === undefined ? toTell : `${toRebuild}${rebuild}`;
  const answer = await askJob(connection, jobName, { wanted });
  if (answer.outcome !== 'done') return answer;
  return { outcome: 'done', seconds: answer.seconds, ...factsShape.parse(answer.facts) };
};
