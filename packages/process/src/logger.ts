import pino from 'pino';

/** Structured log lines; personal data and secrets are cut out before they are written. */
export type Logger = pino.Logger;

const secretNames = [
  'authorization',
  'cookie',
  'token',
  'accessToken',
  'refreshToken',
  'hop',
  'password',
  'secret',
  'email',
  'phone',
  'code',
  'card',
  'gsrn',
  'rayon-hop',
];

const patterns: readonly [RegExp, string][] = [
  [/[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/g, '[token]'],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/g, '[email]'],
  // A bare number after a member name is a time or a count of ours; card numbers travel as text.
  [/(?<!":)(?<![\w.-])\+?\d[\d ]{11,18}\d(?![\w.-])/g, '[number]'],
];

/** The text with tokens, e-mail addresses and card-like numbers cut out. */
const redactText = (text: string): string =>
  patterns.reduce((left, [pattern, mark]) => left.replace(pattern, mark), text);

/** A log of one process. Level from `level` (default `info`; `silent` for none). */
export const createLogger = (
  name: string,
  { level = 'info', destination }: { level?: string; destination?: pino.DestinationStream } = {},
): Logger => {
  const options: pino.LoggerOptions = {
    name,
    level,
    redact: {
      paths: secretNames.flatMap((secret) => [`["${secret}"]`, `*["${secret}"]`, `*.*["${secret}"]`]),
      censor: '[redacted]',
    },
    hooks: {
      // Free text can carry what no member name tells.
      streamWrite: redactText,
    },
  };
  return destination ? pino(options, destination) : pino(options);
};
