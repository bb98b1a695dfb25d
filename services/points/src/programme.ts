import type { Clock } from '@rayon/kernel';
import { openAggregate } from '@rayon/store';
import type { Programme } from './domain/programme-terms';
import type { Ledger } from './ledger';
import { rememberVersions } from './remembered';
import { programmeId, programmes } from './rows/programme';

/** The terms of the programme. */
export const openProgramme = ({ database }: Pick<Ledger, 'database'>, clock: Clock) => {
  const rows = openAggregate(database, programmes);
  const { versions, learn } = rememberVersions(rows, programmeId);
  return {
    rows,
    versions,
    now: async (): Promise<Programme> => ({ versions: await versions(), at: clock() }),
    learn,
  };
};

/** The terms of the programme, as a process knows them. */
export type OpenProgramme = ReturnType<typeof openProgramme>;
