import { accepted, type Result, rejected, type Translated } from '@rayon/kernel';

/** What somebody can agree to, one by one. None of them is the price of membership. */
export const consentPurposes = [
  'personalised-offers',
  'email-marketing',
  'sms-marketing',
  'brand-sharing',
] as const;

/** One of the purposes. */
export type ConsentPurpose = (typeof consentPurposes)[number];

/** What was agreed to or withdrawn, when and under which words. Never changed afterwards. */
export type ConsentRecord = Readonly<{
  purpose: ConsentPurpose;
  granted: boolean;
  wordingVersion: number;
  at: Date;
}>;

/** The words shown for a purpose; a change of words is a new version, and consent to older words does not carry over. */
export type ConsentWording = Readonly<{ purpose: ConsentPurpose; version: number; text: Translated }>;

/** Every wording ever shown. Add to the end; never edit one. */
export const consentWordings: readonly ConsentWording[] = [
  {
    purpose: 'personalised-offers',
    version: 1,
    text: {
      fr: 'Utiliser mes achats pour me proposer des offres qui me correspondent. Sans cela, je garde mes points, les prix et les offres générales.',
      en: 'Use what I buy to choose offers for me. Without it I keep my points, the prices and the general offers.',
    },
  },
  {
    purpose: 'email-marketing',
    version: 1,
    text: { fr: 'M’envoyer des offres par e-mail.', en: 'Send me offers by e-mail.' },
  },
  {
    purpose: 'sms-marketing',
    version: 1,
    text: { fr: 'M’envoyer des offres par SMS.', en: 'Send me offers by text message.' },
  },
  {
    purpose: 'brand-sharing',
    version: 1,
    text: {
      fr: 'Compter mes achats dans des chiffres d’ensemble communiqués aux marques, sans mon nom ni mon numéro.',
      en: 'Count what I buy in overall figures shown to brands, without my name or number.',
    },
  },
];

/** The version of a purpose's words that is shown now. */
export const currentWording = (purpose: ConsentPurpose): number =>
  Math.max(
    0,
    ...consentWordings.filter((wording) => wording.purpose === purpose).map(({ version }) => version),
  );

/**
 * Consent is given to the words shown now; it may be withdrawn under any words ever shown, because nobody
 * should have to read new words in order to say no.
 */
export const recordConsent = (
  wanted: Readonly<{ purpose: ConsentPurpose; granted: boolean; wordingVersion: number }>,
  at: Date,
): Result<ConsentRecord, { reason: 'UnknownWording'; purpose: ConsentPurpose }> => {
  const known = consentWordings.some(
    ({ purpose, version }) => purpose === wanted.purpose && version === wanted.wordingVersion,
  );
  if (!known || (wanted.granted && wanted.wordingVersion !== currentWording(wanted.purpose)))
    return rejected({ reason: 'UnknownWording', purpose: wanted.purpose });
  return accepted({ ...wanted, at });
};

/** What stands today: the last record of each purpose, in the order of the purposes; silence is no consent. */
export const standingConsents = (history: readonly ConsentRecord[]): ConsentRecord[] =>
  consentPurposes.flatMap((purpose) => history.findLast((record) => record.purpose === purpose) ?? []);
