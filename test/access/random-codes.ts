import { checkDigit } from '@rayon/gs1';
import { inStoreCode, ownArticles } from '@rayon/infra';
import { seededDraws } from '@rayon/testkit';

/** Codes as a broken printer, a torn label or chance might make them; some of them are good. */
export const randomCodes = (seed: number, count: number): string[] => {
  const draw = seededDraws(seed);
  const below = (limit: number) => draw() % limit;
  const digits = (length: number) => Array.from({ length }, () => below(10)).join('');
  const checked = (body: string) => `${body}${checkDigit(body)}`;
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const known = ownArticles().flatMap(({ codes }) => codes);
  const gtin = () => pick(known).padStart(14, '0');
  const mangled = (text: string) => {
    const at = below(text.length + 1);
    return text.slice(0, at) + String.fromCharCode(below(0x250)) + text.slice(at + below(3));
  };
  const makers: readonly (() => string)[] = [
    () => digits(1 + below(22)),
    () => checked(digits(pick([7, 11, 12, 13, 17]))),
    // A scale's label of any measure, prefix and item.
    () =>
      checked(
        `${pick(['02', '20', '21', '22', '23', '24', '27', '29'])}${pick(['00101', '00109', '00203', digits(5)])}${digits(5)}`,
      ),
    () => mangled(pick(known)),
    () => mangled(`]d201${gtin()}17${digits(6)}10${digits(4)}`),
    () =>
      `(01)${gtin()}(${pick(['3103', '3922', '3932', '310', '17', '15', '10', '30', digits(4)])})${digits(1 + below(9))}`,
    () => `https://shop.example/01/${gtin()}?3103=${digits(6)}`,
    () => String.fromCharCode(...Array.from({ length: 1 + below(60) }, () => below(0x10000))),
    () => mangled(inStoreCode(below(400))),
  ];
  return Array.from({ length: count }, () => pick(makers)());
};
