import { type ConsentWordingsQuery, consentWordingsDocument } from '@rayon/client/operations/card';
import { useEffect, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';

/** The words a consent is asked with today, in the language of the page. */
export type Wording = ConsentWordingsQuery['consentWordings'][number];

/** Today's wordings; none until they came. */
export const useWordings = (): Wording[] => {
  const { language } = useTranslation();
  const [wordings, setWordings] = useState<Wording[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words.
  useEffect(() => {
    gateway.ask(consentWordingsDocument, {}).then(
      (found) => setWordings(found.consentWordings),
      () => undefined,
    );
  }, [language]);
  return wordings;
};
