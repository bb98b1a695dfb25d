import { objectType } from './api-schema';
import { type Answer, ask, eachOf, send } from './asking';
import { illegibleTexts, legibleMembers } from './hostile-values';
import { faultOf, harmless, refusalsOf, resultOf } from './judged-answers';
import { leaksIn, secretsOf } from './log-leaks';
import { nonsenseFor, replaced } from './nonsense';
import { openPremises, type Premises } from './premises';
import { mutationQuery } from './probes-of-mutations';
import { type RefusedRequest, refusedRequests } from './refused-requests';
import { openStoreContent, type StoreContent } from './store-content';
import { openTwoShops, type TwoShops } from './two-shops';
import { useCommandsUp } from './used-commands';

const mutations = Object.keys(objectType('Mutation').getFields());

let premises: Premises;
let shops: TwoShops;
let requests: Readonly<Record<string, RefusedRequest>>;
let store: Awaited<ReturnType<typeof openStoreContent>>;
let before: StoreContent;
beforeAll(async () => {
  premises = await openPremises();
  shops = await openTwoShops(premises);
  requests = refusedRequests(shops, await useCommandsUp(shops));
  store = await openStoreContent(premises.storeUrl);
  before = await settled();
});
afterAll(async () => {
  await store?.close();
  await premises?.stop();
});

