import { type Envelope, newEvent, newId } from '@rayon/kernel';
import type { Announcement, Cause, Change } from './aggregate';
import type { Held, Meta } from './aggregate-document';
import type { CommandRecord } from './command-log';
import { marksMax } from './write-together';

const sinceStepMilliseconds = 10_000;

/** Names this process in the marks of its changes. */
const processMark = newId().slice(-8);
let changesMarked = 0;
const nextMark = (): string => {
  changesMarked += 1;
  return `${processMark}${changesMarked.toString(36)}`;
};

const envelopesOf = (
  events: readonly Announcement[],
  { sequence }: Pick<Meta, 'sequence'>,
  cause: Cause,
): Envelope[] =>
  events.map(({ contract, data, at }, index) =>
    newEvent(contract, {
      data,
      sequence: sequence + index + 1,
      at: at ?? cause.at,
      correlationId: cause.correlationId,
      ...(cause.causationId === undefined ? {} : { causationId: cause.causationId }),
    }),
  );

/**
 * What was announced of a row as events once more, for whoever knows nothing of it: the last one has the sequence of its
 * newest event, those before it the ones below.
 */
export const announcedAgain = (
  events: readonly Announcement[],
  { sequence, ...cause }: Cause & { sequence: number },
): Envelope[] => envelopesOf(events, { sequence: Math.max(0, sequence - events.length) }, cause);

/** The row after the change, with what it carries then. */
export const heldAfter = <Row>(
  before: Held<Row>,
  {
    change,
    stored,
    cause,
    record,
    isPublished,
  }: {
    change: Change<Row, unknown>;
    /** The row in its stored form. */
    stored: Record<string, unknown>;
    cause: Cause;
    record?: CommandRecord | undefined;
    isPublished: (envelopeId: string) => boolean;
  },
): Held<Row> => {
  const envelopes = envelopesOf(change.events ?? [], before.meta, cause);
  const waiting = before.meta.unpublished.filter(({ id }) => !isPublished(id));
  const since =
    waiting.length > 0
      ? before.meta.since
      : new Date(Math.floor(Date.now() / sinceStepMilliseconds) * sinceStepMilliseconds);
  const { since: _since, ...carried } = before.meta;
  const meta: Meta = {
    ...carried,
    version: before.meta.version + 1,
    sequence: before.meta.sequence + envelopes.length,
    commands: record ? [...before.meta.commands, record] : before.meta.commands,
    unpublished: [...waiting, ...envelopes],
    writes: [...(before.meta.writes ?? []), nextMark()].slice(-marksMax),
    ...(waiting.length + envelopes.length > 0 ? { since } : {}),
  };
  return { row: change.row, stored, meta };
};
