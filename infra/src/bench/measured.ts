import { type Figures, figuresOf } from './figures';
import type { Timed } from './loops';
import { cpuMilliseconds } from './process-cpu';

/** The processes of something that is measured, by what the table calls them. */
export type Processes = readonly Readonly<{ pid: number; process: string }>[];

/** Below this the figure says nothing. */
const shownMilliseconds = 0.001;

/** Runs a loop; says also how much processor time each process used meanwhile and what was asked of the store. */
export const measured = async (
  { processes, commands }: { processes: Processes; commands?: (() => Promise<number>) | undefined },
  loop: () => Promise<Timed>,
): Promise<Figures> => {
  const commandsBefore = await commands?.();
  const before = processes.map(({ pid }) => cpuMilliseconds(pid));
  const timed = await loop();
  const after = processes.map(({ pid }) => cpuMilliseconds(pid));
  const commandsAfter = await commands?.();
  const figures = figuresOf(timed);
  const cpu = processes.flatMap(({ process }, index) => {
    const [from, to] = [before[index], after[index]];
    return from === undefined || to === undefined
      ? []
      : [{ process, milliseconds: (to - from) / figures.scans }];
  });
  return {
    ...figures,
    cpu: cpu.filter(({ milliseconds }) => milliseconds >= shownMilliseconds),
    ...(commandsBefore === undefined || commandsAfter === undefined
      ? {}
      : { commands: (commandsAfter - commandsBefore) / figures.scans }),
  };
};
