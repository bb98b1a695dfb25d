import { voidLine } from '../../domain/void-line';
import { line, noon, shelf } from '../../testing/example-shop';
import { adjudicated, after, basketOf, claimed, ended, scanned } from '../../testing/trip-story';
import { changesBetween, toDocument, toRow } from './trip-document';

const row = (trip: ReturnType<typeof basketOf>, version = 1) => ({ trip, version, eventsPublished: version });

test('a scan only appends its lines', () => {
  const before = basketOf(shelf.coffee);
  const scan = scanned(before, { article: shelf.lemonade, number: 50 });
  if (!scan.ok) throw new Error();
  const changes = changesBetween(
    toDocument(row(before)),
    toDocument(row(after(before, ...scan.value.events), 2)),
  );
  expect(Object.keys(changes)).toEqual(['$set', '$push']);
  expect(changes.$set).toEqual({ version: 2, eventsPublished: 2, lineSequence: 3 });
  expect(changes.$push).toMatchObject({
    lines: { $each: [{ name: 'lemonade' }, { name: 'bottle deposit' }] },
  });
});

test('a void writes what is left', () => {
  const before = basketOf(shelf.coffee, shelf.lemonade);
  const outcome = voidLine(before, line(10), noon);
  if (!outcome.ok) throw new Error();
  const changes = changesBetween(
    toDocument(row(before)),
    toDocument(row(after(before, ...outcome.value), 2)),
  );
  expect(changes.$set).toMatchObject({ lines: [{ name: 'coffee' }], voidedLines: [{}, {}] });
});

test('an open trip holds its device, a paid one nothing', () => {
  const open = basketOf(shelf.coffee);
  expect(toDocument(row(open))).toMatchObject({ openDeviceId: open.deviceId });
  const held = claimed(adjudicated(ended(open, { drawnMillionths: 0 })));
  const changes = changesBetween(toDocument(row(open)), toDocument(row(held, 2)));
  expect(changes.$unset).toEqual({ openDeviceId: '' });
  expect(toDocument(row(held))).toMatchObject({ helpStoreId: open.storeId, transferCodeHash: 'first' });
});

test('a trip comes back from its document as it was', () => {
  for (const trip of [
    basketOf(shelf.lemonade),
    ended(basketOf(shelf.wine)),
    claimed(adjudicated(ended(basketOf(shelf.coffee)))),
  ])
    expect(toRow(toDocument(row(trip)))).toEqual(row(trip));
});
