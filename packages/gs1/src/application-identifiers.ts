/**
 * Formats of the GS1 Application Identifiers (GS1 General Specifications, figure 3.2-1), in a short notation:
 * a letter for the character set (n digits, x set 82, y set 39, z set 64 url-safe), a length or `from-to`, then `c` when
 * the last digit is a check digit, `d` for YYMMDD with a day, `z` for YYMMDD where day 00 means end of month; `?` optional.
 */
const formats: readonly (readonly [first: string, last: string, format: string])[] = [
  ['00', '00', 'n18c'],
  ['01', '03', 'n14c'],
  ['10', '10', 'x1-20'],
  ['11', '13', 'n6z'],
  ['15', '17', 'n6z'],
  ['20', '20', 'n2'],
  ['21', '22', 'x1-20'],
  ['235', '235', 'x1-28'],
  ['240', '241', 'x1-30'],
  ['242', '242', 'n1-6'],
  ['243', '243', 'x1-20'],
  ['250', '251', 'x1-30'],
  ['253', '253', 'n13c x0-17'],
  ['254', '254', 'x1-20'],
  ['255', '255', 'n13c n0-12'],
  ['30', '30', 'n1-8'],
  ['3100', '3169', 'n6'],
  ['3200', '3299', 'n6'],
  ['3300', '3379', 'n6'],
  ['3400', '3499', 'n6'],
  ['3500', '3579', 'n6'],
  ['3600', '3699', 'n6'],
  ['37', '37', 'n1-8'],
  ['3900', '3909', 'n1-15'],
  ['3910', '3919', 'n3 n1-15'],
  ['3920', '3929', 'n1-15'],
  ['3930', '3939', 'n3 n1-15'],
  ['3940', '3943', 'n4'],
  ['3950', '3955', 'n6'],
  ['400', '401', 'x1-30'],
  ['402', '402', 'n17c'],
  ['403', '403', 'x1-30'],
  ['410', '417', 'n13c'],
  ['420', '420', 'x1-20'],
  ['421', '421', 'n3 x1-9'],
  ['422', '422', 'n3'],
  ['423', '423', 'n3 n3? n3? n3? n3?'],
  ['424', '424', 'n3'],
  ['425', '425', 'n3 n3? n3? n3? n3?'],
  ['426', '426', 'n3'],
  ['427', '427', 'x1-3'],
  ['4300', '4301', 'x1-35'],
  ['4302', '4306', 'x1-70'],
  ['4307', '4307', 'x2'],
  ['4308', '4308', 'x1-30'],
  ['4309', '4309', 'n20'],
  ['4310', '4311', 'x1-35'],
  ['4312', '4316', 'x1-70'],
  ['4317', '4317', 'x2'],
  ['4318', '4318', 'x1-20'],
  ['4319', '4319', 'x1-30'],
  ['4320', '4320', 'x1-35'],
  ['4321', '4323', 'n1'],
  ['4324', '4325', 'n6d n4'],
  ['4326', '4326', 'n6d'],
  ['4330', '4333', 'n6 x0-1'],
  ['7001', '7001', 'n13'],
  ['7002', '7002', 'x1-30'],
  ['7003', '7003', 'n6d n4'],
  ['7004', '7004', 'n1-4'],
  ['7005', '7005', 'x1-12'],
  ['7006', '7006', 'n6d'],
  ['7007', '7007', 'n6d n6d?'],
  ['7008', '7008', 'x1-3'],
  ['7009', '7009', 'x1-10'],
  ['7010', '7010', 'x1-2'],
  ['7011', '7011', 'n6d n4?'],
  ['7020', '7022', 'x1-20'],
  ['7023', '7023', 'x1-30'],
  ['7030', '7039', 'n3 x1-27'],
  ['7040', '7040', 'n1 x3'],
  ['7041', '7041', 'x1-4'],
  ['710', '717', 'x1-20'],
  ['7230', '7239', 'x3-30'],
  ['7240', '7240', 'x1-20'],
  ['7241', '7241', 'n2'],
  ['7242', '7242', 'x1-25'],
  ['7250', '7250', 'n8'],
  ['7251', '7251', 'n12'],
  ['7252', '7252', 'n1'],
  ['7253', '7254', 'x1-40'],
  ['7255', '7255', 'x1-10'],
  ['7256', '7256', 'x1-90'],
  ['7257', '7257', 'x1-70'],
  ['7258', '7258', 'x3'],
  ['7259', '7259', 'x1-40'],
  ['8001', '8001', 'n14'],
  ['8002', '8002', 'x1-20'],
  ['8003', '8003', 'n14c x0-16'],
  ['8004', '8004', 'x1-30'],
  ['8005', '8005', 'n6'],
  ['8006', '8006', 'n14c n4'],
  ['8007', '8007', 'x1-34'],
  ['8008', '8008', 'n6d n2 n2? n2?'],
  ['8009', '8009', 'x1-50'],
  ['8010', '8010', 'y1-30'],
  ['8011', '8011', 'n1-12'],
  ['8012', '8012', 'x1-20'],
  ['8013', '8014', 'x1-25'],
  ['8017', '8018', 'n18c'],
  ['8019', '8019', 'n1-10'],
  ['8020', '8020', 'x1-25'],
  ['8026', '8026', 'n14c n4'],
  ['8030', '8030', 'z1-90'],
  ['8110', '8110', 'x1-70'],
  ['8111', '8111', 'n4'],
  ['8112', '8112', 'x1-70'],
  ['8200', '8200', 'x1-70'],
  ['90', '90', 'x1-30'],
  ['91', '99', 'x1-90'],
];

