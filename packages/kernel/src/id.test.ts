import { idFromName, idMaker, isUuid, MalformedId, newId } from './id';

test('new ids sort in the order they were made', () => {
  const made = Array.from({ length: 500 }, newId);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(500);
});

test('an id derived from a name is a UUID and always the same', () => {
  expect(idFromName('store:nantes')).toBe(idFromName('store:nantes'));
  expect(idFromName('store:nantes')).not.toBe(idFromName('store:lyon'));
  expect(isUuid(idFromName('store:nantes'))).toBe(true);
});

test('anything but a UUID is refused', () => {
  const memberId = idMaker('MemberId');
  for (const text of ['', 'x', `${newId()} `, newId().toUpperCase(), '{"$ne":null}'])
    expect(() => memberId(text)).toThrow(MalformedId);
});
