/** Where the time comes from. Rules are given a `Date`; only the edge holds a clock. */
export type Clock = () => Date;

/** The machine's clock. */
export const systemClock: Clock = () => new Date();

/** A clock that tests set by hand. */
export const manualClock = (start: Date | string) => {
  let now = new Date(start);
  return Object.assign(() => new Date(now), {
    set: (to: Date | string) => {
      now = new Date(to);
    },
    advance: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
  });
};
