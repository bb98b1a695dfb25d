/** The codes by which operators and stages with named arguments refuse what is not an object, unknown or missing. */

/** Codes of one operator: for a wrong shape, an unknown name, and each name that is required. */
export type ArgumentCodes = Readonly<{
  shape: number;
  unknown: number;
  missing: Readonly<Record<string, number>>;
}>;

const codes = (shape: number, unknown: number, missing: Record<string, number> = {}): ArgumentCodes => ({
  shape,
  unknown,
  missing,
});

const TRIM = codes(50696, 50694, { input: 50695 });
const REGEX = codes(51103, 31024, { input: 31022, regex: 31023 });
const REPLACE = codes(51751, 51750, { input: 51749, find: 51748, replacement: 51747 });
const SHIFT = codes(5166400, 5166401, { startDate: 5166402, unit: 5166402, amount: 5166402 });
const SET_FIELD = codes(4161100, 4161101, { field: 4161102, value: 4161103, input: 4161109 });
const SEVERAL = codes(5787801, 5787901, { n: 5787906, input: 5787907 });
const ORDERED = codes(5788001, 5788002, { n: 5788003, output: 5788004, sortBy: 5788005 });
const DATE_PART = codes(40535, 40535, { date: 40539 });

/** Parsing failed: the code of operators and stages without codes of their own. */
const PLAIN = codes(9, 9);

const CODES: Readonly<Record<string, ArgumentCodes>> = {
  $map: codes(16878, 16879, { input: 16880, in: 16882 }),
  $filter: codes(28646, 28647, { input: 28648, cond: 28650 }),
  $reduce: codes(40075, 40076, { input: 40077, initialValue: 40078, in: 40079 }),
  $let: codes(16874, 16875, { vars: 16876, in: 16877 }),
  $zip: codes(34460, 34464, { inputs: 34465 }),
  $dateToString: codes(18629, 18534, { date: 18628 }),
  $dateFromString: codes(40540, 40541, { dateString: 40542 }),
  $dateFromParts: codes(40519, 40518),
  $dateToParts: codes(40524, 40520, { date: 40522 }),
  $dateAdd: SHIFT,
  $dateSubtract: SHIFT,
  $dateDiff: codes(5166301, 5166302, { startDate: 5166303, endDate: 5166304, unit: 5166305 }),
  $dateTrunc: codes(5439007, 5439008, { date: 5439009, unit: 5439010 }),
  $trim: TRIM,
  $ltrim: TRIM,
  $rtrim: TRIM,
  $regexMatch: REGEX,
  $regexFind: REGEX,
  $regexFindAll: REGEX,
  $replaceOne: REPLACE,
  $replaceAll: REPLACE,
  $setField: SET_FIELD,
  $unsetField: SET_FIELD,
  $getField: codes(3041702, 3041701, { field: 3041702, input: 3041703 }),
  $sortArray: codes(2942500, 2942501, { input: 2942502, sortBy: 2942503 }),
  $firstN: SEVERAL,
  $lastN: SEVERAL,
  $minN: SEVERAL,
  $maxN: SEVERAL,
  $top: ORDERED,
  $topN: ORDERED,
  $bottom: ORDERED,
  $bottomN: ORDERED,
  $merge: codes(51182, 40415, { into: 40414 }),
  $bucket: codes(40201, 40197, { groupBy: 40198, boundaries: 40198 }),
  $bucketAuto: codes(40240, 40245, { groupBy: 40246, buckets: 40246 }),
  $unwind: codes(15981, 28811),
  ...Object.fromEntries(
    [
      '$year',
      '$month',
      '$dayOfMonth',
      '$dayOfWeek',
      '$dayOfYear',
      '$hour',
      '$minute',
      '$second',
      '$millisecond',
      '$week',
      '$isoWeek',
      '$isoWeekYear',
      '$isoDayOfWeek',
    ].map((name) => [name, DATE_PART]),
  ),
};

/** The codes of an operator or stage. */
export const argumentCodes = (name: string): ArgumentCodes => CODES[name] ?? PLAIN;
