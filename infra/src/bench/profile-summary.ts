import { readFileSync } from 'node:fs';

type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
  startTime: number;
};

/** Time a package (or one function of it) spent in its own code. */
export type SelfTime = Readonly<{ name: string; milliseconds: number; share: number }>;

/** The package a frame belongs to: as installed, or by its folder in the repository. */
const packageOf = ({ functionName, url }: { functionName: string; url: string }): string => {
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (functionName === '(program)') return 'native code and system calls';
  if (url === '') return /^write/.test(functionName) ? 'socket writes' : 'V8 built-ins';
  if (url.startsWith('node:')) return url.split('/')[0] === 'node:internal' ? 'Node internals' : 'Node';
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  if (installed) return installed;
  return (
    /\/((?:packages|services|schemas)\/[^/]+|engine|gateway|infra)\/(?:dist|src)\//.exec(url)?.[1] ?? url
  );
};

const ranked = (times: ReadonlyMap<string, number>, total: number): SelfTime[] =>
  [...times]
    .map(([name, milliseconds]) => ({ name, milliseconds, share: milliseconds / total }))
    .sort((left, right) => right.milliseconds - left.milliseconds);

/** Self time by package and by function from an instant on (microseconds of the monotonic clock), idling left out. */
export const summariseProfile = (
  file: string,
  from: number,
): { packages: SelfTime[]; functions: SelfTime[]; milliseconds: number } => {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  let at = profile.startTime;
  let total = 0;
  for (const [index, id] of profile.samples.entries()) {
    const microseconds = profile.timeDeltas[index] ?? 0;
    at += microseconds;
    const frame = frames.get(id);
    if (!frame || at < from || frame.functionName === '(idle)') continue;
    const milliseconds = microseconds / 1000;
    const owner = packageOf(frame);
    const name = `${owner}: ${frame.functionName || '(anonymous)'}:${frame.lineNumber + 1}`;
    packages.set(owner, (packages.get(owner) ?? 0) + milliseconds);
    functions.set(name, (functions.get(name) ?? 0) + milliseconds);
    total += milliseconds;
  }
  return { packages: ranked(packages, total), functions: ranked(functions, total), milliseconds: total };
};
