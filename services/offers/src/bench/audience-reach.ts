import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createInProcessBus } from '@rayon/bus';
import { silent } from '@rayon/kernel';
import { createRelay, openParked } from '@rayon/messaging';
import { connectStore, createDatabase, ensureIndexes } from '@rayon/store';
import { startTestStore } from '@rayon/testkit';
import type { Audience } from '../domain/campaign-content';
import { countAudience } from '../records/audience-reach';
import { openRecords, recordTables } from '../records/records';

/** How long it takes to count audiences of many members, and how long the process is busy with it at a time. */
const memberCount = 100_000;
const categoriesOfEach = 4;
const categoryCount = 200;
const insertedTogether = 1_000;
const roundsOfEach = 5;

const audiences: Readonly<Record<string, Audience>> = {
  members: { kind: 'members' },
  'who consent': { kind: 'personalised' },
  'who bought a common category': { kind: 'personalised', boughtCategory: 'category-1' },
  'who bought a rare one': { kind: 'personalised', boughtCategory: 'category-190' },
  'who never bought a common one': { kind: 'personalised', notBoughtCategory: 'category-1' },
  'who bought one and never another': {
    kind: 'personalised',
    boughtCategory: 'category-1',
    notBoughtCategory: 'category-2',
  },
};

const memberIdAt = (at: number) => `01900000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

/** Some categories are bought by most and most by few. */
const categoriesAt = (at: number): string[] => [
  ...new Set(
    Array.from({ length: categoriesOfEach }, (_, more) => {
      const place = ((at * 7_919 + more * 104_729) % 10_007) / 10_007;
      return `category-${Math.floor(categoryCount * place ** 3)}`;
    }),
  ),
];

/** The longest the process was kept from anything else while something was done. */
const longestBusy = async (task: () => Promise<void>): Promise<number> => {
  let isOver = false;
  let longest = 0;
  const watching = (async () => {
    while (!isOver) {
      const due = performance.now() + 1;
      await pause(1);
      longest = Math.max(longest, performance.now() - due);
    }
  })();
  await task();
  isOver = true;
  await watching;
  return longest;
};

const main = async (): Promise<void> => {
  const store = await startTestStore();
  const connection = await connectStore({ url: store.url, database: store.database('offers') });
  const relay = createRelay({
    bus: createInProcessBus(),
    parked: openParked(connection, 'offers'),
    logger: silent,
  });
  const records = openRecords(createDatabase(connection, relay));
  await ensureIndexes(connection, recordTables);
  for (let at = 0; at < memberCount; at += insertedTogether) {
    const ids = Array.from({ length: insertedTogether }, (_, more) => at + more);
    await records.members.insert(
      ids.map((id) => ({ memberId: memberIdAt(id), personalised: id % 5 < 2, consentSequence: 0 })),
    );
    await records.purchases.insert(
      ids.flatMap((id) =>
        categoriesAt(id).map((category) => ({
          purchaseId: `${memberIdAt(id)}/${category}`,
          memberId: memberIdAt(id),
          category,
          units: 1 + (id % 3),
        })),
      ),
    );
  }

  const [processor] = cpus();
  console.log(
    `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${memberCount} members, ${await records.purchases.count({})} purchases by category\n`,
  );
  console.log(
    '| audience | members | middle ms | longest ms | process busy ms |\n| --- | ---: | ---: | ---: | ---: |',
  );
  for (const [name, audience] of Object.entries(audiences)) {
    const took: number[] = [];
    let members = 0;
    const busy = await longestBusy(async () => {
      for (let round = 0; round < roundsOfEach; round += 1) {
        const started = performance.now();
        ({ members } = await countAudience(records, audience, new Date()));
        took.push(performance.now() - started);
      }
    });
    took.sort((left, right) => left - right);
    const shown = [took[Math.floor(roundsOfEach / 2)] ?? 0, took.at(-1) ?? 0, busy].map((ms) =>
      ms.toFixed(0),
    );
    console.log(`| ${name} | ${members} | ${shown.join(' | ')} |`);
  }
  await connection.close();
  await store.stop();
};

void main();
