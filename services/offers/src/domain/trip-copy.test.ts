import { unknownTrip, withFacts, withKnown, withVoided } from './trip-copy';

const opened = withFacts(unknownTrip('trip'), { storeId: 'store', deviceId: 'device' }, 1);

test('follows who, where and in what state, and keeps what an event does not say', () => {
  const attached = withFacts(opened, { memberId: 'member', deviceId: undefined }, 4);
  expect(attached).toMatchObject({ deviceId: 'device', memberId: 'member', heardSequence: 4 });
});

test('an event that was followed before, or says nothing new, changes nothing', () => {
  const taken = withFacts(opened, { deviceId: 'other' }, 4);
  expect(withFacts(taken, { deviceId: 'device' }, 4)).toBe(taken);
  expect(withFacts(taken, { deviceId: 'device' }, 2)).toBe(taken);
  expect(withFacts(taken, { deviceId: 'other' }, 9)).toBe(taken);
});

test('a trip that is over stays over', () => {
  const closed = withFacts(opened, { status: 'closed' }, 5);
  expect(withFacts(closed, { status: 'cancelled', memberId: 'member' }, 6)).toMatchObject({
    status: 'closed',
    memberId: 'member',
  });
});

test('what is known beyond a copy that was read stays known, and what it knows beyond that too', () => {
  const known = withVoided(withFacts(opened, { memberId: 'member' }, 4), ['line']);
  const read = { ...opened, status: 'ended', basketVersion: 1, heardSequence: 3 } as const;
  expect(withKnown(read, known)).toMatchObject({
    memberId: 'member',
    voidedLineIds: ['line'],
    status: 'ended',
    basketVersion: 1,
  });
  expect(withKnown({ ...read, memberId: 'later', heardSequence: 8 }, known).memberId).toBe('later');
});
