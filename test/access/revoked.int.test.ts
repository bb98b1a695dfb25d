import {
  endSession,
  enrolDevice,
  gatewayClient,
  isRefusal,
  openDeviceSession,
  openSession,
  perform,
  refreshSession,
  type Session,
} from '@rayon/client';
import { enrolMemberDocument } from '@rayon/client/operations/card';
import { revokeDeviceDocument } from '@rayon/client/operations/console';
import { defineStoreDocument } from '@rayon/client/operations/retailer';
import { administrator, enrolmentCode } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { ask } from './asking';
import { openPremises, type Premises } from './premises';

const password = 'forty-two-marbles-in-a-jar';

describe.each([
  ['in one process', false],
  ['each in a process of its own', true],
])('revoked, with services %s', (_how, overHttp) => {
  let premises: Premises;
  beforeAll(async () => {
    premises = await openPremises({ overHttp, gateway: { revokedEveryMilliseconds: 50 } });
  });
  afterAll(() => premises?.stop());

  const nobody = () => gatewayClient(premises.url);
  const opened = (session: Session | { reason: string }): Session => {
    if (isRefusal(session as never)) throw new Error(JSON.stringify(session));
    return session as Session;
  };
  const signIn = async () => opened(await openSession(nobody(), 'signInStaff', administrator));

  const statusAt = async (url: string, accessToken: string, query = '{ session { kind } }') =>
    (await ask(url, query, {}, { accessToken })).status;

  /** The token is refused soon, and at once by a gateway that was not there when it was revoked. */
  const ends = async ({ accessToken }: Session) => {
    while ((await statusAt(premises.url, accessToken)) === 200)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await statusAt(premises.url, accessToken)).toBe(401);
    const { url } = await premises.openAnotherGateway();
    expect(await statusAt(url, accessToken)).toBe(401);
  };

  test('a till takes no payment, and reads nothing, once it is revoked', async () => {
    const { accessToken } = await signIn();
    const admin = nobody().as({ accessToken });
    const place = { name: 'Nantes', city: 'Nantes', currency: 'EUR', timeZone: 'Europe/Paris' };
    const { store } = await perform(admin, defineStoreDocument, {
      commandId: newId(),
      reference: 'nantes',
      ...place,
    });
    const code = await enrolmentCode(admin, { storeId: store.id, kind: 'TILL', label: 'Till 1' });
    const till = await enrolDevice(nobody(), { commandId: newId(), code });
    if (isRefusal(till)) throw new Error(till.reason);
    const session = opened(await openDeviceSession(nobody(), till));
    expect(await statusAt(premises.url, session.accessToken)).toBe(200);

    await perform(admin, revokeDeviceDocument, { commandId: newId(), deviceId: till.deviceId });
    await ends(session);
    const pay = 'mutation ($input: ConfirmPaymentInput!) { confirmPayment(input: $input) { __typename } }';
    expect(await statusAt(premises.url, session.accessToken, pay)).toBe(401);
    // Whoever revoked it goes on.
    expect(await statusAt(premises.url, accessToken)).toBe(200);
  });

  test('a session that was signed out ends, and the other of the same person does not', async () => {
    const [left, kept] = [await signIn(), await signIn()];
    await endSession(nobody(), left.refreshToken ?? '');
    await ends(left);
    expect(await statusAt(premises.url, kept.accessToken)).toBe(200);
  });

  test('a renewal that was copied ends every token of its session', async () => {
    const first = await signIn();
    const second = await refreshSession(nobody(), first.refreshToken ?? '');
    const third = await refreshSession(nobody(), second.refreshToken ?? '');
    expect(await statusAt(premises.url, third.accessToken)).toBe(200);
    await expect(refreshSession(nobody(), first.refreshToken ?? '')).rejects.toThrow();
    await ends(third);
    expect(await statusAt(premises.url, second.accessToken)).toBe(401);
  });

  test('a new password ends every session there was, and none that comes after', async () => {
    const email = `${newId()}@example.org`;
    const facts = { email, password, firstName: 'Ada', locale: 'fr', consents: [] };
    await perform(nobody(), enrolMemberDocument, { commandId: newId(), ...facts });
    const signInWith = async (secret: string) =>
      opened(await openSession(nobody(), 'signInMember', { email, password: secret }));
    const [phone, laptop] = [await signInWith(password), await signInWith(password)];
    const query = `mutation ($input: ChangePasswordInput!) {
      changePassword(input: $input) { ... on PasswordChanged { changed } } }`;
    const newPassword = 'seven blue bicycles';
    const input = { commandId: newId(), currentPassword: password, newPassword };
    const { data } = await ask(premises.url, query, { input }, { accessToken: phone.accessToken });
    expect(data).toEqual({ changePassword: { changed: true } });
    await ends(laptop);
    await ends(phone);
    const again = await signInWith(newPassword);
    expect(await statusAt(premises.url, again.accessToken)).toBe(200);
  });
});
