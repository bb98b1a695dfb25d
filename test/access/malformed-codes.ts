import { checkDigit } from '@rayon/gs1';
import { inStoreCode, ownArticles, weighedLabel } from '@rayon/infra';
import { newId } from '@rayon/kernel';

/** Codes of one kind that put nothing into a basket. */
export type MalformedCodes = Readonly<{ kind: string; codes: readonly string[] }>;

const fnc1 = '\u001d';
const valid = inStoreCode(203);
const gtin14 = valid.padStart(14, '0');
const bananas = weighedLabel(101, 1_240);

const otherLastDigits = (code: string) =>
  Array.from({ length: 10 }, (_, digit) => code.slice(0, -1) + digit).filter((other) => other !== code);

const inside = (code: string, text: string) => [
  text + code,
  code.slice(0, 6) + text + code.slice(6),
  code + text,
];

const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).filter(
  // What keyboards and scanners put around a code is no harm there.
  (character) => !['\t', '\n', '\r', '\v', '\f'].includes(character),
);

/** One code as people type and copy it: in groups, with what nobody sees between, in the digits of their keyboard. */
export const codesTypedOtherwise: readonly string[] = [
  ...[
    ' ',
    '\u00a0',
    '\u202f',
    '-',
    '\u2011',
    '\u200b',
    '\u200d',
    '\u00ad',
    '\u202e',
    '\u2066',
    '\u2028',
  ].flatMap((character) => inside(valid, character)),
  ...[0x0660, 0xff10, 0x0966].map((zero) =>
    [...valid].map((digit) => String.fromCodePoint(zero + Number(digit))).join(''),
  ),
];

