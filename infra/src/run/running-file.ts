import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownFileMode, ownFolderMode, runtimeFolder } from './private-folder';

/** Who runs on a data directory, and where it answers. */
export type Running = Readonly<{
  pid: number;
  /** When that process began, where the system tells: its id may be given to another program later. */
  began?: string;
  /** The folder itself: a copy of it that holds this file runs nothing. */
  folder?: string;
  directory?: string;
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

const folderOf = (directory: string): string => {
  const { dev, ino } = statSync(directory);
  return `${dev}:${ino}`;
};

const read = (file: string): Running | undefined => {
  try {
    const running = JSON.parse(readFileSync(file, 'utf8')) as Running;
    const isIt =
      alive(running.pid) && (running.began === undefined || running.began === beginOf(running.pid));
    return running.pid !== process.pid && isIt ? running : undefined;
  } catch {
    return undefined;
  }
};

/** The copy that runs on this directory, if its process is alive. */
export const findRunning = (directory: string): Running | undefined => {
  const running = read(fileIn(directory));
  return running && (running.folder === undefined || running.folder === folderOf(directory))
    ? running
    : undefined;
};

/** Every Rayon of this user that runs on this machine. */
export const findEveryRunning = (): Running[] => {
  const folder = runtimeFolder();
  if (!folder) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => read(join(folder, name)) ?? []);
};

const passingFile = (): string | undefined => {
  const folder = runtimeFolder();
  return folder && join(folder, `${process.pid}.json`);
};

/** Says that this process runs on the directory, in it and where commands look that are told no directory. */
export const announceRunning = (directory: string, where: Pick<Running, 'url' | 'demo' | 'storeUrl'>) => {
  mkdirSync(directory, { recursive: true, mode: ownFolderMode });
  const running: Running = {
    pid: process.pid,
    began: beginOf(process.pid),
    folder: folderOf(directory),
    directory: resolve(directory),
    ...where,
  };
  for (const file of [fileIn(directory), passingFile()])
    if (file) writeFileSync(file, JSON.stringify(running), { mode: ownFileMode });
};

/** Takes the announcement back. */
export const withdrawRunning = (directory: string) => {
  for (const file of [fileIn(directory), passingFile()]) if (file) rmSync(file, { force: true });
};
