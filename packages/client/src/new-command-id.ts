/** A new id for a command; the same one is kept when the same command is sent again. */
export const newCommandId = (): string => crypto.randomUUID();
