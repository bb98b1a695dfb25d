import { addMade, forgetMade, madeOf, noteSaved } from './unsaved-codes';

/** Whether the browser would ask before it leaves the page. */
const asksFirst = (): boolean => {
  const event = new Event('beforeunload', { cancelable: true });
  leave?.(event);
  return event.defaultPrevented;
};
let leave: ((event: Event) => void) | undefined;
const known = { add: globalThis.addEventListener, remove: globalThis.removeEventListener };
beforeAll(() => {
  Object.assign(globalThis, {
    addEventListener: (_: string, listener: (event: Event) => void) => {
      leave = listener;
    },
    removeEventListener: () => {
      leave = undefined;
    },
  });
});
afterEach(() => ['soups', 'teas'].forEach(forgetMade));
afterAll(() => {
  Object.assign(globalThis, { addEventListener: known.add, removeEventListener: known.remove });
});

test('codes that come in several answers are one list, which is held until it is saved', () => {
  addMade('soups', ['A', 'B']);
  addMade('soups', ['C']);
  expect(madeOf('soups')).toEqual({ codes: ['A', 'B', 'C'], isSaved: false });
  expect(asksFirst()).toBe(true);
  noteSaved('soups');
  expect(madeOf('soups')).toEqual({ codes: ['A', 'B', 'C'], isSaved: true });
  expect(asksFirst()).toBe(false);
});

test('what comes after it was saved is not saved', () => {
  addMade('soups', ['A']);
  noteSaved('soups');
  addMade('soups', ['B']);
  expect(madeOf('soups')).toEqual({ codes: ['A', 'B'], isSaved: false });
  expect(asksFirst()).toBe(true);
});

test('a list that is given up is gone, another one is still held', () => {
  addMade('soups', ['A']);
  addMade('teas', ['B']);
  forgetMade('soups');
  expect(madeOf('soups')).toBeUndefined();
  expect(asksFirst()).toBe(true);
  forgetMade('teas');
  expect(asksFirst()).toBe(false);
});
