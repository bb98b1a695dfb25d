import { useEffect, useState } from 'react';
import { ask } from '../../gateway/ask';
import { useTranslation } from '../../i18n';
import { consentWordingsDocument } from './documents';

/** The words a consent is asked with today, in the language of the page. */
export type Wording = { purpose: string; version: number; text: string };

/** Today's wordings; none until they came. */
export const useWordings = (): Wording[] => {
  const { language } = useTranslation();
  const [wordings, setWordings] = useState<Wording[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words.
  useEffect(() => {
    ask<{ consentWordings: Wording[] }>(consentWordingsDocument).then(
      (found) => setWordings(found.consentWordings),
      () => undefined,
    );
  }, [language]);
  return wordings;
};
