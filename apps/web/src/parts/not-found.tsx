import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useTranslation } from '../i18n';
import { Page } from './page';

/** An address that is none of ours. */
export const NotFound = () => {
  const { t } = useTranslation();
  return (
    <Page name={t('notFound.title')} size="narrow">
      <Card withBorder padding="lg">
        <Stack>
          <Title order={1} size="h2">
            {t('notFound.title')}
          </Title>
          <Text c="dimmed">{t('notFound.lead')}</Text>
          <Button component={Link} href="/">
            {t('notFound.home')}
          </Button>
        </Stack>
      </Card>
    </Page>
  );
};
