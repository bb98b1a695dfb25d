import { hasValidCheckDigit } from './check-digit';
import { type Read, read, refuse } from './refusal';

/** How the data after an ISO/IEC 15424 symbology identifier is to be read. */
type Carrier = 'element-string' | 'digits' | 'text';

/** The data without its identifier, what it may be, and where it starts in the text. */
export type ScannedData = Readonly<{ carrier: Carrier; data: string; offset: number }>;

/** Identifiers whose data is a GS1 element string: GS1-128, DataBar, GS1 DataMatrix, GS1 QR, GS1 DotCode. */
const elementStrings = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1']);
/** Identifiers of plain carriers that hold a web address, bare digits or a retailer's own text. */
const plain = new Set([']C0', ']d1', ']Q0', ']Q1', ']J0', ']I0', ']I1', ']A0']);

/** Separates the symbology identifier, when there is one; refuses carriers no shop code comes in. */
export const readSymbology = (text: string, position: number): Read<ScannedData> => {
  if (!text.startsWith(']')) return read({ carrier: 'text', data: text, offset: 0 });
  const identifier = text.slice(0, 3);
  const data = text.slice(3);
  if (elementStrings.has(identifier)) return read({ carrier: 'element-string', data, offset: 3 });
  if (plain.has(identifier)) return read({ carrier: 'text', data, offset: 3 });
  if (identifier === ']E4') {
    // A carrier that says EAN-8 leaves no room for reading the digits as UPC-E.
    if (/^\d{8}$/.test(data) && !hasValidCheckDigit(data))
      return refuse('WrongCheckDigit', position + 10, 'the check digit is wrong');
    return digits(data, /^\d{8}$/, position);
  }
  if (identifier === ']E0') return digits(data, /^\d{13}$/, position);
  // ]E3 carries a two- or five-digit add-on (issue number of a magazine) after the EAN-13.
  if (identifier === ']E3') {
    const checked = digits(data, /^\d{15}$|^\d{18}$/, position);
    return checked.ok ? read({ carrier: 'digits', data: data.slice(0, 13), offset: 3 }) : checked;
  }
  return refuse('UnknownSymbology', position, 'not a carrier of article codes');
};

const digits = (data: string, shape: RegExp, position: number): Read<ScannedData> =>
  shape.test(data)
    ? read({ carrier: 'digits', data, offset: 3 })
    : refuse('WrongLength', position + 3, 'the data does not fit its symbology identifier');
