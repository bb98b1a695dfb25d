/**
 * The largest import the catalogue takes (`catalogLimits`): 500 rows with the longest texts and 20 codes each, and 2,500
 * prices and lots among them. A character takes three bytes at most, a code 17, the names of the members the rest.
 */
const importBytesMax = 500 * (528 * 3 + 20 * 17 + 300) + 2_500 * (64 * 3 + 160);

/** What one client operation may hold. The numbers are the second wall; registered operations are the first. */
export const operationLimits = {
  bodyBytesMax: 100 * 1024,
  /** Of staff who have signed in: an import, and what stands around it. */
  staffBodyBytesMax: importBytesMax + 10 * 1024,
  /** Of a brand's users who have signed in: a picture of 300 KiB, which takes a third more as text. */
  brandBodyBytesMax: 400 * 1024 + 10 * 1024,
  tokensMax: 1_000,
  depthMax: 12,
  aliasesMax: 15,
  rootFieldsMax: 5,
  sensitiveRootFieldsMax: 1,
  /** Fields, spreads and inline fragments after every fragment is written out. */
  selectionsMax: 2_000,
} as const;

/**
 * How long an operation may take. An import waits for those that came before it, the largest of which take 4 s; our
 * clients give up after 30 s.
 */
export const answerMilliseconds = { usual: 5_000, import: 25_000 } as const;

/** Mutations that take as much as they are given. */
export const isImport = (field: string): boolean => field.startsWith('import');

/** Items of a list that takes no `first`, as its cost is reckoned. */
export const listSizeUsual = 20;

/** Lists that take no `first` and may be longer than most, or hardly ever are as long. */
export const listSizes: ReadonlyMap<string, number> = new Map([
  ['Query.stores', 250],
  ['BasketOffers.changed', 5],
  ['Discount.priorPrices', 1],
]);

/** What reading a whole list for a text costs, in fields of an answer that take as long. */
export const searchWork = 2_000;

/** Fields that take longer to work out than to hand over: pictures, and sums over up to two years. */
export const fieldWork: ReadonlyMap<string, number> = new Map([
  ['CardQr.svg', 700],
  ['CardQr.linearSvg', 700],
  ['TripEnded.transferSvg', 700],
  ['PictureFile.base64', 100],
  ['PointsAccount.statement', 500],
]);

/**
 * What may be asked for, in fields of the answer. The dearest operation of our own clients costs about 5,500; a scanner
 * that scans ten times a second all minute long about 1,200,000.
 */
export const costLimits = {
  operation: 20_000,
  anonymousOperation: 5_000,
  /** Of everybody who shows no token, for each place they come from. */
  anonymousPerMinute: 60_000,
  /** Of each person or machine that has signed in. */
  actorPerMinute: 3_000_000,
  /**
   * Characters of operations that were not asked before, for each place, whoever asks: reading and checking one takes up
   * to 5 µs per character, and what is refused is not kept. All operations of our own clients together are a fifth of it.
   */
  newTextPerMinute: 400_000,
  /** A person's read that costs more waits for its turn with those of strangers. */
  heavyRead: 1_500,
  readsAtOnce: 8,
  readsWaitingMax: 200,
} as const;

/** Connections to the public port. A shop's network may have one address for all of its customers. */
export const connectionLimits = { connectionsMax: 10_000, perAddressMax: 1_000 };

/** Mutations that take or give a secret: sign-in, codes, cards, enrolment, tills. One of them per request. */
export const isSensitiveMutation = (field: string): boolean =>
  /^(sign|enrol|refresh|reset|change|verify|device|present|attach|open|claim|confirm|redeem|burn)/.test(
    field,
  );

/**
 * Mutations by which a secret can be guessed, or that let a stranger cost us a password's hashing; they are counted
 * against the caller's address.
 */
export const isGuess = (field: string): boolean =>
  /^(signIn(?!Device)|enrol|changePassword|reset|verify)/.test(field);
