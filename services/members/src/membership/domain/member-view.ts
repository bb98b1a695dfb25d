/** Who looks at a member, as far as the rule cares. */
export type Viewer =
  | Readonly<{ kind: 'self' }>
  | Readonly<{ kind: 'reader'; cardWasPresented: boolean }>
  | Readonly<{ kind: 'office' }>
  | Readonly<{ kind: 'nobody' }>;

/** The parts of a member a viewer may see. */
export type MemberPart = (typeof everything)[number];

const everything = [
  'id',
  'firstName',
  'locale',
  'enrolledAt',
  'email',
  'card',
  'consents',
  'birthday',
  'employedSince',
] as const;

/** Hours in which a handheld, a till or an associate may greet the member whose card was presented there. */
export const presentationHours = 12;

/**
 * What a viewer may see: oneself everything; the office who and since when, and whether they work here, never how to reach or to pay as
 * the member; a reader the greeting, and only after the card was presented to it; everyone else nothing.
 */
export const visibleParts = (viewer: Viewer): readonly MemberPart[] => {
  switch (viewer.kind) {
    case 'self':
      return everything;
    case 'office':
      return ['id', 'firstName', 'locale', 'enrolledAt', 'employedSince'];
    case 'reader':
      return viewer.cardWasPresented ? ['id', 'firstName', 'locale'] : [];
    case 'nobody':
      return [];
  }
};
