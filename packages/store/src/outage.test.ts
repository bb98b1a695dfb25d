import { mongo } from 'mongoose';
import { isOutage } from './outage';

const cutOff = new mongo.MongoNetworkError('connection 6 to 127.0.0.1:27017 closed');

test('a lost connection is an outage, also where the driver wraps it', () => {
  expect(isOutage(cutOff)).toBe(true);
  const inBulk = new mongo.MongoBulkWriteError(cutOff as never, {} as never);
  expect(isOutage(inBulk)).toBe(true);
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
