/** Says to the other processes of this machine that there is something to look for; they look by themselves now and then in any case. */
export type Doorbell = Readonly<{
  ring: () => void;
  /** Runs whenever another process rings. */
  onRing: (look: () => void) => void;
}>;

/** The message of a ring on a runner's channel. */
export const ring = 'ring';

/** The doorbell of a process whose runner passes rings on; none for one that was started without a channel. */
export const doorbellOfRunner = (): Doorbell | undefined => {
  if (!process.send) return undefined;
  return {
    ring: () => {
      if (process.connected) process.send?.(ring, () => undefined);
    },
    onRing: (look) => {
      process.on('message', (message) => {
        if (message === ring) look();
      });
    },
  };
};

/** Whether a message that came over a runner's channel is a ring. */
export const isRing = (message: unknown): boolean => message === ring;
