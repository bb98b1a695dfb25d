import { administrator } from '@rayon/infra';
import { ask } from './asking';
import { openPremises, type Premises } from './premises';

let premises: Premises;
beforeAll(async () => {
  // Each caller below says where they are by the header of a proxy that is believed.
  premises = await openPremises({ gateway: { trustProxy: true } });
});
afterAll(() => premises?.stop());

const query = `mutation ($input: SignInInput!) { signInStaff(input: $input) {
  ... on SignedIn { session { accessToken } } ... on MembersRefusal { reason retryAfterSeconds } } }`;

/** What became of one try to sign in as the administrator from an address. */
const tryFrom = async (address: string, password: string): Promise<string> => {
  const variables = { input: { email: administrator.email, password } };
  const { data } = await ask(premises.url, query, variables, { headers: { 'x-forwarded-for': address } });
  const outcome = data?.signInStaff as { session?: object; reason?: string };
  return outcome.session ? 'in' : String(outcome.reason);
};

const home = '198.51.100.7';
const strangers = Array.from({ length: 40 }, (_, n) => `203.0.113.${n + 1}`);

test('a stranger who keeps guessing shuts nobody out who signs in where they did before', async () => {
  // A pause must not end while passwords are looked at, however slowly.
  premises.stopClock();
  expect(await tryFrom(home, administrator.password)).toBe('in');

  const guesses = await Promise.all(strangers.map((address) => tryFrom(address, 'not the password')));
  expect(guesses.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(5);
  expect(guesses.filter((outcome) => outcome === 'TOO_MANY_ATTEMPTS')).toHaveLength(35);

  expect(await tryFrom('203.0.113.99', administrator.password)).toBe('TOO_MANY_ATTEMPTS');
  const atHome = await Promise.all(Array.from({ length: 10 }, () => tryFrom(home, administrator.password)));
  expect(atHome).toEqual(Array(10).fill('in'));
});

test('no address is kept or logged', async () => {
  expect(premises.lines.join('\n')).not.toMatch(/198\.51\.100\.7|203\.0\.113\./);
});