/** One part of an element's value. */
export type ValuePart = Readonly<{
  set: 'n' | 'x' | 'y' | 'z';
  lengthMin: number;
  lengthMax: number;
  optional: boolean;
  check: 'checkDigit' | 'date' | 'dateOrMonth' | null;
}>;

/** What an Application Identifier's value looks like. */
export type ElementFormat = Readonly<{
  ai: string;
  parts: readonly ValuePart[];
  /** Total length of the value when the standard predefines it: such an element needs no separator after it. */
  predefinedLength: number | null;
}>;

/** AIs that start with these two digits end by their length alone (General Specifications, figure 7.8.5-2). */
const predefinedStarts = new Set(
  '00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41'.split(' '),
);

const checks = { c: 'checkDigit', d: 'date', z: 'dateOrMonth', '': null } as const;

const toPart = (text: string): ValuePart => {
  const match = /^([nxyz])(\d+)(?:-(\d+))?([cdz]?)(\??)$/.exec(text);
  if (!match) throw new Error(`not a value part: ${text}`);
  const [, set, from, to, check, optional] = match as unknown as [
    string,
    'n',
    string,
    string?,
    ('c' | '')?,
    string?,
  ];
  return {
    set,
    lengthMin: Number(from),
    lengthMax: Number(to ?? from),
    optional: optional === '?' || from === '0',
    check: checks[check ?? ''],
  };
};

const table: ReadonlyMap<string, ElementFormat> = new Map(
  formats.flatMap(([first, last, format]) => {
    const parts = format.split(' ').map(toPart);
    const predefinedLength = predefinedStarts.has(first.slice(0, 2))
      ? parts.reduce((sum, part) => sum + part.lengthMax, 0)
      : null;
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, offset) => {
      const ai = String(Number(first) + offset).padStart(first.length, '0');
      return [ai, { ai, parts, predefinedLength }] as const;
    });
  }),
);

/** The format of exactly this Application Identifier, or `null` when the standard has none. */
export const formatOf = (ai: string): ElementFormat | null => table.get(ai) ?? null;

/** The Application Identifier that the text starts with at an index, or `null`. No AI is the start of another. */
export const formatAt = (text: string, index: number): ElementFormat | null => {
  for (const length of [2, 3, 4]) {
    const found = table.get(text.slice(index, index + length));
    if (found && found.ai.length === length) return found;
  }
  return null;
};
