import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who runs on a data directory, and where it answers. */
export type Running = Readonly<{ pid: number; url: string; demo: boolean }>;

const fileIn = (directory: string) => join(directory, 'running.json');

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The copy that runs on this directory, if its process is alive. */
export const findRunning = (directory: string): Running | undefined => {
  try {
    const running = JSON.parse(readFileSync(fileIn(directory), 'utf8')) as Running;
    return running.pid !== process.pid && alive(running.pid) ? running : undefined;
  } catch {
    return undefined;
  }
};

/** Says that this process runs on the directory. */
export const announceRunning = (directory: string, running: Running) => {
  mkdirSync(directory, { recursive: true });
  writeFileSync(fileIn(directory), JSON.stringify(running));
};

/** Takes the announcement back. */
export const withdrawRunning = (directory: string) => rmSync(fileIn(directory), { force: true });
