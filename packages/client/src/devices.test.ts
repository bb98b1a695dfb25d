import { createPublicKey, verify } from 'node:crypto';
import { enrolDevice, openDeviceSession } from './devices';
import type { GatewayClient } from './gateway-client';

test('a device answers its challenge with the key it was enrolled with', async () => {
  const inputs: { publicKey?: { x: string; y: string }; signature?: string }[] = [];
  const client = {
    ask: async (document: string, variables: { input: (typeof inputs)[number] }) => {
      inputs.push(variables.input);
      if (document.includes('enrolDevice'))
        return {
          enrolDevice: {
            __typename: 'DeviceEnrolled',
            deviceId: 'd',
            storeId: 's',
            label: 'l',
            kind: 'TILL',
          },
        };
      if (document.includes('deviceChallenge'))
        return { deviceChallenge: { __typename: 'DeviceChallenge', challenge: 'sign me' } };
      return { signInDevice: { __typename: 'SignedIn', session: { accessToken: 'token' } } };
    },
  } as unknown as GatewayClient;

  const device = await enrolDevice(client, { commandId: 'one', code: 'AAAA-2222' });
  if (!('privateKey' in device)) throw new Error('not enrolled');
  expect(device.privateKey.extractable).toBe(false);
  expect(await openDeviceSession(client, device)).toEqual({ accessToken: 'token' });

  const [enrolled, , signed] = inputs;
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', ...enrolled?.publicKey }, format: 'jwk' });
  const signature = Buffer.from(signed?.signature ?? '', 'base64url');
  expect(verify('sha256', Buffer.from('sign me'), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
});
