import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gatewayClient } from './gateway-client';
import { GatewayProblem, isPassing } from './gateway-problem';
import { attempt, isRefusal, perform, Refused } from './refusal';
import type { TypedDocument } from './typed-document';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

type Said = { body: string; token: string | undefined };

/** A gateway that gives these answers one after another, a code as the error it stands for, then the data. */
const gatewayThatSays = async (...answers: (string | object)[]) => {
  const said: Said[] = [];
  const answering = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    said.push({ body, token: request.headers.authorization });
    const answer = answers.shift() ?? { data: { whoAmI: 'me' } };
    if (answer === 'CUT') return request.socket.destroy();
    response.setHeader('x-correlation-id', 'logged-so');
    return response.end(
      JSON.stringify(
        typeof answer === 'string' ? { errors: [{ message: answer, extensions: { code: answer } }] } : answer,
      ),
    );
  });
  server = answering;
  await new Promise<void>((listening) => answering.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(answering.address() as AddressInfo).port}`, said };
};

const who = '{ whoAmI }' as TypedDocument<{ whoAmI: string | null }, object>;
const input = { input: { commandId: 'one' } };
const retry = {
  codes: ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'OFFLINE'],
  pausesMilliseconds: Array(5).fill(10),
};

describe('a client that sends again', () => {
  test('sends exactly the same while a part is away, too slow or cut off', async () => {
    const { url, said } = await gatewayThatSays('UNAVAILABLE', 'CUT', 'DEADLINE_EXCEEDED');
    expect(await gatewayClient(url, { retry }).as({ accessToken: 'token' }).ask(who, input)).toEqual({
      whoAmI: 'me',
    });
    expect(said).toHaveLength(4);
    expect(new Set(said.map(({ body }) => body)).size).toBe(1);
  });

  test('gives any other error at once, and so does a client that does not', async () => {
    const patient = await gatewayThatSays('FORBIDDEN');
    await expect(gatewayClient(patient.url, { retry }).ask(who, {})).rejects.toThrow(GatewayProblem);
    expect(patient.said).toHaveLength(1);
    server?.close();
    const hasty = await gatewayThatSays('UNAVAILABLE');
    await expect(gatewayClient(hasty.url).ask(who, {})).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      correlationId: 'logged-so',
    });
    expect(hasty.said).toHaveLength(1);
  });
});

describe('what went wrong', () => {
  test('is said to pass when no answer came, or not in time', async () => {
    const { url } = await gatewayThatSays('CUT');
    const cut = await gatewayClient(url)
      .ask(who, {})
      .catch((error: unknown) => error);
    expect(cut).toMatchObject({ code: 'OFFLINE' });
    expect(isPassing(cut)).toBe(true);
    const hanging = createServer(() => undefined);
    server?.close();
    server = hanging;
    await new Promise<void>((listening) => hanging.listen(0, '127.0.0.1', listening));
    const { port } = hanging.address() as AddressInfo;
    const slow = gatewayClient(`http://127.0.0.1:${port}`, { timeoutMilliseconds: 50 });
    await expect(slow.ask(who, {})).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  test('is given by its status when the answer is none of the gateway’s', async () => {
    server = createServer((_request, response) => void response.writeHead(502).end('<html>'));
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const error = gatewayClient(`http://127.0.0.1:${port}`).ask(who, {});
    await expect(error).rejects.toMatchObject({ code: 'HTTP_502' });
  });

  test('leaves what could be answered to whoever takes a part', async () => {
    const half = { data: { whoAmI: 'me', points: null }, errors: [{ extensions: { code: 'UNAVAILABLE' } }] };
    const { url } = await gatewayThatSays(half, half);
    expect(await gatewayClient(url).ask(who, {}, { partly: true })).toEqual(half.data);
    await expect(gatewayClient(url).ask(who, {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a token that has ended', () => {
  test('is renewed once for all who find it refused, and everything is asked again', async () => {
    const { url, said } = await gatewayThatSays('UNAUTHENTICATED', 'UNAUTHENTICATED');
    let renewals = 0;
    const renew = async () => {
      renewals += 1;
      await new Promise((next) => setTimeout(next, 50));
      return 'next';
    };
    const client = gatewayClient(url).as({ accessToken: 'ended', renew });
    await Promise.all([client.ask(who, {}), client.ask(who, {})]);
    expect(renewals).toBe(1);
    expect(said.map(({ token }) => token)).toEqual([
      'Bearer ended',
      'Bearer ended',
      'Bearer next',
      'Bearer next',
    ]);
    expect(client.accessToken).toBe('next');
  });

  test('that cannot be renewed ends the sign-in', async () => {
    const { url } = await gatewayThatSays('UNAUTHENTICATED');
    let ended = 0;
    const client = gatewayClient(url).as({
      accessToken: 'ended',
      renew: () => Promise.reject(new GatewayProblem('UNAUTHENTICATED')),
      onEnded: () => {
        ended += 1;
      },
    });
    await expect(client.ask(who, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(ended).toBe(1);
  });
});

test('a refusal is a value to whoever attempts and thrown to whoever counts on success', async () => {
  type Answer =
    | { __typename: 'Taken'; line: string }
    | { __typename: 'ShopRefusal'; reason: 'CLOSED'; message: string };
  const take = 'mutation Take { take }' as TypedDocument<{ take: Answer }, { input: { commandId: string } }>;
  const refusal = {
    data: { take: { __typename: 'ShopRefusal', reason: 'CLOSED', message: 'Come tomorrow.' } },
  };
  const { url } = await gatewayThatSays(refusal, refusal, {
    data: { take: { __typename: 'Taken', line: 'tea' } },
  });
  const client = gatewayClient(url);
  const answer = await attempt(client, take, { commandId: 'one' });
  expect(isRefusal(answer) ? answer.reason : answer.line).toBe('CLOSED');
  await expect(perform(client, take, { commandId: 'one' })).rejects.toThrow(Refused);
  expect((await perform(client, take, { commandId: 'two' })).line).toBe('tea');
});
