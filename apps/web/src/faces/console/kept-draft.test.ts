import { emptyDraft } from './draft';
import { forgetDrafts, keepDraft, keptDraft } from './kept-draft';

const kept: Record<string, string> = {};
Object.defineProperties(kept, {
  getItem: { value: (name: string) => kept[name] ?? null },
  setItem: { value: (name: string, text: string) => Object.assign(kept, { [name]: text }) },
  removeItem: { value: (name: string) => Reflect.deleteProperty(kept, name) },
});
beforeAll(() => Object.assign(globalThis, { sessionStorage: kept }));
afterAll(() => Reflect.deleteProperty(globalThis, 'sessionStorage'));

test('what was typed is there again until it is forgotten', () => {
  const draft = { ...emptyDraft, titleFr: 'À moitié' };
  keepDraft('new', draft);
  expect(keptDraft('new')).toEqual(draft);
  forgetDrafts();
  expect(keptDraft('new')).toBeUndefined();
});

test('what was typed into a form of other fields is not put into this one', () => {
  const { conditions: _, ...fewer } = emptyDraft;
  kept['rayon.draft.new'] = JSON.stringify({ ...fewer, threshold: '30' });
  expect(keptDraft('new')).toBeUndefined();
  keepDraft('new', emptyDraft);
  kept['rayon.draft.new'] = (kept['rayon.draft.new'] ?? '').replace('afterOffers', 'afterEverything');
  expect(keptDraft('new')).toBeUndefined();
});
