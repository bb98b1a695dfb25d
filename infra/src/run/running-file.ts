import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who runs on a data directory, and where it answers. */
export type Running = Readonly<{
  pid: number;
  /** When that process began, where the system tells: its id may be given to another program later. */
  began?: string;
  url: string;
  demo: boolean;
  /** Where its embedded store answers, once it does. */
  storeUrl?: string;
}>;

const fileIn = (directory: string) => join(directory, 'running.json');

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The field of `/proc/<pid>/stat` that names the start, in the system's own ticks. */
const beginField = 19;

const beginOf = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[beginField];
  } catch {
    return undefined;
  }
};

/** The copy that runs on this directory, if its process is alive. */
export const findRunning = (directory: string): Running | undefined => {
  try {
    const running = JSON.parse(readFileSync(fileIn(directory), 'utf8')) as Running;
    const isIt =
      alive(running.pid) && (running.began === undefined || running.began === beginOf(running.pid));
    return running.pid !== process.pid && isIt ? running : undefined;
  } catch {
    return undefined;
  }
};

/** Says that this process runs on the directory. */
export const announceRunning = (directory: string, where: Pick<Running, 'url' | 'demo' | 'storeUrl'>) => {
  const running: Running = { pid: process.pid, began: beginOf(process.pid), ...where };
  mkdirSync(directory, { recursive: true });
  writeFileSync(fileIn(directory), JSON.stringify(running));
};

/** Takes the announcement back. */
export const withdrawRunning = (directory: string) => rmSync(fileIn(directory), { force: true });
