import fc from 'fast-check';
import { anyLines, anyTarget } from '../testing/arbitrary-offers';
import type { BasketLine } from './basket';
import { unitsOf } from './basket';
import { compileCampaign } from './compiled-campaign';
import { aiming, exampleContent, line } from './examples';
import { PiecesByKey } from './pieces-needed';
import { areSame, compileTarget, exceptedAs, isFoundBy, keysOfTarget, type Target } from './target';

const coffee = line('coffee', 500, 1, { category: 'Épicerie', brandId: 'north', gtin: '03017620422003' });
const tea = line('tea', 400, 1, { category: 'Épicerie', brandId: 'south' });
const milk = line('milk', 100, 1, { category: 'Crèmerie', brandId: 'north' });
const oldMilk = { ...milk, lineId: 'old', markedDown: true as const };
const all = { coffee, tea, milk, oldMilk };

const inIt = (target: Partial<Target>): string[] =>
  Object.entries(all).flatMap(([name, one]) => (compileTarget(aiming(target))(one) ? [name] : []));

test('what is excepted is never in it, whatever else names it', () => {
  expect(inIt({})).toEqual(['coffee', 'tea', 'milk', 'oldMilk']);
  expect(inIt({ except: aiming({ brandIds: ['north'] }) })).toEqual(['tea']);
  expect(inIt({ except: aiming({ categories: ['EPICERIE', 'épicerie'] }) })).toEqual(['milk', 'oldMilk']);
  expect(inIt({ except: aiming({ gtins: ['03017620422003'] }) })).toEqual(['tea', 'milk', 'oldMilk']);
  expect(inIt({ except: { ...aiming(), markedDown: true } })).toEqual(['coffee', 'tea', 'milk']);
  expect(
    inIt({ brandIds: ['north'], except: { ...aiming({ articleIds: ['coffee'] }), markedDown: true } }),
  ).toEqual(['milk']);
});

test('what has to be in every kind of list is in all of those that name something', () => {
  const both = { categories: ['Épicerie'], brandIds: ['north'] };
  expect(inIt(both)).toEqual(['coffee', 'tea', 'milk', 'oldMilk']);
  expect(inIt({ ...both, every: true })).toEqual(['coffee']);
  expect(inIt({ brandIds: ['north'], articleIds: ['tea', 'milk'], every: true })).toEqual([
    'milk',
    'oldMilk',
  ]);
});

test('an article by its id and one by its code are of one kind', () => {
  const named = {
    brandIds: ['north'],
    articleIds: ['milk'],
    gtins: ['03017620422003'],
    every: true,
  } as const;
  expect(inIt(named)).toEqual(['coffee', 'milk', 'oldMilk']);
});

test('it is found by the most selective kind alone where it asks for every kind', () => {
  const named = { categories: ['Épicerie'], brandIds: ['north', 'south'], articleIds: ['coffee'] };
  const keys = (more: Partial<Target>) => keysOfTarget(aiming({ ...named, ...more }));
  expect(keys({})).toHaveLength(4);
  expect(keys({ every: true })).toEqual(['a:coffee']);
  expect(keys({ every: true, articleIds: [] })).toEqual(['b:north', 'b:south']);
});

/** The same as it is said: read off the lists one by one. */
const isMeant = ({ every, except, ...lists }: Target, one: BasketLine): boolean => {
  const kinds = (of: Omit<Target, 'every' | 'except'>) => [
    { named: of.categories.length > 0, is: of.categories.includes(one.category) },
    { named: of.brandIds.length > 0, is: of.brandIds.includes(one.brandId ?? '') },
    {
      named: of.articleIds.length + of.gtins.length > 0,
      is: of.articleIds.includes(one.articleId) || of.gtins.includes(one.gtin),
    },
  ];
  const asked = kinds(lists).filter(({ named }) => named);
  const isNamed = asked.length === 0 || (every ? asked.every(({ is }) => is) : asked.some(({ is }) => is));
  const isExcepted =
    except && (kinds(except).some(({ is }) => is) || (except.markedDown && one.markedDown) === true);
  return isNamed && !isExcepted;
};

test('whatever it says, exactly the lines it means are in it, and one of its keys finds each', () => {
  fc.assert(
    fc.property(anyLines(8), anyTarget, (lines, target) => {
      const [isIn, keys] = [compileTarget(target), keysOfTarget(target)];
      for (const one of lines) {
        expect(isIn(one)).toBe(isMeant(target, one));
        if (isIn(one) && keys.length > 0) expect(isFoundBy(one, keys)).toBe(true);
        if (isIn(one)) expect(exceptedAs(target, one)).toBeUndefined();
        else
          expect(exceptedAs(target, one) !== undefined).toBe(isMeant({ ...target, except: undefined }, one));
      }
    }),
  );
});

test('pieces that are counted by its keys are never fewer than those in it', () => {
  fc.assert(
    fc.property(anyLines(8), anyTarget, fc.integer({ min: 2, max: 6 }), (lines, target, take) => {
      const benefit = { kind: 'n-for-m', take, pay: 1 } as const;
      const content = exampleContent({ id: 'c', benefit, target });
      const campaign = compileCampaign({ campaignId: 'c', version: 1, content });
      const units = unitsOf(lines);
      const isEnough = units.filter((unit) => campaign.isTarget(unit.line)).length >= take;
      if (isEnough) expect(new PiecesByKey(units).areEnoughFor(campaign, benefit)).toBe(true);
    }),
  );
});

test('two are the same in whatever order they name what they mean and what they except', () => {
  const one = aiming({ brandIds: ['a', 'b'], except: aiming({ categories: ['Thé', 'Café'] }) });
  expect(
    areSame(one, aiming({ brandIds: ['b', 'a'], except: aiming({ categories: ['café', 'thé'] }) })),
  ).toBe(true);
  expect(areSame(one, aiming({ brandIds: ['a', 'b'] }))).toBe(false);
  expect(
    areSame(one, { ...one, except: { ...aiming({ categories: ['Thé', 'Café'] }), markedDown: true } }),
  ).toBe(false);
  expect(
    areSame(
      aiming({ brandIds: ['a'], categories: ['Thé'] }),
      aiming({ brandIds: ['a'], categories: ['Thé'], every: true }),
    ),
  ).toBe(false);
});
