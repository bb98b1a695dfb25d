import type { Result } from '@rayon/kernel';
import type { MembersRejection } from '../../domain/rejection';
import type { MembersContext } from './context';
import { type MembersRefusal, present } from './refusal.type';

/** The answer as one member of a result union: an instance of `type` filled from the value, or the refusal. */
export const answer = <Value, Answer extends object>(
  type: new () => Answer,
  outcome: Result<Value, MembersRejection>,
  toFields: (value: Value) => Answer,
  { request }: MembersContext,
): Answer | MembersRefusal =>
  outcome.ok
    ? Object.assign(new type(), toFields(outcome.value))
    : present(outcome.rejection, request.locale);
