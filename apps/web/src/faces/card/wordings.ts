import { type ConsentWordingsQuery, consentWordingsDocument } from '@rayon/client/operations/card';
import { useCallback, useEffect, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';
import { useBack } from '../../parts/use-reach';

/** The words a consent is asked with today, in the language of the page. */
export type Wording = ConsentWordingsQuery['consentWordings'][number];

/** Today's wordings; none until they came. */
export const useWordings = (): Wording[] => {
  const { language } = useTranslation();
  const [wordings, setWordings] = useState<Wording[]>([]);
  const look = useCallback(
    () =>
      gateway.ask(consentWordingsDocument, {}).then(
        (found) => setWordings(found.consentWordings),
        () => undefined,
      ),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words.
  useEffect(() => void look(), [look, language]);
  useBack(look);
  return wordings;
};
