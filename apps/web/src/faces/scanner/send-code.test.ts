import { type GatewayClient, GatewayProblem, isRefusal } from '@rayon/client';
import { enterCouponDocument, scanDocument } from '@rayon/client/operations/scanner';
import { sendCode } from './send-code';

const queued = { code: '8112001234561234560123456', commandId: 'scan', couponCommandId: 'coupon' };
const refusal = { __typename: 'ScannerRefusal', reason: 'COUPON_SCANNED', message: 'A coupon.' };

/** A gateway that answers a document with what is given for it, in turn; what is an error is thrown. */
const gatewayWith = (answers: Map<unknown, unknown[]>) => {
  const asked: object[] = [];
  const caller = {
    ask: (document: unknown, { input }: { input: object }) => {
      asked.push(input);
      const next = answers.get(document)?.shift();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
  } as unknown as Pick<GatewayClient, 'ask'>;
  return { caller, asked };
};
const away = () => new GatewayProblem('OFFLINE');

test('a coupon that is read while the network goes away waits, and is entered under the same id once it is back', async () => {
  const { caller, asked } = gatewayWith(
    new Map<unknown, unknown[]>([
      [scanDocument, [{ scan: refusal }, { scan: refusal }]],
      [enterCouponDocument, [away(), { enterCoupon: { trip: { id: 'trip' } } }]],
    ]),
  );
  expect(await sendCode(caller, 'trip', queued)).toBeUndefined();
  const sent = await sendCode(caller, 'trip', queued);
  expect(sent?.kind).toBe('coupon');
  expect(await sent?.answer).toEqual({ trip: { id: 'trip' } });
  const { code } = queued;
  const both = [
    { commandId: 'scan', tripId: 'trip', code },
    { commandId: 'coupon', tripId: 'trip', code },
  ];
  expect(asked).toEqual([...both, ...both]);
});

test('an article that is read without network waits', async () => {
  const { caller } = gatewayWith(new Map([[scanDocument, [away()]]]));
  expect(await sendCode(caller, 'trip', queued)).toBeUndefined();
});

test('what is refused and what fails for good was answered', async () => {
  const unknown = { ...refusal, reason: 'UNKNOWN_CODE' };
  const broken = new GatewayProblem('FORBIDDEN');
  const { caller } = gatewayWith(new Map([[scanDocument, [{ scan: unknown }, broken]]]));
  const refused = await sendCode(caller, 'trip', queued);
  expect(refused?.kind).toBe('article');
  expect(isRefusal((await refused?.answer) ?? {})).toBe(true);
  await expect((await sendCode(caller, 'trip', queued))?.answer).rejects.toBe(broken);
});
