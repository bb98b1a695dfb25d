import { join } from 'node:path';
import { askProjections, type ProjectionFacts, type ProjectionsAnswer, rebuiltBy } from '@rayon/messaging';
import { type ServiceName, serviceNames } from '@rayon/services';
import { connectStore } from '@rayon/store';
import { readDataOption, usualDirectory } from '../run/options';
import { findRunning } from '../run/running-file';

const root = join(__dirname, '../../..');
const usage =
  'npm run rebuild lists the projections; npm run rebuild -- scanner articles makes one of them anew.';

/** Something that was asked for and cannot be done; the message is a sentence that says why. */
class CannotRebuild extends Error {
  override name = 'CannotRebuild';
}

/** Where the services of a running Rayon keep their rows: who may write there may have them rebuilt. */
const storeOf = (directory: string): string => {
  const running = findRunning(directory);
  const url = running?.storeUrl ?? (process.env.MONGODB_URL || undefined);
  if (url) return url;
  throw new CannotRebuild(
    running
      ? `Rayon at ${running.url} is still starting, or keeps its rows in a MongoDB: then name it with MONGODB_URL.`
      : `No Rayon runs on ${directory}. Start it first, or name the data with --data, or its MongoDB with MONGODB_URL.`,
  );
};

const ask = async (storeUrl: string, service: ServiceName, rebuild?: string): Promise<ProjectionsAnswer> => {
  const database = `rayon-${service}`;
  const connection = await connectStore({ url: storeUrl, database, appName: 'rebuild' });
  try {
    return await askProjections(connection, { rebuild });
  } finally {
    await connection.close();
  }
};

/** Why a service did not do what it was asked. */
const refusalOf = (service: string, answer: Exclude<ProjectionsAnswer, { outcome: 'done' }>): string => {
  switch (answer.outcome) {
    case 'unknown':
      return `${service} has no projections.`;
    case 'silent':
      return `No process of ${service} answers; nothing was done. Is it running?`;
    case 'busy':
      return `${service} is rebuilding ${rebuiltBy(answer.wanted) ?? 'nothing'} since ${answer.since.toISOString()}; ask again when it is done.`;
    case 'failed':
      return `${service} could not do it, the rows are as they were: ${answer.reason}`;
  }
};

const freshnessOf = ({ followedAt, isBehind }: ProjectionFacts['projections'][number]): string => {
  const newest = followedAt
    ? `newest event of ${followedAt.toISOString()}`
    : 'no event since its process started';
  return `${isBehind ? 'behind' : 'current'}, ${newest}`;
};

/** Lists every projection with its freshness. */
const list = async (storeUrl: string): Promise<void> => {
  const answers = serviceNames.map(async (service) => ({ service, answer: await ask(storeUrl, service) }));
  let isComplete = true;
  for (const { service, answer } of await Promise.all(answers)) {
    if (answer.outcome === 'done')
      for (const projection of answer.projections)
        console.log(
          `  ${service.padEnd(8)} ${projection.name.padEnd(12)} ${String(projection.rows).padStart(7)} rows  ${freshnessOf(projection)}`,
        );
    else if (answer.outcome !== 'unknown') {
      isComplete = false;
      console.error(`  ${refusalOf(service, answer)}`);
    }
  }
  if (!isComplete) throw new CannotRebuild('Not every service answered.');
};

/** Has one projection made anew and says what that came to. */
const rebuildOne = async (storeUrl: string, service: ServiceName, name: string): Promise<void> => {
  const answer = await ask(storeUrl, service, name);
  if (answer.outcome !== 'done') throw new CannotRebuild(refusalOf(service, answer));
  const { rebuilt, projections, seconds } = answer;
  if (!rebuilt)
    throw new CannotRebuild(
      `${service} has no projection ${name}; there is: ${projections.map((one) => one.name).join(', ')}.`,
    );
  console.log(
    `\n  ✓ ${name} of ${service} is made anew: ${rebuilt.rows} rows from ${rebuilt.events} events of their publishers, in ${seconds.toFixed(1)} s.\n`,
  );
};

/** `npm run rebuild -- SERVICE PROJECTION`: of the Rayon that runs; without arguments what there is to rebuild. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    const end = args.findIndex((arg) => arg.startsWith('-'));
    const words = end < 0 ? args : args.slice(0, end);
    const [name, projection, ...more] = words;
    const { directory = usualDirectory(root) } = readDataOption('npm run rebuild', args.slice(words.length));
    if (more.length > 0 || (name && !projection)) throw new CannotRebuild(usage);
    const service = serviceNames.find((one) => one === name);
    if (name && !service)
      throw new CannotRebuild(`There is no service ${name}; there is: ${serviceNames.join(', ')}.`);
    const storeUrl = storeOf(directory);
    if (service && projection) await rebuildOne(storeUrl, service, projection);
    else await list(storeUrl);
    process.exit(0);
  } catch (error) {
    console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
};