/** The content of the store once events have come to rest. */
const settled = async (): Promise<StoreContent> => {
  let last = await store.read();
  for (let look = 0; look < 100; look += 1) {
    await new Promise((next) => setTimeout(next, 200));
    const isAtRest = !(await store.eventsWait());
    const now = await store.read();
    if (isAtRest && JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
  throw new Error('the store does not come to rest');
};

const requestOf = (mutation: string): RefusedRequest => {
  const request = requests[mutation];
  if (!request) throw new Error(`nobody wrote down how ${mutation} is refused`);
  return request;
};

const asking = (mutation: string, language: 'fr' | 'en' = 'en') => ({
  accessToken: shops.as[requestOf(mutation).as].accessToken,
  language,
});

/** What an import counts is in its success type: with `dryRun` nothing is taken. */
const successSelection: Readonly<Record<string, string>> = {
  importArticles: '... on ArticlesImported { rejected { reason message field } }',
};

const askMutation = (mutation: string, input: unknown, language: 'fr' | 'en' = 'en'): Promise<Answer> =>
  ask(
    premises.url,
    mutationQuery(mutation, successSelection[mutation]),
    { input },
    asking(mutation, language),
  );

test('every mutation has a request that only the state of things refuses', async () => {
  expect(Object.keys(requests).sort()).toEqual([...mutations].sort());
  for (const mutation of mutations) {
    const { input, reason } = requestOf(mutation);
    const answer = await askMutation(mutation, input);
    const result = resultOf(answer, mutation);
    if (harmless[mutation] === result?.__typename) continue;
    expect({ mutation, reason: result?.reason, text: answer.text }).toEqual({
      mutation,
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
      text: answer.text,
    });
  }
});

test('whatever is sent into whichever member, it is refused in words, and nothing is written', async () => {
  const spoken = new Map<string, { mutation: string; input: unknown }>();
  const faults: string[] = [];
  let asked = 0;
  for (const mutation of mutations) {
    const nonsense = nonsenseFor(mutation, requestOf(mutation).input);
    asked += nonsense.length;
    await eachOf(nonsense, async ({ what, input }) => {
      const answer = await askMutation(mutation, input);
      const fault = faultOf(answer, mutation);
      if (fault) faults.push(`${mutation} ${what}: ${fault} ${answer.text.slice(0, 200)}`);
      for (const { message } of refusalsOf(answer, mutation))
        if (!spoken.has(message)) spoken.set(message, { mutation, input });
    });
  }
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(4_000);
  expect(await settled()).toEqual(before);

  const sameWords: string[] = [];
  await eachOf([...spoken], async ([english, { mutation, input }]) => {
    const inFrench = refusalsOf(await askMutation(mutation, input, 'fr'), mutation).map(
      ({ message }) => message,
    );
    if (inFrench.length === 0 || inFrench.some((message) => message.trim() === '' || message === english))
      sameWords.push(`${mutation}: ${english} / ${inFrench.join(' ')}`);
  });
  expect(sameWords).toEqual([]);
  // Some ten thousand requests.
}, 600_000);

test('text that people read holds nothing that cannot be seen or turns it around', async () => {
  const asked = Object.entries(legibleMembers).flatMap(([mutation, paths]) =>
    paths.flatMap((path) => illegibleTexts.map(({ name, value }) => ({ mutation, path, name, value }))),
  );
  const faults = await eachOf(asked, async ({ mutation, path, name, value }) => {
    const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const answer = await askMutation(mutation, replaced(requestOf(mutation).input, steps, value));
    const member = path.replace(/^rows\.0\./, '');
    const named = refusalsOf(answer, mutation).some(({ field }) => field === member);
    return named ? [] : [`${mutation} ${path}: ${name}: ${answer.text.trim().slice(0, 160)}`];
  });
  expect(faults.flat()).toEqual([]);
});

test('a foreign id is refused like an unknown one', async () => {
  const { elsewhere } = shops.things;
  const foreign: Record<string, string> = {
    tripId: elsewhere.openTripId,
    lineId: elsewhere.openLineId,
    campaignId: elsewhere.campaignId,
  };
  for (const mutation of mutations) {
    const { as, input } = requestOf(mutation);
    if (as === 'marketer' || as === 'administrator') continue;
    for (const [member, id] of Object.entries(foreign)) {
      if (!(member in input)) continue;
      const answers = await Promise.all(
        [id, '01a20029-436e-757f-ad2c-f6cd1e8474bc'].map((asked) =>
          askMutation(mutation, { ...input, [member]: asked }),
        ),
      );
      expect({ mutation, member, text: answers[0]?.text }).toEqual({
        mutation,
        member,
        text: answers[1]?.text,
      });
      expect(answers[0] && resultOf(answers[0], mutation)?.reason).toBeDefined();
    }
  }
});

test('numbers that JSON does not have, and bodies that are no requests, are refused before anything runs', async () => {
  const { accessToken } = shops.as.device;
  const query = JSON.stringify(mutationQuery('scan'));
  const scanWith = (quantity: string) =>
    `{"query":${query},"variables":{"input":{"commandId":"x","tripId":"x","code":"x","quantity":${quantity}}}}`;
  const bodies = [
    ...['NaN', 'Infinity', '-Infinity', '1e400', '0x10', '01', '+1', '.5', 'undefined'].map(scanWith),
    '',
    'null',
    '[]',
    '7',
    '"text"',
    '{}',
    '{"query":null}',
    '{"query":7}',
    '{"query":{"$ne":null}}',
    '{"query":["{ session { kind } }"]}',
    `[{"query":${query}},{"query":${query}}]`,
    `{"query":${query},"variables":[]}`,
    `{"query":${query},"variables":"x"}`,
    `{"query":${query},"variables":{"__proto__":{"input":{}}}}`,
    `{"query":${query},"operationName":{"$ne":null}}`,
    `{"query":${query},"variables":{"input":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
    '{"query":"{ session { kind } }"',
    '\u0000',
    '\ufeff{"query":"{ session"}',
    'query={ session { kind } }',
  ];
  const faults = await eachOf(bodies, async (body) => {
    const { status, text, errors } = await send(premises.url, body, { accessToken });
    const refused = status >= 400 && status < 500 && errors.length > 0;
    return refused && !/node_modules|\.[jt]s:\d+|Did you mean/.test(text)
      ? []
      : [`${body.slice(0, 120)} => ${status} ${text.slice(0, 200)}`];
  });
  expect(faults.flat()).toEqual([]);
});

test('a body of more than 100 kB is refused unread, for every mutation; of a brand, one that is larger than a picture, of staff, than an import', async () => {
  const answers = await eachOf(mutations, (mutation) => {
    const { as, input } = requestOf(mutation);
    const ofOthers = as.includes('brand') ? 411 : 101;
    const kilobytes = /associate|marketer|administrator/.test(as) ? 3 * 1024 : ofOthers;
    return askMutation(mutation, { ...input, commandId: 'x'.repeat(kilobytes * 1024) });
  });
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
    new Set([
      '413 {"errors":[{"message":"This request is too large.","extensions":{"code":"LIMIT_EXCEEDED"}}]}',
    ]),
  );
});

test('after all of it the store holds what it held', async () => {
  expect(await settled()).toEqual(before);
});

test('nothing that was asked left a secret or a failure of ours in the log', () => {
  expect(leaksIn(premises.lines, secretsOf(shops))).toEqual([]);
  expect(
    premises.lines.filter((line) => /"level":[56]0/.test(line) && !line.includes('missing a url')),
  ).toEqual([]);
});
