import { demonstrationPassword } from '@rayon/infra';
import { principalNames } from './principals';
import type { TwoShops } from './two-shops';

/** What must be in no log line: everything that opens something, and everything that names somebody. */
export const secretsOf = ({ as, things, password }: TwoShops): readonly string[] => [
  password,
  demonstrationPassword,
  ...principalNames.flatMap((name) => as[name].accessToken ?? []),
  ...Object.values(things).flatMap(({ email, gsrn, transferCode }) => [email, gsrn, transferCode]),
];

const shapes: readonly [string, RegExp][] = [
  ['an e-mail address', /[\w.+-]+@[\w-]+\.[a-z]{2,}/i],
  ['a token', /eyJ[\w-]{10,}\.[\w-]{10,}\./],
  ['a card number', /(?<!\d)37609999?\d{10,11}(?!\d)/],
];

/** Each log line that holds one of the secrets, or something of the shape of one, with what it holds. */
export const leaksIn = (lines: readonly string[], secrets: readonly string[]): string[] =>
  lines.flatMap((line) => [
    ...secrets.filter((secret) => line.includes(secret)).map((secret) => `${secret}: ${line}`),
    ...shapes.filter(([, shape]) => shape.test(line)).map(([what]) => `${what}: ${line}`),
  ]);
