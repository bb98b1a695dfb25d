const ofThisMachine = ['localhost', '127.0.0.1', '[::1]'];
/** Addresses to listen on that are no names to be reached by. */
const everyAddress = ['0.0.0.0', '::'];

const bare = (name: string) =>
  (name.includes(':') && !name.startsWith('[') ? `[${name}]` : name).toLowerCase();

/** The host of a `Host` header, without its port. */
const nameIn = (header: string): string => header.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();

/**
 * Whether a request is addressed to us. A page of anybody can have its own name lead to this machine and then ask as if it
 * were ours (DNS rebinding); its name stays in the header.
 */
export const hostNames = (names: readonly string[] = []) => {
  const known = new Set([
    ...ofThisMachine,
    ...names.filter((name) => !everyAddress.includes(name)).map(bare),
  ]);
  return { has: (header: string | undefined): boolean => known.has(nameIn(header ?? '')) };
};
