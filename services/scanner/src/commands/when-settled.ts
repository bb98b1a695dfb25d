import { setTimeout as pause } from 'node:timers/promises';

const lookMilliseconds = 40;

/** What is read once it is settled, or as it is after the wait all the same: for what is too rare to be followed. */
export const whenSettled = async <Row>(
  read: () => Promise<Row | undefined>,
  isOpen: (row: Row) => boolean,
  { millisecondsMax }: Readonly<{ millisecondsMax: number }>,
): Promise<Row | undefined> => {
  for (let waited = 0; ; waited += lookMilliseconds) {
    const row = await read();
    if (row === undefined || !isOpen(row) || waited >= millisecondsMax) return row;
    await pause(lookMilliseconds);
  }
};
