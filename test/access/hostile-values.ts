import { newId } from '@rayon/kernel';

/** A value sent where another was expected, with a name for the report. */
export type Hostile = Readonly<{ name: string; value: unknown }>;

const named = (values: Record<string, unknown>): Hostile[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

/** An own member called `__proto__`, which an object literal cannot make. */
const prototypeMember = () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}');

/** Of the wrong kind wherever they are put. */
const shapes = (): Hostile[] =>
  named({
    null: null,
    'an operator object': { $ne: null },
    'a where object': { $where: 'sleep(1000)' },
    'a BSON object': { _bsontype: 'ObjectId', id: 'x' },
    'a prototype object': prototypeMember(),
    'an array of texts': ['a', 'b'],
    'an array of operators': [{ $gt: '' }],
    'an array in arrays': [[[[[]]]]],
    'an empty object': {},
  });

/** Texts that are malformed, hold what nobody types, or mean something to a machine. */
const texts = (): Hostile[] =>
  named({
    'an empty text': '',
    'a blank text': ' \t\n ',
    'a huge text': 'é'.repeat(10_000),
    'a NUL': 'a\u0000b',
    'control characters': 'a\u0007\u001b[31mb\u007f',
    'line breaks': 'a\r\nSet-Cookie: x=1',
    'zero-width characters': 'a\u200b\u200db\ufeff',
    'a right-to-left mark': '\u202egnp.exe',
    'a lone surrogate': '\ud800',
    'an operator as text': '{"$ne":null}',
    'a where as text': '$where',
    'a prototype as text': '__proto__',
    'a path': '../../etc/passwd',
    SQL: "' or 1=1 --",
    'a script': '<script>alert(1)</script>',
    'a formula': '=HYPERLINK("http://x.example")',
    'a malformed UUID': '01a20029-436e-757f-ad2c-f6cd1e8474bg',
    'a number for a text': 7,
    'a truth for a text': true,
  });

const uuids = (): Hostile[] =>
  named({ 'an unknown UUID': newId(), 'the nil UUID': '00000000-0000-0000-0000-000000000000' });

/** Numbers out of every range, and things that are no numbers. */
const numbers = (): Hostile[] =>
  named({
    'minus one': -1,
    zero: 0,
    'two to the thirty-first': 2 ** 31,
    'the largest Int': 2 ** 31 - 1,
    'the smallest Int': -(2 ** 31),
    'beyond safe integers': 2 ** 53 + 2,
    'an enormous number': 1e308,
    'a fraction': 1.5,
    'a number as text': '1',
    'not a number as text': 'NaN',
    'a truth for a number': true,
  });

/** What to try where a scalar, list, enum or object of this name belongs. */
export const hostileFor = (typeName: string, fieldName: string): Hostile[] => {
  switch (typeName) {
    case 'Int':
    case 'SafeInt':
      return [...shapes(), ...numbers()];
    case 'ID':
      // A fresh command id is a fresh command: nothing is wrong with it.
      return [...shapes(), ...texts(), ...numbers(), ...(fieldName === 'commandId' ? [] : uuids())];
    case 'String':
      return [...shapes(), ...texts(), ...numbers()];
    default:
      return [...shapes(), ...named({ text: 'x', 'a number': 1, 'a lower-case word': 'none' })];
  }
};

/** Texts that show nothing, or not what they are. */
export const illegibleTexts: readonly Hostile[] = named({
  'only zero-width characters': '\u200b\u200b',
  'a bell': 'Noor\u0007',
  'an escape sequence': '\u001b[31mNoor',
  'a NUL': 'Noor\u0000',
  'a direction override': '\u202eroon',
  'an isolate': '\u2066Noor',
  'a lone surrogate': 'Noor\ud800',
});

/** Members of inputs that people read, on screens, labels and receipts. */
export const legibleMembers: Readonly<Record<string, readonly string[]>> = {
  defineBrand: ['name'],
  defineStore: ['reference', 'name', 'city'],
  importArticles: ['rows.0.reference', 'rows.0.name', 'rows.0.brand', 'rows.0.category'],
  createDeviceEnrolment: ['label'],
  enrolMember: ['firstName'],
  createStaff: ['name'],
  createBrandUser: ['name'],
  draftCampaign: ['title.fr', 'title.en', 'body.fr', 'body.en', 'coupon', 'group'],
  enterCoupon: ['code'],
  removeCoupon: ['code'],
  returnCampaign: ['reason'],
  completeAudit: ['note'],
  confirmPayment: ['receiptNumber'],
};
