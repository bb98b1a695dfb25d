import { runInNewContext } from 'node:vm';
import { mongo } from 'mongoose';
import { isOutage } from './outage';

const cutOff = new mongo.MongoNetworkError('connection 6 to 127.0.0.1:27017 closed');

test('a lost connection is an outage, also where the driver wraps it', () => {
  expect(isOutage(cutOff)).toBe(true);
  const inBulk = new mongo.MongoBulkWriteError(cutOff as never, {} as never);
  expect(isOutage(inBulk)).toBe(true);
});

test.each(['EPIPE', 'ECONNRESET'])('so is %s, which the driver passes on as Node says it', (code) => {
  const ofNode = runInNewContext('new Error("This socket has been ended by the other party")');
  expect(isOutage(Object.assign(ofNode, { code }))).toBe(true);
});

test('a connection the pool had no room for is one, and a client that was closed meanwhile', () => {
  for (const name of ['MongoWaitQueueTimeoutError', 'MongoTopologyClosedError', 'MongoClientClosedError'])
    expect(isOutage(Object.assign(new Error('away'), { name }))).toBe(true);
});

test.each([
  [251, 'the store forgot the transaction when it was started again'],
  [112, 'another one was always faster'],
])('a transaction that could not be finished is one: %i, %s', (code, message) => {
  const errorLabels = ['TransientTransactionError'];
  const lost = new mongo.MongoServerError({ message, code, errorLabels });
  expect(isOutage(lost)).toBe(true);
  expect(isOutage(new mongo.MongoBulkWriteError(lost as never, {} as never))).toBe(true);
  expect(isOutage(new mongo.MongoServerError({ message, code }))).toBe(false);
});

test('a full disk is one: what was refused may be sent again when there is room', () => {
  const full = new mongo.MongoServerError({ message: 'the disk is full', code: 14_031 });
  expect(isOutage(full)).toBe(true);
  expect(isOutage(new mongo.MongoBulkWriteError(full as never, {} as never))).toBe(true);
});

test('what the store refuses is none', () => {
  const duplicate = new mongo.MongoServerError({ message: 'E11000 duplicate key', code: 11_000 });
  expect(isOutage(duplicate)).toBe(false);
  const inBulk = new mongo.MongoBulkWriteError(
    { message: 'E11000', code: 11_000, writeErrors: [] },
    {} as never,
  );
  expect(isOutage(inBulk)).toBe(false);
  expect(isOutage(new Error('a bug'))).toBe(false);
});
