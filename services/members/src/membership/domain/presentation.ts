import { presentationHours } from './member-view';

/** How a card was shown: its number alone, or with the code of the moment. */
export const cardProofs = ['STATIC', 'ROTATING'] as const;

/** One of the ways. */
export type CardProof = (typeof cardProofs)[number];

/** A reader that saw a card: in which store, how the card was shown, and when last. */
export type Presentation = Readonly<{ readerId: string; storeId: string; proof: CardProof; at: Date }>;

/** From where somebody looks at a member: a reader, or the stores somebody of the staff is bound to. */
export type Place = Readonly<{ readerId: string }> | Readonly<{ storeIds: readonly string[] }>;

/** Readers a card remembers; nobody shops with more of them within the hours of a greeting. */
export const readersMax = 32;

const isRecent = (seen: Presentation, at: Date): boolean =>
  at.getTime() - seen.at.getTime() <= presentationHours * 3_600_000;

const isAt = ({ readerId, storeId }: Presentation, place: Place): boolean =>
  'readerId' in place ? readerId === place.readerId : place.storeIds.includes(storeId);

/**
 * What a card remembers once a reader has seen it: each reader once. Nobody needs to know where a card was shown longer
 * than its member may be greeted there.
 */
export const withPresentation = (known: readonly Presentation[], shown: Presentation): Presentation[] =>
  [...known.filter((seen) => seen.readerId !== shown.readerId && isRecent(seen, shown.at)), shown].slice(
    -readersMax,
  );

/** Whether the card was shown in this place so lately that its member may be greeted there. */
export const wasShownAt = (presentations: readonly Presentation[], place: Place, at: Date): boolean =>
  presentations.some((seen) => isAt(seen, place) && isRecent(seen, at));
