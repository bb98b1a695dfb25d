import type { Logger } from '@rayon/kernel';
import { LRUCache } from 'lru-cache';
import type { CodeKey } from '../code-key';
import type { Own } from '../domain/allowances';
import type { EnteredCode } from '../domain/entered-codes';
import { isMachineBarred, noteUnknownCode, readCodes } from '../records/codes';
import type { Records, Session } from '../records/records';

const codesMax = 20_000;
/** A code that the basket holds is read again after this long, as all that is remembered. */
const readAgainMilliseconds = 60_000;
/** One that others may take or give back meanwhile, and one that may come to exist. */
const changesMilliseconds = 2_000;

/** What is found of the codes that were entered: those that are campaigns' own, and those that were not looked for. */
type FoundCodes = Readonly<{ codes: readonly EnteredCode[]; barred: ReadonlySet<string> }>;

/** Where the codes come from: entered on which machine, with what the trip holds. */
type Entry = Readonly<{ machineId: string | undefined; own: readonly Own[]; at: Date }>;

/** Where entered codes are looked up: in memory, for display, or in the store, exactly. */
export type Codes = Readonly<{ find: (entered: readonly string[], entry: Entry) => Promise<FoundCodes> }>;

/** Codes that were entered lately, by the machine they were entered on. */
export type KnownCodes = Codes &
  Readonly<{
    /** A transaction of this process wrote them as they now are. */
    are: (machineId: string | undefined, codes: readonly EnteredCode[]) => void;
    /** No campaign has them: each counts once against its machine. */
    unknown: (machineId: string, entered: readonly string[], at: Date) => Promise<void>;
  }>;

const none: FoundCodes = { codes: [], barred: new Set() };

/** Codes as the store has them in a transaction; those that are barred are not looked for. */
export const storedCodes = (
  records: Pick<Records, 'codes'>,
  key: CodeKey,
  { session, barred }: Readonly<{ session: Session; barred: ReadonlySet<string> }>,
): Codes => ({
  find: async (entered) => ({
    codes: await readCodes(
      records,
      key,
      entered.filter((code) => !barred.has(code)),
      session,
    ),
    barred,
  }),
});

type Looked = { codes: readonly EnteredCode[]; until: number };

/** Remembers codes; a machine that looks for one for the first time is asked whether it may. */
export const rememberCodes = (
  records: Pick<Records, 'codes' | 'codeTries'>,
  key: CodeKey,
  logger: Logger,
): KnownCodes => {
  const looked = new LRUCache<string, Looked>({ max: codesMax, ttl: readAgainMilliseconds });
  const counted = new LRUCache<string, true>({ max: codesMax, ttl: readAgainMilliseconds });
  const nameOf = (machineId: string, code: string) => `${machineId}/${key.hashOf(code)}`;
  const keep = (machineId: string, code: string, codes: readonly EnteredCode[]) =>
    looked.set(nameOf(machineId, code), { codes, until: performance.now() + changesMilliseconds });

  return {
    find: async (entered, { machineId, own, at }) => {
      if (entered.length === 0 || machineId === undefined) return none;
      const isHeld = (hash: string) => own.some(({ codeId, used }) => used && codeId?.startsWith(`${hash}/`));
      const found = new Map<string, readonly EnteredCode[]>();
      const wanted: string[] = [];
      let isNew = false;
      for (const code of entered) {
        const hash = key.hashOf(code);
        const known = looked.get(nameOf(machineId, code));
        if (known && (isHeld(hash) || performance.now() < known.until))
          found.set(
            code,
            known.codes.map((one) => ({ ...one, code })),
          );
        else {
          wanted.push(code);
          isNew ||= !known && !isHeld(hash);
        }
      }
      const isBarred = isNew && (await isMachineBarred(records, machineId, at));
      const isOpen = (code: string) =>
        !isBarred || looked.has(nameOf(machineId, code)) || isHeld(key.hashOf(code));
      const read = await readCodes(records, key, wanted.filter(isOpen));
      for (const code of wanted.filter(isOpen)) {
        const codes = read.filter((one) => one.code === code);
        keep(machineId, code, codes);
        found.set(code, codes);
      }
      return {
        codes: entered.flatMap((code) => found.get(code) ?? []),
        barred: new Set(wanted.filter((code) => !isOpen(code))),
      };
    },
    are: (machineId, codes) => {
      if (machineId === undefined) return;
      for (const { code } of codes)
        keep(
          machineId,
          code,
          codes.filter((one) => one.code === code),
        );
    },
    unknown: async (machineId, entered, at) => {
      for (const code of entered) {
        const name = nameOf(machineId, code);
        if (counted.has(name)) continue;
        counted.set(name, true);
        const hash = key.hashOf(code);
        if (await noteUnknownCode(records, { machineId, hash, at }))
          logger.warn(
            { machineId },
            'codes of this machine are not looked up for a while: too many do not exist',
          );
      }
    },
  };
};
