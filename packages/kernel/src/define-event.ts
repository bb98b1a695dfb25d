import { z } from 'zod';

/** An event contract: its versioned subject, the strict shape of its data and which aggregate it orders by. */
export type EventContract<Data> = Readonly<{
  /** `<service>.<aggregate>.<event>.v<N>`. */
  subject: string;
  /** Refuses unknown members, so that nothing travels that was not agreed. */
  data: z.ZodType<Data>;
  /** The id whose events arrive in the order they happened. */
  aggregateId: (data: Data) => string;
}>;

const subjectPattern = /^[a-z]+(\.[a-z0-9-]+){2}\.v[1-9][0-9]*$/;

/** Declares a contract; throws at load when the subject does not follow the naming rule. */
export const defineEvent = <Shape extends z.ZodType>(contract: {
  subject: string;
  data: Shape;
  aggregateId: (data: z.infer<Shape>) => string;
}): EventContract<z.infer<Shape>> => {
  if (!subjectPattern.test(contract.subject)) throw new Error(`not an event subject: ${contract.subject}`);
  return contract as unknown as EventContract<z.infer<Shape>>;
};
