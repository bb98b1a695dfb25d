type Task = () => Promise<void>;

/** Runs tasks of one key one after another in the order they came, other keys meanwhile. */
export type Lanes = Readonly<{
  /** Resolves or rejects as the task does. */
  run: <Answer>(key: string, task: () => Promise<Answer>) => Promise<Answer>;
  /** Resolves when nothing waits or runs. */
  idle: () => Promise<void>;
}>;

/** Lanes that run at most `concurrency` tasks at a time; a key that waits lets other keys pass. */
export const createLanes = ({ concurrency }: { concurrency: number }): Lanes => {
  const queues = new Map<string, Task[]>();
  const ready: string[] = [];
  const idlers: (() => void)[] = [];
  let running = 0;

  const finish = (key: string): void => {
    running -= 1;
    const queue = queues.get(key);
    if (queue && queue.length > 0) ready.push(key);
    else queues.delete(key);
    advance();
    if (queues.size === 0) for (const tell of idlers.splice(0)) tell();
  };

  const advance = (): void => {
    while (running < concurrency && ready.length > 0) {
      const key = ready.shift();
      const task = key === undefined ? undefined : queues.get(key)?.shift();
      if (key === undefined || !task) continue;
      running += 1;
      void task().finally(() => finish(key));
    }
  };

  return {
    run: <Answer>(key: string, task: () => Promise<Answer>) =>
      new Promise<Answer>((resolve, reject) => {
        const queue = queues.get(key);
        const step: Task = () => Promise.resolve().then(task).then(resolve, reject);
        if (queue) queue.push(step);
        else {
          queues.set(key, [step]);
          ready.push(key);
        }
        advance();
      }),
    idle: () =>
      queues.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => idlers.push(resolve)),
  };
};
