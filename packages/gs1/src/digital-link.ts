import { formatOf } from './application-identifiers';
import type { ElementOptions, Gs1Element } from './element-string';
import { refusalOfValue } from './element-value';
import { referenceYearDefault } from './gs1-date';
import { type BarcodeRefusal, type Read, read, refuse } from './refusal';

/** Primary keys of a GS1 Digital Link path, each with the qualifiers that may follow it in this order. */
const qualifiers: Readonly<Record<string, readonly string[]>> = {
  '00': [],
  '01': ['22', '10', '21', '235'],
  '253': [],
  '255': [],
  '401': [],
  '402': [],
  '414': ['254', '7040'],
  '415': ['8020'],
  '417': ['7040'],
  '8003': [],
  '8004': ['7040'],
  '8006': ['22', '10', '21'],
  '8010': ['8011'],
  '8013': [],
  '8017': ['8019'],
  '8018': ['8019'],
};

/** How a reader may be more lenient than the standard's current version. */
export type DigitalLinkOptions = ElementOptions & Readonly<{ zeroSuppressedGtin?: boolean }>;

const uriPattern = /^https?:\/\/([A-Za-z0-9.\-:[\]]+)((?:\/[^?#]*)?)(?:\?([^#]*))?(?:#.*)?$/i;

/** Reads a GS1 Digital Link URI (uncompressed): the elements of its path, then those of its query, in order. */
export const parseDigitalLink = (uri: string, options: DigitalLinkOptions = {}): Read<Gs1Element[]> => {
  const { position = 0, referenceYear = referenceYearDefault, zeroSuppressedGtin = false } = options;
  const forbidden = uri.search(/[^!-~]|[<>{}^`"\\|]/);
  if (forbidden >= 0) return refuse('IllegalCharacter', position + forbidden, 'not allowed in a web address');
  const match = uriPattern.exec(uri);
  if (!match) return refuse('BadLink', position, 'not a web address');
  const path = pathElements(match[2] ?? '');
  if (!path) return refuse('BadLink', position, 'the address names no GS1 key');
  const found = [...path, ...queryElements(match[3] ?? '')];

  const elements: Gs1Element[] = [];
  for (const { ai, text } of found) {
    const decoded = percentDecode(text);
    if (decoded === null) return refuse('BadLink', position, `(${ai}) is not percent-encoded text`);
    const value =
      zeroSuppressedGtin && ai === '01' && /^(\d{8}|\d{12,13})$/.test(decoded)
        ? decoded.padStart(14, '0')
        : decoded;
    const broken = refusalOfElement({ ai, value }, elements, { position, referenceYear });
    if (broken) return broken;
    elements.push({ ai, value });
  }
  return read(elements);
};

const refusalOfElement = (
  { ai, value }: Gs1Element,
  earlier: readonly Gs1Element[],
  at: { position: number; referenceYear: number },
): BarcodeRefusal | null => {
  const format = formatOf(ai);
  if (!format) return refuse('UnknownApplicationIdentifier', at.position, `(${ai}) is not known`);
  if (earlier.some((element) => element.ai === ai))
    return refuse('RepeatedElement', at.position, `(${ai}) is given twice`);
  return refusalOfValue(format, value, at);
};

type EncodedElement = Readonly<{ ai: string; text: string }>;

/** The rightmost key of the path whose remaining segments are its qualifiers; what stands before is the stem. */
const pathElements = (path: string): EncodedElement[] | null => {
  const segments = path.split('/').slice(1);
  for (let start = segments.length - 2; start >= 0; start -= 1) {
    const allowed = qualifiers[segments[start] ?? ''];
    const rest = segments.slice(start);
    if (!allowed || rest.length % 2 !== 0) continue;
    const pairs = Array.from({ length: rest.length / 2 }, (_, index) => ({
      ai: rest[index * 2] ?? '',
      text: rest[index * 2 + 1] ?? '',
    }));
    const ranks = pairs.slice(1).map((pair) => allowed.indexOf(pair.ai));
    const ordered = ranks.every(
      (rank, index) => rank >= 0 && (index === 0 || rank > (ranks[index - 1] ?? -1)),
    );
    if (ordered) return pairs;
  }
  return null;
};

/** Query members that are numeric names are elements; any other member is somebody else's and is skipped. */
const queryElements = (query: string): EncodedElement[] =>
  query
    .split(/[&;]/)
    .map((member) => /^(\d{2,4})=(.*)$/.exec(member))
    .filter((match) => match !== null)
    .map((match) => ({ ai: match[1] ?? '', text: match[2] ?? '' }));

const percentDecode = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};
