import { type GatewayClient } from '@rayon/client';
import { scanBrieflyDocument, voidLineBrieflyDocument } from '@rayon/client/operations/brief';
import { newId } from '@rayon/kernel';
import type { Chance } from './chance';
import { insistOnSuccess, type Troubles } from './insist';

/** A command a device was given an answer for; what the answer said is kept by the device, not the house. */
type Acknowledged =
  | Readonly<{
      kind: 'scan';
      commandId: string;
      code: string;
      lineId: string;
      amountMinor: number;
      linked: number;
    }>
  | Readonly<{ kind: 'void'; commandId: string; lineId: string }>;

/** Lines a basket of the test grows to: below the limit of a trip. */
const linesMax = 120;

/**
 * A handheld that scans, puts back and repeats itself until it is told to stop, keeping its own record of what
 * was acknowledged. Every command is sent until there is a definite answer.
 */
export const scanningHandheld = ({
  client,
  tripId,
  codes,
  chance,
  troubles,
}: {
  client: GatewayClient;
  tripId: string;
  codes: readonly string[];
  chance: Chance;
  troubles: Troubles;
}) => {
  const acknowledged: Acknowledged[] = [];
  /** Lines in the basket by this device's own record, with their amounts. */
  const basket = new Map<string, number>();
  let longestMilliseconds = 0;
  let stopped = false;

  const scanOf = (code: string, commandId: string) => ({
    mutation: scanBrieflyDocument,
    input: { commandId, tripId, code },
  });
  const voidOf = (lineId: string, commandId: string) => ({
    mutation: voidLineBrieflyDocument,
    input: { commandId, tripId, lineId },
  });
  const scanOne = async (): Promise<void> => {
    const code = chance.oneOf(codes);
    const commandId = newId();
    const { line, linked } = await insistOnSuccess(client, scanOf(code, commandId), { troubles });
    const linkedMinor = linked.reduce((sum, { amount }) => sum + amount.minor, 0);
    basket.set(line.id, line.amount.minor + linkedMinor);
    const amountMinor = line.amount.minor;
    acknowledged.push({ kind: 'scan', commandId, code, lineId: line.id, amountMinor, linked: linked.length });
  };
  const putBack = async (): Promise<void> => {
    const lineId = chance.oneOf([...basket.keys()]);
    const commandId = newId();
    await insistOnSuccess(client, voidOf(lineId, commandId), { troubles });
    basket.delete(lineId);
    acknowledged.push({ kind: 'void', commandId, lineId });
  };
  /** The same command again, long after its answer: the answer must be the same and nothing may happen. */
  const repeat = async (): Promise<void> => {
    const earlier = chance.oneOf(acknowledged);
    if (earlier.kind === 'void') {
      const { lineId, commandId } = earlier;
      await insistOnSuccess(client, voidOf(lineId, commandId), { troubles });
      return;
    }
    const { code, commandId } = earlier;
    const { line } = await insistOnSuccess(client, scanOf(code, commandId), { troubles });
    if (line.id !== earlier.lineId || line.amount.minor !== earlier.amountMinor)
      throw new Error(`scan ${commandId} was answered ${earlier.lineId}, then ${line.id}`);
  };

  const step = (): Promise<void> => {
    if (acknowledged.length > 0 && chance.happens(0.1)) return repeat();
    if (basket.size > 0 && (basket.size >= linesMax || chance.happens(0.15))) return putBack();
    return scanOne();
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      const startedAt = performance.now();
      await step();
      longestMilliseconds = Math.max(longestMilliseconds, performance.now() - startedAt);
      await new Promise((next) => setTimeout(next, 5));
    }
  };
  const running = run();
  // Whoever waits for the stop is told; until then a failure is not an unhandled one.
  running.catch(() => undefined);
  return {
    tripId,
    acknowledged,
    basket,
    /** The longest a shopper waited for one answer. */
    longestMilliseconds: () => longestMilliseconds,
    stop: (): Promise<void> => {
      stopped = true;
      return running;
    },
  };
};

/** A handheld at work. */
export type ScanningHandheld = ReturnType<typeof scanningHandheld>;