/** Every kind of code that a shelf, a shopper or a prankster holds under a scanner. */
export const malformedCodes = ({ gsrn, qr }: { gsrn: string; qr: string }): MalformedCodes[] => [
  { kind: 'wrong check digits', codes: ownArticles().flatMap(({ codes }) => codes.flatMap(otherLastDigits)) },
  { kind: 'wrong check digits of labels', codes: otherLastDigits(bananas) },
  {
    kind: 'control characters',
    codes: [
      ...[...controls, '\u007f', '\u0085'].flatMap((character) => inside(valid, character)),
      ...['\v', '\f'].map((character) => valid.slice(0, 6) + character + valid.slice(6)),
    ],
  },
  {
    kind: 'halves and private characters',
    codes: ['\ud800', '\ue000'].flatMap((character) => inside(valid, character)),
  },
  {
    kind: 'four kilobytes',
    codes: [
      '1'.repeat(4_096),
      'A'.repeat(4_096),
      `https://shop.example/01/${gtin14}/${'x'.repeat(4_000)}`,
      `${valid}${' '.repeat(4_096)}x`,
      `]d201${gtin14}10${'L'.repeat(4_000)}`,
      '(01)'.repeat(1_024),
      fnc1.repeat(4_096),
      '💣'.repeat(1_024),
    ],
  },
  {
    kind: 'element strings that do not hold together',
    codes: [
      `]d201${gtin14.slice(0, -1)}`,
      `]d201${otherLastDigits(gtin14)[0]}`,
      `]C101${otherLastDigits(gtin14)[1]}10L1`,
      `]d202${gtin14}`,
      ']d2',
      `]d2${fnc1}`,
      ']C1',
      ']e0',
      ']Q3',
      ']J1',
      '01',
      '(01)',
      '(01',
      `(01)${gtin14}(`,
      `(01)${gtin14}(17)`,
      `(01)${gtin14}(17)991399`,
      `(01)${gtin14}(17)26023`,
      `(01)${gtin14}(17)260230`,
      `(01)${gtin14}(17)abcdef`,
      `(01)${gtin14}(10)`,
      `(01)${gtin14}(01)${inStoreCode(201).padStart(14, '0')}`,
      `(01)${gtin14}(99999)x`,
      `(00)123456789012345675`,
      '(10)L1',
      '(17)271231',
      `01${gtin14}17`,
      `01${gtin14}10${'L'.repeat(21)}`,
      `]d2${fnc1}${fnc1}01${gtin14}`,
      `]E0${valid.slice(0, -1)}`,
      `]E4${valid}`,
      `]X9${valid}`,
      `]`,
      `]]${valid}`,
      `]C2${valid}`,
    ],
  },
  {
    kind: 'weights and prices of nothing, and of less',
    codes: [
      weighedLabel(101, 0),
      ...['02', '22', '24', '26', '28'].map((prefix) => {
        const body = `${prefix}0010100000`;
        return `${body}${checkDigit(body)}`;
      }),
      `(01)${gtin14}(3103)000000`,
      `(01)${gtin14}(3103)-00100`,
      `(01)${gtin14}(3103)00-100`,
      `(01)${gtin14}(3103)0001`,
      `(01)${gtin14}(3103)1e5000`,
      `(01)${gtin14}(3109)000001`,
      `(01)${gtin14}(3922)0`,
      `(01)${gtin14}(3922)-1`,
      `(01)${gtin14}(3922)-00500`,
      `(01)${gtin14}(3922)1.50`,
      `(01)${gtin14}(3922)`,
      `(01)${gtin14}(3929)1`,
      `(01)${gtin14}(3932)978`,
      `(01)${gtin14}(3932)978-500`,
      `(01)${gtin14}(3932)840500`,
      '2100101-1240',
      '21001010-124',
    ],
  },
  {
    kind: 'addresses',
    codes: [
      'http://',
      'https://shop.example',
      'https://shop.example/?code=1',
      `https://shop.example/01/${otherLastDigits(gtin14)[0]}`,
      'https://shop.example/01/',
      'https://shop.example/01/abc',
      'https://shop.example/01/%00',
      `https://shop.example/01/${gtin14}/17/999999`,
      `https://shop.example/01/../../${gtin14}`,
      `https://user:secret@shop.example/`,
      'https://[::1]/01/1',
      `ftp://shop.example/01/${gtin14}`,
      'javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'file:///etc/passwd',
      'WIFI:T:WPA;S:shop;P:secret;;',
      'mailto:nobody',
      'tel:+33100000000',
      'BEGIN:VCARD\r\nFN:Nobody\r\nEND:VCARD',
      'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP',
    ],
  },
  {
    kind: 'configuration of scanners',
    codes: [
      '\u00f3DEFALT',
      '\u0016M\rDEFALT!',
      'DEFALT.',
      'PAPHHF.',
      'TERMID124.',
      '.A$',
      'NLS0006010',
      '@FACDEF',
      '%%SpecCode98',
      '$%SNAPI',
      '0000#Reset',
      'SetDefaults',
      '\u001bREBOOT',
      'ALLENA1',
      'CP0B0',
    ],
  },
  {
    kind: "the member's own card",
    codes: [gsrn, qr, qr.replace(/\d$/, (digit) => `${9 - Number(digit)}`), `RY1:${gsrn}`, ` ${qr} `],
  },
  {
    kind: 'the card in other clothes',
    codes: [
      `(8018)${gsrn}`,
      `]C18018${gsrn}`,
      `8018${gsrn}`,
      `https://shop.example/8018/${gsrn}`,
      `ry1:${gsrn}:12345678`,
      `RY1:${gsrn}:`,
      'RY1:',
    ],
  },
  {
    kind: 'other papers of the house',
    codes: [
      'RYT-AAAA-BBBB-CCCC',
      newId(),
      'here-1',
      '4111111111111111',
      '5500005555555559',
      '4111 1111 1111 1111',
    ],
  },
  {
    kind: 'texts',
    codes: [
      '',
      ' ',
      '\t\r\n',
      '0',
      '0000000000000',
      '00000000',
      'null',
      'undefined',
      'NaN',
      '1e13',
      '0x1F',
      '{"$ne":null}',
      '$where',
      '__proto__',
      'constructor',
      "' or 1=1 --",
      '<script>alert(1)</script>',
      '../../etc/passwd',
      '=1+1',
      '%s%n',
      '#{7*7}',
      '🍌',
    ],
  },
];
