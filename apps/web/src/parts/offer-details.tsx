import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n';

/** An offer of a list, that opens: why it is shown to this shopper, and `more` that can be done about it. */
export const OfferDetails = ({
  why,
  aside,
  more,
  children,
}: {
  why: string;
  aside?: ReactNode;
  more?: ReactNode;
  children: ReactNode;
}) => {
  const { t, set } = useTranslation();
  return (
    <details>
      <summary>
        <div>
          {children}
          <Text size="sm" c="dimmed">
            {t('offer.why')}
          </Text>
        </div>
        {aside}
      </summary>
      <Text size="sm" pb="xs">
        {set(why)}
      </Text>
      {more}
    </details>
  );
};
