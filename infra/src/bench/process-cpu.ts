import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts the time of processes in hundredths of a second. */
const ticksPerSecond = 100;

/** Time on a processor of all threads, which Linux counts in nanoseconds; nothing where it does not. */
const scheduledMilliseconds = (pid: number): number | undefined => {
  try {
    const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    const sum = nanoseconds.reduce((total, time) => total + time, 0);
    return sum > 0 ? sum / 1_000_000 : undefined;
  } catch {
    return undefined;
  }
};

/** User and system time a process has used, in milliseconds; nothing where the system does not tell. */
export const cpuMilliseconds = (pid: number): number | undefined => {
  const scheduled = scheduledMilliseconds(pid);
  if (scheduled !== undefined) return scheduled;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return undefined;
  }
};

/** A process and every process below it, with the script each runs; empty where the system does not tell. */
export const processTree = (root: number): { pid: number; script: string }[] => {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
  } catch {
    // A process that ended while the list was read is no part of the tree.
  }
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root).map((pid) => ({ pid, script: scriptOf(pid) }));
};

const scriptOf = (pid: number): string => {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words.find((word) => /\.(js|cjs|mjs)$/.test(word)) ?? words.slice(0, 3).join(' ');
  } catch {
    return '';
  }
};
