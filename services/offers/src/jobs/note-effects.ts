import type { Clock } from '@rayon/kernel';
import { type Job } from '@rayon/store';
import { addedUpByRegion } from '../domain/effect-by-region';
import { measuredUntil } from '../domain/measured';
import { utcDay } from '../domain/utc-day';
import { readFiguresByStore } from '../records/effects';
import type { Records } from '../records/records';

const everyMilliseconds = 600_000;

/**
 * Notes how the measurements stand that are still looked at, one note a day: the last of a day stays. Safe to run any number
 * of times; gives how many it noted.
 */
export const noteEffects = async (
  records: Pick<Records, 'measurements' | 'participants' | 'measuredDays'>,
  { at }: { at: Date },
): Promise<number> => {
  const day = utcDay(at);
  let noted = 0;
  for await (const { measurementId, to, endedAt } of records.measurements.stream({})) {
    if (measuredUntil(endedAt ?? to) < at) continue;
    const figures = addedUpByRegion(await readFiguresByStore(records, measurementId));
    await records.measuredDays.put([{ dayId: `${measurementId}/${day}`, measurementId, day, at, figures }]);
    noted += 1;
  }
  return noted;
};

/** Notes them every ten minutes. */
export const noteEffectsJob = (records: Records, clock: Clock): Job => ({
  name: 'note-effects',
  schedule: { everyMilliseconds },
  run: async () => {
    const measurements = await noteEffects(records, { at: clock() });
    return measurements > 0 ? { measurements } : undefined;
  },
});
