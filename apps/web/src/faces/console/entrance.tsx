import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { Card, SegmentedControl, Stack, Title } from '@mantine/core';
import type { Session } from '@rayon/client';
import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { SignInForm } from '../../parts/sign-in-form';

const ways = ['signInStaff', 'signInBrand'] as const;

/** The way into the console, for the retailer's staff and for brands. */
export const Entrance = ({
  ended,
  onSignedIn,
}: {
  ended: boolean;
  onSignedIn: (session: Session) => void;
}) => {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof ways)[number]>('signInStaff');
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Title order={1} size="h2">
          {t('home.console.title')}
        </Title>
        <SegmentedControl
          aria-label={t('signIn.as')}
          value={way}
          onChange={(value) => setWay(value as typeof way)}
          data={ways.map((value) => ({ value, label: t(`signIn.ways.${value}`) }))}
        />
        <SignInForm way={way} ended={ended} onSignedIn={onSignedIn} />
      </Stack>
    </Card>
  );
};
