import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gatewayClient } from './gateway-client';
import { GatewayProblem } from './gateway-problem';
import { keepWatching } from './keep-watching';
import { tripFeedDocument } from './operations/live.gen';
import { watchTrip } from './trip-feed';
import { watchFeed } from './watch-feed';

let server: Server | undefined;
let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  jest.useRealTimers();
  server?.close();
  server?.closeAllConnections();
});

type Asked = { token: string | undefined; variables: { tripId: string; afterMessage?: number } };
type Said = { data: { tripFeed: object } } | { errors: object[] };
/** What one connection says, then whether it completes, is cut off or stays open; a number is a status without a feed. */
type Connection = { says: Said[]; end: 'completes' | 'is cut off' | 'stays open' } | number;

const item = (tripFeed: object): Said => ({ data: { tripFeed } });
const status = item({ __typename: 'TripStatus', status: 'OPEN' });
const message = (sequence: number) =>
  item({ __typename: 'TripMessage', sequence, messageId: `m-${sequence}`, title: 'Tea', body: 'Text' });
const refetch = (reason: string) => item({ __typename: 'RefetchNeeded', reason });
const refusal = (code: string): Connection => ({
  says: [{ errors: [{ message: code, extensions: { code } }] }],
  end: 'completes',
});
const staysOpen: Connection = { says: [], end: 'stays open' };

const bodyOf = async (request: IncomingMessage): Promise<Asked['variables']> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text).variables;
};

const speak = (response: ServerResponse, connection: Connection) => {
  if (typeof connection === 'number') return response.writeHead(connection).end();
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  for (const said of connection.says) response.write(`event: next\ndata: ${JSON.stringify(said)}\n\n`);
  if (connection.end === 'completes') return response.end('event: complete\n\n');
  // Once it is written, so that what was said arrives.
  if (connection.end === 'is cut off') response.write(':\n\n', () => response.destroy());
  return undefined;
};

/** A live channel whose connections go like this, one after another; any further one stays open. */
const liveChannel = async (...connections: Connection[]) => {
  const asked: Asked[] = [];
  const answering = createServer(async (request, response) => {
    asked.push({ token: request.headers.authorization, variables: await bodyOf(request) });
    speak(response, connections.shift() ?? staysOpen);
  });
  server = answering;
  await new Promise<void>((listening) => answering.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(answering.address() as AddressInfo).port}`;
  return { asked, client: gatewayClient(url).as({ accessToken: 'first', renew: async () => 'next' }) };
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((next) => setImmediate(next));
};

/** Pauses end when a test says so; the network is real. */
const fakeTimers = () =>
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });

/** Watches the feed of a trip and notes what is said to whoever watches. */
const watching = ({ client }: Awaited<ReturnType<typeof liveChannel>>, watch = watchFeed) => {
  const notes: string[] = [];
  stop = watch(client, tripFeedDocument, () => ({ tripId: 'trip' }), {
    connected: () => notes.push('connected'),
    see: (seen) => notes.push(seen.__typename),
    lost: () => notes.push('lost'),
    ended: (code) => notes.push(code),
  });
  return notes;
};

test('says that it is connected when nothing came yet', async () => {
  const notes = watching(await liveChannel(staysOpen));
  await until(() => notes.length > 0);
  expect(notes).toEqual(['connected']);
});

test('says what comes after it is connected', async () => {
  const notes = watching(await liveChannel({ says: [status], end: 'stays open' }));
  await until(() => notes.length > 1);
  expect(notes).toEqual(['connected', 'TripStatus']);
});

test.each(['FORBIDDEN', 'TOO_MANY_FEEDS', 'BAD_INPUT'])(
  'is over once it is refused with %s',
  async (code) => {
    const channel = await liveChannel(refusal(code));
    const notes = watching(channel);
    await until(() => notes.includes(code));
    jest.useFakeTimers();
    expect(jest.getTimerCount()).toBe(0);
    expect(notes).toEqual(['connected', code]);
    expect(channel.asked).toHaveLength(1);
  },
);

test.each<[string, Connection]>([
  ['is cut off', { says: [], end: 'is cut off' }],
  ['is ended because the gateway stops', { says: [refetch('RESTARTING')], end: 'completes' }],
  ['is refused while a part is away', refusal('UNAVAILABLE')],
  ['is answered by something else', 502],
])('connects again when it %s', async (_what, connection) => {
  const channel = await liveChannel(connection, { says: [status], end: 'stays open' });
  const notes = watching(channel);
  await until(() => notes.includes('TripStatus'));
  expect(notes.slice(-3)).toEqual(['lost', 'connected', 'TripStatus']);
  expect(channel.asked.map(({ token }) => token)).toEqual(['Bearer first', 'Bearer first']);
});

test.each<[string, Connection]>([
  ['asked to sign in again', { says: [refetch('SIGN_IN_AGAIN')], end: 'completes' }],
  ['refused for its token', refusal('UNAUTHENTICATED')],
  ['answered 401', 401],
])('gets another token when it is %s', async (_what, connection) => {
  const channel = await liveChannel(connection);
  watching(channel);
  await until(() => channel.asked.length > 1);
  expect(channel.asked.map(({ token }) => token)).toEqual(['Bearer first', 'Bearer next']);
});

test('is over when there is no other token', async () => {
  const channel = await liveChannel(401);
  const renew = () => Promise.reject(new GatewayProblem('UNAUTHENTICATED'));
  const client = gatewayClient(channel.client.url).as({ accessToken: 'first', renew });
  const notes = watching({ ...channel, client });
  await until(() => notes.length > 0);
  expect(notes).toEqual(['UNAUTHENTICATED']);
});

test('says nothing more once it is stopped', async () => {
  const channel = await liveChannel({ says: [status], end: 'stays open' });
  const notes = watching(channel);
  await until(() => notes.includes('TripStatus'));
  stop();
  await new Promise((next) => server?.close(next));
  expect(notes).toEqual(['connected', 'TripStatus']);
  expect(channel.asked).toHaveLength(1);
});

test('that finds no room asks again later when it is kept, and is there once there is room', async () => {
  const channel = await liveChannel(refusal('TOO_MANY_FEEDS'), { says: [status], end: 'stays open' });
  fakeTimers();
  const notes = watching(channel, keepWatching);
  await until(() => jest.getTimerCount() > 0 && channel.asked.length === 1);
  await until(() => {
    jest.advanceTimersByTime(1_000);
    return notes.includes('TripStatus');
  });
  expect(notes).toEqual(['connected', 'connected', 'TripStatus']);
});

test('of a trip names the last message it saw when it connects again', async () => {
  const channel = await liveChannel(
    { says: [message(1), message(2)], end: 'is cut off' },
    { says: [message(3)], end: 'stays open' },
  );
  const seen: string[] = [];
  stop = watchTrip(channel.client, 'trip', (one) => seen.push(one.__typename));
  await until(() => seen.length === 3);
  expect(channel.asked.map(({ variables }) => variables)).toEqual([
    { tripId: 'trip', afterMessage: 0 },
    { tripId: 'trip', afterMessage: 2 },
  ]);
});
