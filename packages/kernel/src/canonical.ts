import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and without undefined members (in the spirit of RFC 8785), so that two inputs of
 * equal meaning give equal text. Dates become ISO strings.
 */
export const canonicalJson = (value: unknown): string => {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
};

/** SHA-256 of the canonical JSON, hexadecimal: what a repeated command is compared by. */
export const inputHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
