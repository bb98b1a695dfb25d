import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import {
  endTrip,
  eventually,
  openTrip,
  presentCard,
  type Receipt,
  readReceipt,
  receiptWithPoints,
  returnLines,
  scan,
} from '@rayon/client/shop';
import { freePort } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { type Connection, connectStore } from '@rayon/store';
import { at } from './gateway-calls';
import { openSmallShop, payAt, type SmallShop } from './small-shop';
import { administratorOf, passingDirectory, type StartedRayon, startRayon } from './started-rayon';

const built = join(__dirname, '../../infra/dist/audit/main.js');
const { directory, remove } = passingDirectory();
let rayon: StartedRayon;
let shop: SmallShop;
let points: Connection;
let scanner: Connection;

beforeAll(async () => {
  const port = await freePort();
  rayon = startRayon(['--data', directory, '--port', String(port), '--no-demo']);
  await rayon.ready;
  shop = await openSmallShop(gatewayClient(`http://127.0.0.1:${port}`), {
    credentials: administratorOf(directory),
    handhelds: 1,
  });
});
afterAll(async () => {
  rayon?.child.kill('SIGINT');
  await rayon?.ended;
  remove();
});

/** What `npm run audit:ledger` runs after its building: its exit code and what it printed. */
const audit = (): Promise<{ code: number; printed: string }> =>
  new Promise((resolve) => {
    const script = `require(${JSON.stringify(built)}).main(process.argv.slice(1))`;
    const child = execFile(
      process.execPath,
      ['-e', script, '--', '--data', directory],
      { env: { ...process.env, MONGODB_URL: '' } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, printed: stdout + stderr }),
    );
  });

/** Some pieces of the second article, which costs 1.38 and has no deposit, paid and with their points. */
const buy = async (quantity: number): Promise<Receipt> => {
  const [handheld, till] = [at(shop.handhelds, 0), at(shop.tills, 0)];
  const { presentation } = await presentCard(handheld, at(shop.shoppers, 0).gsrn);
  const trip = await openTrip(handheld, presentation);
  await scan(handheld, { tripId: trip.id, code: at(shop.codes, 1), quantity });
  const { transferCode } = await endTrip(handheld, trip.id);
  const receipt = await payAt(till, shop, transferCode);
  return receiptWithPoints(till, receipt.id);
};

test('a house without fault is clean, while it runs and while it rests', async () => {
  const till = at(shop.tills, 0);
  const [kept, returned] = [await buy(3), await buy(4)];
  await returnLines(till, {
    receiptId: returned.id,
    lines: [{ lineId: at(returned.lines, 0).id, quantity: 3 }],
  });
  await eventually('the points to be taken back', async () => {
    const now = await readReceipt(till, returned.id);
    return now?.points?.reversed === 4 ? true : undefined;
  });
  expect(kept.points?.earned).toBe(4);
  const running = await audit();
  expect(running.printed).toMatch(/receipts that were closed +2\n.*receipts the ledger knows +2\n/);
  expect(running).toMatchObject({ code: 0, printed: expect.stringContaining('✓ Every balance') });

  rayon.child.kill('SIGINT');
  await rayon.ended;
  expect(await audit()).toEqual(running);
  expect(running.printed).toMatch(/points members hold together +5\n/);
});

test('a balance, an entry and receipts that were changed by hand are named, each with what is wrong', async () => {
  rayon = startRayon(['--data', directory, '--port', String(await freePort()), '--no-demo']);
  await rayon.ready;
  const { storeUrl: url } = JSON.parse(readFileSync(join(directory, 'running.json'), 'utf8'));
  points = await connectStore({ url, database: 'rayon-points' });
  scanner = await connectStore({ url, database: 'rayon-scanner' });
  try {
    const [account] = await points.collection('accounts').find({ balance: 5 }).toArray();
    const transfers = await points.collection('transfers').find().sort({ sequence: 1 }).toArray();
    const receipts = await scanner.collection<Row>('receipts').find().sort({ _id: 1 }).toArray();
    const [paid, returned] = [at(receipts, 0), at(receipts, 1)];
    const lost = { ...paid, _id: newId(), tripId: newId(), key: { ...paid.key, number: 'lost' } };
    const strange = await points.collection<Row>('receipts').findOne({ _id: paid._id });
    const strangeId = newId();

    await points.collection('accounts').updateOne({ _id: account?._id }, { $set: { balance: 105 } });
    await points
      .collection('transfers')
      .updateOne({ _id: at(transfers, 1)._id }, { $set: { at: new Date(0) } });
    await scanner
      .collection<Row>('receipts')
      .updateOne({ _id: paid._id }, { $set: { 'lines.0.paidMinor': 1_000, memberId: 'somebody' } });
    await scanner
      .collection<Row>('receipts')
      .updateOne({ _id: returned._id }, { $set: { 'lines.0.refundedMinor': 0 } });
    await scanner.collection<Row>('receipts').insertOne(lost);
    await points.collection<Row>('receipts').insertOne({
      ...strange,
      _id: strangeId,
      facts: { ...strange?.facts, receiptId: strangeId },
    });

    const { code, printed } = await audit();
    expect(code).toBe(1);
    const expected = [
      new RegExp(`member:${account?._id}: balance 105, entries sum to 5`),
      new RegExp(`transfer:${at(transfers, 1)._id}: it was changed after it was written`),
      new RegExp(`${paid._id}: .* it is of member somebody, in the ledger of member ${account?._id}`),
      new RegExp(`${paid._id}: .* paid 3 for €10\\.00, in the ledger 3 for €4\\.14`),
      new RegExp(`${paid._id}: .* 10 points should be earned, the ledger has 4`),
      new RegExp(`${returned._id}: .* kept 1 for €5\\.52, in the ledger 1 for €1\\.38`),
      new RegExp(`${returned._id}: .* 5 points should be kept, the ledger has 1`),
      new RegExp(`${lost._id}: receipt lost of .* is missing in the ledger: 4 points of member`),
      new RegExp(`${strangeId}: no such receipt was ever closed; the ledger has 4 points for it`),
    ];
    for (const sentence of expected) expect(printed).toMatch(sentence);
    // The balance also lets the sums disagree, and the receipt nobody closed has no entry.
    expect(printed.match(/✗/g)).toHaveLength(expected.length + 2);
  } finally {
    await points.close();
    await scanner.close();
  }
});

test('without data, or told something else, it says what to do and ends otherwise than with differences', async () => {
  const script = `require(${JSON.stringify(built)}).main(process.argv.slice(1))`;
  const ended = (...args: string[]) =>
    new Promise<{ code: number | null; text: string }>((resolve) => {
      const child = execFile(process.execPath, ['-e', script, '--', ...args], (_error, _stdout, text) =>
        resolve({ code: child.exitCode, text }),
      );
    });
  expect(await ended('--data', join(directory, 'nowhere'))).toMatchObject({
    code: 2,
    text: expect.stringContaining('There is no data'),
  });
  expect(await ended('--date', directory)).toMatchObject({
    code: 2,
    text: expect.stringContaining('is --data meant?'),
  });
});

// biome-ignore lint/suspicious/noExplicitAny: rows are changed here as nobody should.
type Row = Record<string, any> & { _id: string };
