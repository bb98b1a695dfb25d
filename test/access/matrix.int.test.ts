import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessibleFields } from './api-schema';
import { type Answer, ask, eachOf } from './asking';
import { type Access, expectedAccess, toldApart } from './expected-access';
import { leaksIn, secretsOf } from './log-leaks';
import { matrixTable } from './matrix-table';
import { openPremises, type Premises } from './premises';
import { type PrincipalName, principalNames, type Side, sideOf, sides } from './principals';
import { nobodys, type Probe, probesOf, targets } from './probes';
import { openTwoShops, type TwoShops } from './two-shops';

const committed = join(__dirname, 'matrix.md');

let premises: Premises;
let shops: TwoShops;
beforeAll(async () => {
  premises = await openPremises();
  shops = await openTwoShops(premises);
  const people = sides.flatMap((side) => {
    const { memberId, gsrn, email } = shops.things[side];
    return [memberId, gsrn, email.replaceAll('.', '\\.')];
  });
  namesPerson = new RegExp(people.join('|'));
});
afterAll(() => premises?.stop());

const isRefusal = ({ data, errors }: Answer) =>
  errors.length > 0 &&
  errors.every(({ extensions }) => /^(UNAUTHENTICATED|FORBIDDEN)$/.test(extensions?.code ?? '')) &&
  data !== undefined;

/** Members by id, card or address; a test of its own would forget the next field. */
let namesPerson: RegExp;

/** What this principal gets of this field; anything that is none of the four words is said in full. */
const observe = async (name: string, probe: Probe, principal: PrincipalName): Promise<Access | string> => {
  const asking = { accessToken: shops.as[principal].accessToken };
  const answers: Partial<Record<(typeof targets)[number], Answer>> = {};
  for (const target of probe.addressed ? targets : (['here'] as const)) {
    const things = target === 'nobody' ? nobodys(shops.things.here) : shops.things[target];
    const { query, variables } = await probe.ask(things, principal);
    answers[target] = await ask(premises.url, query, variables, asking);
  }
  const given = Object.values(answers);
  const odd = given.find(
    (answer) => answer.status >= 500 || (answer.errors.length > 0 && !isRefusal(answer)),
  );
  if (odd) return `unexpected: ${odd.status} ${odd.text.slice(0, 200)}`;
  if (principal.endsWith('brand') && given.some(({ text }) => namesPerson.test(text)))
    return 'leak: a brand is told of a person';

  const shown = sides.filter((side) =>
    probe.shows((probe.addressed ? answers[side] : answers.here)?.data, side),
  );
  const own = sideOf(principal);
  if (shown.length === 0) return given.some(isRefusal) ? 'refused' : 'none';
  if (shown.length === 2 && own === undefined && name === 'Query.session') return 'own';
  if (shown.length === 2) return 'all';
  if (own === undefined || shown[0] !== own) return `leak: ${principal} sees only what is ${shown[0]}`;
  return probe.addressed ? ownOnly(name, own, answers) : 'own';
};

/** The other side's thing has to look exactly like one that does not exist. */
const ownOnly = (name: string, own: Side, answers: Partial<Record<string, Answer>>): string => {
  const other = answers[own === 'here' ? 'elsewhere' : 'here'];
  const nobody = answers.nobody;
  if (!other || !nobody) return 'unexpected: not asked';
  if (other.text === nobody.text && other.status === nobody.status) return 'own';
  const exception = toldApart[name];
  if (exception?.as.test(other.text)) return 'own';
  return `told apart: ${other.text} is not ${nobody.text}`;
};

test('every field of the API has its line in the expected table, and no line is left over', () => {
  expect(Object.keys(expectedAccess).sort()).toEqual([...accessibleFields].sort());
});

