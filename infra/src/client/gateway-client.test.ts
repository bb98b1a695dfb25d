import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayError, gatewayClient } from './gateway-client';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A gateway that gives these error codes one after another, then the data. */
const gatewayThatSays = async (...codes: string[]) => {
  const bodies: string[] = [];
  const answering = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    bodies.push(body);
    const code = codes.shift();
    response.end(
      JSON.stringify(
        code ? { errors: [{ message: code, extensions: { code } }] } : { data: { whoAmI: 'me' } },
      ),
    );
  });
  server = answering;
  await new Promise<void>((listening) => answering.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(answering.address() as AddressInfo).port}`, bodies };
};

const input = { input: { commandId: 'one' } };

test('a patient client asks exactly the same again while a part is away or too slow', async () => {
  const { url, bodies } = await gatewayThatSays('UNAVAILABLE', 'DEADLINE_EXCEEDED');
  const client = gatewayClient(url, { patienceMilliseconds: 60_000 });
  expect(await client.as('token').ask('mutation { a }', input)).toEqual({ whoAmI: 'me' });
  expect(bodies).toHaveLength(3);
  expect(new Set(bodies).size).toBe(1);
});

test('any other error is told at once, and so is everything to a client without patience', async () => {
  const patient = await gatewayThatSays('FORBIDDEN');
  await expect(gatewayClient(patient.url, { patienceMilliseconds: 60_000 }).ask('{ a }')).rejects.toThrow(
    GatewayError,
  );
  expect(patient.bodies).toHaveLength(1);
  server?.close();
  const hasty = await gatewayThatSays('UNAVAILABLE');
  await expect(gatewayClient(hasty.url).ask('{ a }')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(hasty.bodies).toHaveLength(1);
});
