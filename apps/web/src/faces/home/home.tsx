import { Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { pages } from '../../pages';
import { Icon } from '../../parts/icons';
import { Page } from '../../parts/page';

const tour = ['card', 'scanner', 'till'] as const;
const faces = ['card', 'scanner', 'till', 'console'] as const;

/** Where a visitor picks a screen. */
export const Home = () => {
  const { t } = useTranslation();
  return (
    <Page>
      <Stack gap="lg">
        <Stack gap={6}>
          <Title order={1}>{t('home.title')}</Title>
          <div className="beam" aria-hidden />
          <Text size="lg" c="dimmed">
            {t('home.lead')}
          </Text>
        </Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }} component="nav" aria-label={t('home.screens')}>
          {faces.map((face) => (
            <Card key={face} component={Link} href={pages[face]} withBorder padding="lg">
              <span className="offer">
                <Icon name={face} size={32} />
              </span>
              <Title order={2} size="h3" mt={4}>
                {t(`home.${face}.title`)}
              </Title>
              <Text c="dimmed">{t(`home.${face}.text`)}</Text>
            </Card>
          ))}
        </SimpleGrid>
        <Card withBorder padding="lg">
          <Title order={2} size="h4" mb="xs">
            {t('home.tour')}
          </Title>
          <ol className="tour">
            {tour.map((step) => (
              <li key={step}>{t(`home.tourSteps.${step}`)}</li>
            ))}
          </ol>
        </Card>
      </Stack>
    </Page>
  );
};
