import type { Principal } from '@rayon/auth';
import type { Envelope, EventContract, Locale, Result } from '@rayon/kernel';
import type { Ask, FeedRejection } from './ask';

/** What a feed hands out: an object of one of its types. One with a `sequence` comes once, and in that order. */
export type FeedItem = Readonly<{ __typename: string; sequence?: number; [field: string]: unknown }>;

/** Who reads. */
export type Viewer = Readonly<{ principal: Principal; locale: Locale }>;

/** What the plain queries say now to somebody who may see the topic. */
export type Look = Readonly<{
  /** How things stand; handed out when the feed opens. */
  now: readonly FeedItem[];
  /** Items with a sequence above the one asked for. */
  missed?: readonly FeedItem[];
  /**
   * How things stand, as a text to compare: events are not kept for a reader, so one that is lost shows only in that
   * two looks differ. The reader is then asked to fetch again.
   */
  mark?: string;
}>;

/** How the items of a feed come from the events of one contract. */
export type Follows = Readonly<{
  contract: EventContract<unknown>;
  /** Asked of every event, before anybody has checked it against the contract. */
  topicOf: (envelope: Envelope<unknown>) => string;
  toItem: (envelope: Envelope<unknown>, viewer: Viewer) => FeedItem | undefined;
}>;

/** The items of one contract's events: of which topic, and what this viewer is shown, if anything. */
export const follow = <Data>(
  contract: EventContract<Data>,
  items: {
    topicOf: (envelope: Envelope<Data>) => string;
    toItem: (envelope: Envelope<Data>, viewer: Viewer) => FeedItem | undefined;
  },
): Follows => ({ contract, ...items }) as unknown as Follows;

/** Arguments a feed can take. Every id is checked to be one. */
type ArgumentValues = { 'ID!': string; Int: number | null | undefined };
type ArgumentTypes = Readonly<Record<string, keyof ArgumentValues>>;
type ArgumentsOf<Types extends ArgumentTypes> = {
  readonly [Name in keyof Types]: ArgumentValues[Types[Name]];
};

/** Live messages by topic: one field of the live schema. */
export type Feed<Types extends ArgumentTypes = ArgumentTypes> = Readonly<{
  /** The field; its items are the union `<Name>Item`. */
  name: string;
  about: string;
  args: Types;
  /** The types of its items, as the schema says them. */
  itemTypes: string;
  /** The types of what its items hold. */
  partTypes?: string;
  topicOf(args: ArgumentsOf<Types>): string;
  /** The last sequence the reader saw, for a feed whose items have one. */
  cursorOf?(args: ArgumentsOf<Types>): number;
  follows: readonly Follows[];
  /**
   * The first look, taken as the reader, and taken again while the feed is open: a plain query that answers is the
   * leave to see, and says what the reader missed after a sequence.
   */
  maySee(asked: {
    ask: Ask;
    args: ArgumentsOf<Types>;
    viewer: Viewer;
    after: number;
    at: Date;
  }): Promise<Result<Look, FeedRejection>>;
}>;

/** Declares a feed. Endpoint, limits, order, back-pressure and leave-taking are the same for all. */
export const feed = <const Types extends ArgumentTypes>(declared: Feed<Types>): Feed =>
  declared as unknown as Feed;
