import type { Clock, Envelope } from '@rayon/kernel';
import type { Consumers } from '@rayon/messaging';
import type { Cause } from '@rayon/store';
import type { CodeKey } from '../code-key';
import type { QuietRules } from '../domain/quiet';
import type { Memory } from '../memory/memory';
import type { Records } from '../records/records';

/** What every reaction of this service is given. */
export type Reacting = Readonly<{
  consumers: Consumers;
  records: Records;
  memory: Memory;
  clock: Clock;
  codeKey: CodeKey;
  /** To one member, in seven days. */
  messagesPerWeek: number;
  quiet: QuietRules;
}>;

/** The cause that an event's effects name. */
export const causedBy = ({ correlationid, id }: Envelope, at: Date): Cause => ({
  correlationId: correlationid,
  causationId: id,
  at,
});
