import { Decimal, type Doc, Double, ObjectId, Regex, show, Timestamp, type Value } from '../bson';
import { compileExpression, scopeOf } from '.';

const value = (input: unknown): Value => {
  if (Array.isArray(input)) return input.map(value);
  if (input !== null && typeof input === 'object' && Object.getPrototypeOf(input) === Object.prototype)
    return new Map(Object.entries(input).map(([name, field]) => [name, value(field)]));
  return input as Value;
};
const dec = (text: string): Decimal => Decimal.parse(text) as Decimal;
const at = (text: string): Date => new Date(text);
const summer = at('2024-07-09T22:30:15.123Z');
const source = value({
  a: 1,
  b: 2,
  s: 'Hello',
  list: [3, 1, 2],
  docs: [{ x: 1 }, { x: 2 }, { y: 3 }],
  nested: { deep: { er: 5 } },
  when: summer,
  n: null,
}) as Doc;

/** `{case: ..., then: ...}`: written as an object it would look like a promise. */
const branch = (test: string, condition: Value, result: Value): Doc =>
  new Map([
    [test, condition],
    ['then', result],
  ]);

const evaluate = (expression: unknown): string =>
  show(compileExpression(value(expression), scopeOf({ now: summer }))(source));

describe('an expression', () => {
  test.each<[string, unknown, unknown]>([
    ['field', '$a', 1],
    ['nested field', '$nested.deep.er', 5],
    ['field of documents in an array', '$docs.x', [1, 2]],
    ['missing field', '$none.x', undefined],
    ['literal', { $literal: '$a' }, '$a'],
    ['document', { x: '$a', y: { z: '$b' }, gone: '$none' }, { x: 1, y: { z: 2 } }],
    ['array', ['$a', '$none'], [1, null]],
    ['$$ROOT', '$$ROOT.a', 1],
    ['$$NOW', '$$NOW', summer],
    ['$$REMOVE', { a: '$$REMOVE' }, {}],

    ['int + int', { $add: [1, 2] }, 3],
    ['int + int beyond 32 bits', { $add: [2147483647, 1] }, 2147483648n],
    ['long + int', { $add: [1n, 2] }, 3n],
    ['long overflow becomes a double', { $add: [2n ** 63n - 1n, 1] }, 2 ** 63],
    ['exact longs', { $add: [9007199254740993n, 2n] }, 9007199254740995n],
    ['double', { $add: [1, 0.5, 0.5] }, new Double(2)],
    ['decimal', { $add: [dec('0.1'), dec('0.2')] }, dec('0.3')],
    ['date + ms', { $add: [summer, 1000] }, at('2024-07-09T22:30:16.123Z')],
    ['null', { $add: [1, null] }, null],
    ['dates apart', { $subtract: [summer, at('2024-07-09T22:30:15.000Z')] }, 123n],
    ['$multiply', { $multiply: [3, 4, 2n] }, 24n],
    ['$divide', { $divide: [6, 4] }, 1.5],
    ['$divide whole', { $divide: [6, 3] }, new Double(2)],
    ['$mod', { $mod: [-7, 3] }, -1],
    ['$abs', { $abs: -5 }, 5],
    ['$ceil', { $ceil: 1.2 }, new Double(2)],
    ['$floor of int', { $floor: 7 }, 7],
    ['$round to even', { $round: 2.5 }, new Double(2)],
    ['$round places', { $round: [1.255, 2] }, 1.25],
    ['$round tens', { $round: [1234, -2] }, 1200],
    ['$round decimal', { $round: [dec('1.2345'), 2] }, dec('1.23')],
    ['$trunc', { $trunc: [-1.78, 1] }, -1.7],
    ['$pow', { $pow: [2, 10] }, 1024],
    ['$pow beyond int', { $pow: [2, 40] }, 1099511627776n],
    ['$sqrt', { $sqrt: 16 }, new Double(4)],
    ['$log10', { $log10: 1000 }, new Double(Math.log10(1000))],
    ['$sum of list', { $sum: '$list' }, 6],
    ['$avg', { $avg: '$list' }, new Double(2)],
    ['$max', { $max: ['$a', '$b', null] }, 2],
    ['$min of list', { $min: '$list' }, 1],

    ['$eq', { $eq: ['$a', new Double(1)] }, true],
    ['$lt across types', { $lt: [5, 'a'] }, true],
    ['$cmp', { $cmp: [2, 1n] }, 1],
    ['$and', { $and: ['$a', { $gt: ['$b', 1] }] }, true],
    ['$or of none', { $or: [] }, false],
    ['$not', { $not: ['$n'] }, true],
    ['$cond', { $cond: [{ $gt: ['$a', 5] }, 'big', 'small'] }, 'small'],
    ['$cond named', { $cond: new Map([...branch('if', '$a', 1), ['else', 2]]) }, 1],
    ['$ifNull', { $ifNull: ['$none', '$n', 'x'] }, 'x'],
    [
      '$switch',
      {
        $switch: {
          branches: [branch('case', false, 1), branch('case', true, 2)],
          default: 3,
        },
      },
      2,
    ],
    ['$let', { $let: { vars: { x: '$a', y: 5 }, in: { $add: ['$$x', '$$y'] } } }, 6],

    ['$concat', { $concat: ['$s', ' ', 'x'] }, 'Hello x'],
    ['$concat null', { $concat: ['$s', '$n'] }, null],
    ['$toUpper', { $toUpper: '$s' }, 'HELLO'],
    ['$toLower of ASCII only', { $toLower: 'ÄB' }, 'Äb'],
    ['$substrCP', { $substrCP: ['äöü', 1, 1] }, 'ö'],
    ['$substrBytes', { $substrBytes: ['Hello', 1, 3] }, 'ell'],
    ['$strLenBytes', { $strLenBytes: 'äx' }, 3],
    ['$strLenCP', { $strLenCP: '😀x' }, 2],
    ['$indexOfCP', { $indexOfCP: ['äbc', 'c'] }, 2],
    ['$indexOfBytes', { $indexOfBytes: ['äbc', 'c'] }, 3],
    ['$split', { $split: ['a,b,c', ','] }, ['a', 'b', 'c']],
    ['$trim', { $trim: { input: ' x\n ' } }, 'x'],
    ['$ltrim chars', { $ltrim: { input: 'xxyx', chars: 'x' } }, 'yx'],
    [
      '$replaceAll',
      { $replaceAll: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } },
      'a$&b$&c',
    ],
    ['$replaceOne', { $replaceOne: { input: 'a.b.c', find: '.', replacement: '-' } }, 'a-b.c'],
    ['$strcasecmp', { $strcasecmp: ['ab', 'AC'] }, -1],
    ['$regexMatch', { $regexMatch: { input: '$s', regex: new Regex('^h', 'i') } }, true],
    [
      '$regexFind',
      { $regexFind: { input: 'xab', regex: '(a)(z)?' } },
      { match: 'a', idx: 1, captures: ['a', null] },
    ],
    [
      '$regexFindAll',
      { $regexFindAll: { input: 'a1b2', regex: '[0-9]' } },
      [
        { match: '1', idx: 1, captures: [] },
        { match: '2', idx: 3, captures: [] },
      ],
    ],

    ['$arrayElemAt', { $arrayElemAt: ['$list', -1] }, 2],
    ['$arrayElemAt beyond', { x: { $arrayElemAt: ['$list', 9] } }, {}],
    ['$first', { $first: '$list' }, 3],
    ['$last', { $last: '$list' }, 2],
    ['$size', { $size: '$list' }, 3],
    ['$slice', { $slice: ['$list', 1, 5] }, [1, 2]],
    ['$slice negative', { $slice: ['$list', -2] }, [1, 2]],
    ['$in', { $in: [2n, '$list'] }, true],
    ['$indexOfArray', { $indexOfArray: ['$list', 2] }, 2],
    ['$isArray', { $isArray: ['$list'] }, true],
    ['$concatArrays', { $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
    ['$range', { $range: [0, 10, 4] }, [0, 4, 8]],
    ['$reverseArray', { $reverseArray: '$list' }, [2, 1, 3]],
    ['$sortArray', { $sortArray: { input: '$list', sortBy: -1 } }, [3, 2, 1]],
    [
      '$sortArray by field',
      { $sortArray: { input: '$docs', sortBy: { x: -1 } } },
      [{ x: 2 }, { x: 1 }, { y: 3 }],
    ],
    [
      '$zip',
      { $zip: { inputs: [[1, 2], ['a']], useLongestLength: true, defaults: [0, 'z'] } },
      [
        [1, 'a'],
        [2, 'z'],
      ],
    ],
    ['$map', { $map: { input: '$list', as: 'n', in: { $multiply: ['$$n', 2] } } }, [6, 2, 4]],
    [
      '$map inside $map',
      {
        $map: {
          input: [1, 2],
          as: 'x',
          in: { $map: { input: [10], as: 'y', in: { $add: ['$$x', '$$y'] } } },
        },
      },
      [[11], [12]],
    ],
    ['$filter', { $filter: { input: '$list', cond: { $gt: ['$$this', 1] }, limit: 1 } }, [3]],
    [
      '$reduce',
      {
        $reduce: { input: '$list', initialValue: '', in: { $concat: ['$$value', { $toString: '$$this' }] } },
      },
      '312',
    ],
    ['$maxN', { $maxN: { n: 2, input: '$list' } }, [3, 2]],
    [
      '$setUnion',
      {
        $setUnion: [
          [2, 1],
          [1n, 3],
        ],
      },
      [1, 2, 3],
    ],
    [
      '$setIntersection',
      {
        $setIntersection: [
          [2, 1, 1],
          [1, 3],
        ],
      },
      [1],
    ],
    ['$setDifference', { $setDifference: [[3, 1, 3], [1]] }, [3]],
    ['$setIsSubset', { $setIsSubset: [[1], [1, 2]] }, true],
    [
      '$setEquals',
      {
        $setEquals: [
          [1, 2, 1],
          [2, 1],
        ],
      },
      true,
    ],
    ['$anyElementTrue', { $anyElementTrue: [[0, 1]] }, true],
    ['$allElementsTrue', { $allElementsTrue: [[0, 1]] }, false],
    [
      '$arrayToObject',
      {
        $arrayToObject: [
          [
            ['k', 1],
            ['l', 2],
          ],
        ],
      },
      { k: 1, l: 2 },
    ],
    ['$objectToArray', { $objectToArray: { k: 1 } }, [{ k: 'k', v: 1 }]],
    ['$mergeObjects', { $mergeObjects: [{ a: 1 }, null, { b: 2, a: 3 }] }, { a: 3, b: 2 }],
    ['$getField', { $getField: { field: 'a', input: { a: 7 } } }, 7],
    ['$getField with a dot', { $getField: 'a' }, 1],
    ['$setField', { $setField: { field: 'x.y', input: { a: 1 }, value: 2 } }, { a: 1, 'x.y': 2 }],

    ['$type', { $type: '$none' }, 'missing'],
    ['$isNumber', { $isNumber: 5n }, true],
    ['$toInt', { $toInt: '42' }, 42],
    ['$toInt cuts off', { $toInt: -2.9 }, -2],
    ['$toLong', { $toLong: summer }, BigInt(summer.getTime())],
    ['$toDouble', { $toDouble: '1e3' }, new Double(1000)],
    ['$toDecimal of a double', { $toDecimal: 2.5 }, dec('2.50000000000000')],
    ['$toString of a double', { $toString: 2.5 }, '2.5'],
    ['$toString of a date', { $toString: summer }, '2024-07-09T22:30:15.123Z'],
    [
      '$toObjectId',
      { $toObjectId: '64b7f8f8f8f8f8f8f8f8f8f8' },
      ObjectId.fromHex('64b7f8f8f8f8f8f8f8f8f8f8'),
    ],
    ['$toBool', { $toBool: 0 }, false],
    ['$toDate', { $toDate: '2024-01-02' }, at('2024-01-02T00:00:00Z')],
    ['$convert onError', { $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad'],
    ['$convert onNull', { $convert: { input: '$n', to: 'int', onNull: 0 } }, 0],

    ['$year', { $year: '$when' }, 2024],
    ['$month', { $month: '$when' }, 7],
    ['$dayOfMonth in a zone', { $dayOfMonth: { date: '$when', timezone: 'Europe/Berlin' } }, 10],
    ['$hour with an offset', { $hour: { date: '$when', timezone: '-03:30' } }, 19],
    ['$dayOfWeek', { $dayOfWeek: '$when' }, 3],
    ['$isoWeek', { $isoWeek: at('2021-01-03T00:00:00Z') }, 53],
    ['$isoWeekYear', { $isoWeekYear: at('2021-01-03T00:00:00Z') }, 2020n],
    ['$week', { $week: at('2024-01-07T00:00:00Z') }, 1],
    ['$dayOfYear', { $dayOfYear: at('2024-12-31T00:00:00Z') }, 366],
    [
      '$dateToString',
      { $dateToString: { date: '$when', format: '%Y-%m-%d %H:%M:%S.%L %j %z' } },
      '2024-07-09 22:30:15.123 191 +0000',
    ],
    [
      '$dateToString in a zone',
      { $dateToString: { date: '$when', format: '%d.%m. %H:%M %z', timezone: 'Europe/Berlin' } },
      '10.07. 00:30 +0200',
    ],
    ['$dateToString standard', { $dateToString: { date: '$when' } }, '2024-07-09T22:30:15.123Z'],
    [
      '$dateFromString',
      { $dateFromString: { dateString: '2024-07-10T00:30:15.123', timezone: 'Europe/Berlin' } },
      summer,
    ],
    [
      '$dateFromString format',
      { $dateFromString: { dateString: '31/12/2023', format: '%d/%m/%Y' } },
      at('2023-12-31T00:00:00Z'),
    ],
    ['$dateFromString onError', { $dateFromString: { dateString: 'soon', onError: 'no' } }, 'no'],
    ['$dateFromParts', { $dateFromParts: { year: 2024, month: 2, day: 30 } }, at('2024-03-01T00:00:00Z')],
    [
      '$dateFromParts iso',
      { $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 7 } },
      at('2021-01-03T00:00:00Z'),
    ],
    [
      '$dateToParts',
      { $dateToParts: { date: '$when' } },
      { year: 2024, month: 7, day: 9, hour: 22, minute: 30, second: 15, millisecond: 123 },
    ],
    [
      '$dateAdd months keeps to the end',
      { $dateAdd: { startDate: at('2024-01-31T12:00:00Z'), unit: 'month', amount: 1 } },
      at('2024-02-29T12:00:00Z'),
    ],
    [
      '$dateAdd a day over a change of clocks',
      {
        $dateAdd: {
          startDate: at('2024-03-30T12:00:00Z'),
          unit: 'day',
          amount: 1,
          timezone: 'Europe/Berlin',
        },
      },
      at('2024-03-31T11:00:00Z'),
    ],
    [
      '$dateSubtract',
      { $dateSubtract: { startDate: summer, unit: 'hour', amount: 2 } },
      at('2024-07-09T20:30:15.123Z'),
    ],
    [
      '$dateDiff',
      {
        $dateDiff: {
          startDate: at('2023-12-31T23:00:00Z'),
          endDate: at('2024-01-01T01:00:00Z'),
          unit: 'year',
        },
      },
      1n,
    ],
    [
      '$dateDiff weeks',
      {
        $dateDiff: {
          startDate: at('2024-07-06T00:00:00Z'),
          endDate: at('2024-07-08T00:00:00Z'),
          unit: 'week',
          startOfWeek: 'monday',
        },
      },
      1n,
    ],
    ['$dateTrunc', { $dateTrunc: { date: '$when', unit: 'month' } }, at('2024-07-01T00:00:00Z')],
    [
      '$dateTrunc in a zone',
      { $dateTrunc: { date: '$when', unit: 'day', timezone: 'Europe/Berlin' } },
      at('2024-07-09T22:00:00Z'),
    ],
    [
      '$dateTrunc week',
      { $dateTrunc: { date: '$when', unit: 'week', startOfWeek: 'monday' } },
      at('2024-07-08T00:00:00Z'),
    ],
    [
      '$dateTrunc quarter hours',
      { $dateTrunc: { date: '$when', unit: 'minute', binSize: 15 } },
      at('2024-07-09T22:30:00Z'),
    ],
    ['$tsSecond', { $tsSecond: new Timestamp(7, 3) }, 7n],
    ['$bitAnd', { $bitAnd: [12, 10n] }, 8n],
    ['$sin', { $sin: 0 }, new Double(0)],
  ])('%s', (_name, expression, expected) => {
    expect(evaluate(expression)).toBe(show(expected === undefined ? undefined : value(expected)));
  });

  test.each<[unknown, number, string]>([
    [{ $foo: 1 }, 168, "Unrecognized expression '$foo'"],
    [{ $add: ['x', 1] }, 14, '$add only supports numeric or date types, not string'],
    [{ $divide: [1, 0] }, 2, "can't $divide by zero"],
    [{ $mod: [1, 0] }, 16610, "can't $mod by zero"],
    [{ $subtract: [1] }, 16020, 'Expression $subtract takes exactly 2 arguments. 1 were passed in.'],
    [{ $concat: [1] }, 16702, '$concat only supports strings, not int'],
    [{ $size: '$a' }, 17124, 'The argument to $size must be an array, but was of type: int'],
    [{ $toInt: 'x' }, 241, "Failed to parse number 'x' in $convert with no onError value"],
    [{ $toInt: 3_000_000_000n }, 241, 'Conversion would overflow target type'],
    [{ a: 1, $add: [1] }, 16410, 'FieldPath field names may not start with'],
    [{ $add: [1], a: 1 }, 15983, 'exactly one field'],
    ['$$nobody', 17276, 'Use of undefined variable: nobody'],
    ['$a.', 40353, "FieldPath must not end with a '.'."],
    [
      { $switch: { branches: [branch('case', false, 1)] } },
      40066,
      '$switch could not find a matching branch',
    ],
    [
      { $dateToString: { date: '$when', timezone: 'Nowhere/City' } },
      40485,
      'unrecognized time zone identifier',
    ],
    [{ $dateToString: { date: '$when', format: '%q' } }, 18536, 'Invalid format character'],
    [{ $log10: dec('5') }, 238, 'not supported'],
    [{ $function: {} }, 168, "Unrecognized expression '$function'"],
  ])('%j is refused with %i', (expression, code, message) => {
    expect(() => evaluate(expression)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