test('everybody gets of every field what is theirs, and nothing else', async () => {
  const probes = probesOf(shops);
  const asked = accessibleFields.flatMap((field) =>
    principalNames.map((principal) => ({ field, principal })),
  );
  const seen = await eachOf(asked, async ({ field, principal }) => {
    const probe = probes[field];
    return [field, principal, probe ? await observe(field, probe, principal) : 'never asked'] as const;
  });
  const observed: Record<string, Record<string, string>> = {};
  for (const [field, principal, access] of seen) {
    observed[field] ??= {};
    observed[field][principal] = access;
  }
  const wrong = seen.flatMap(([field, principal, access]) =>
    expectedAccess[field]?.[principal] === access
      ? []
      : [`${field} for ${principal}: ${access} instead of ${expectedAccess[field]?.[principal]}`],
  );
  expect(wrong).toEqual([]);

  const table = matrixTable(observed);
  if (process.env.WRITE_ACCESS_MATRIX) writeFileSync(committed, table);
  expect(readFileSync(committed, 'utf8')).toBe(table);
});

test('how likely an audit was is told to staff and tills, not to the shopper', async () => {
  const query = 'query ($id: ID!) { trip(id: $id) { audit { required reason probability draw } } }';
  const told = async (principal: PrincipalName) => {
    const { accessToken } = shops.as[principal];
    const { data } = await ask(premises.url, query, { id: shops.things.here.paidTripId }, { accessToken });
    const trip = data?.trip as { audit: { probability: number | null; draw: number | null } } | undefined;
    return trip?.audit;
  };
  for (const shopper of ['device', 'member'] as const)
    expect(await told(shopper)).toMatchObject({ probability: null, draw: null });
  for (const staff of ['associate', 'terminal', 'marketer'] as const)
    expect(await told(staff)).toMatchObject({ probability: expect.any(Number), draw: expect.any(Number) });
});

test('a till that may take an article back learns from the receipt neither the buyer’s name nor their offers', async () => {
  const { text, data } = await ask(
    premises.url,
    `query ($id: ID!) { receipt(id: $id) { number trip {
      member { id firstName } offers { total { minor } } messages { title } } } }`,
    { id: shops.things.elsewhere.receiptId },
    { accessToken: shops.as.terminal.accessToken },
  );
  expect(data).toEqual({
    receipt: { number: 'elsewhere-1', trip: { member: null, offers: null, messages: null } },
  });
  expect(text).not.toMatch(namesPerson);
});

/** Each feed with the plain query it follows, what it is about, and the first thing it says. */
const feeds = [
  { feed: 'tripFeed', query: 'Query.trip', argument: 'tripId', about: 'paidTripId', first: 'TripStatus' },
  {
    feed: 'storeFeed',
    query: 'Query.tripsNeedingHelp',
    argument: 'storeId',
    about: 'storeId',
    first: 'StoreTripChanged',
  },
  {
    feed: 'campaignFeed',
    query: 'Query.campaign',
    argument: 'campaignId',
    about: 'campaignId',
    first: 'CampaignStatusChanged',
  },
] as const;

test.each(feeds.flatMap((feed) => principalNames.map((principal) => [feed.feed, principal, feed] as const)))(
  '%s opens live for %s as the plain query does',
  async (_name, principal, feed) => {
    const access = expectedAccess[feed.query]?.[principal];
    const own = sideOf(principal);
    for (const side of sides) {
      const opens = access === 'all' || (access === 'own' && side === own);
      const id = shops.things[side][feed.about];
      const first = await firstOfFeed(feed, id, shops.as[principal].accessToken);
      if (opens) expect(first).toContain(`"${feed.first}"`);
      else expect(first).toMatch(/"code":"(FORBIDDEN|UNAUTHENTICATED)"/);
    }
  },
);

/** The first thing that comes over the live channel. */
const firstOfFeed = async (
  { feed, argument }: (typeof feeds)[number],
  id: string,
  accessToken: string | undefined,
): Promise<string> => {
  const response = await fetch(`${premises.url}/live`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify({
      query: `subscription ($id: ID!) { ${feed}(${argument}: $id) { __typename } }`,
      variables: { id },
    }),
    signal: AbortSignal.timeout(60_000),
  });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (/^data: ./m.test(text) || text.includes('"code"')) break;
  }
  return text;
};

test('nothing that was asked left a secret in the log', () => {
  expect(leaksIn(premises.lines, secretsOf(shops))).toEqual([]);
});
