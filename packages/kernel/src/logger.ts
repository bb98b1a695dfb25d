type Say = (facts: object, message: string) => void;

/** The part of a structured logger (pino's among others) that adapters write to. */
export type Logger = Readonly<{ debug: Say; info: Say; warn: Say; error: Say }>;

/** Says nothing. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
