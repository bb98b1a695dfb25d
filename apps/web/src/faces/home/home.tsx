import { Card, Container, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

const faces = ['card', 'scanner', 'till', 'console'] as const;
const signs = { card: '▣', scanner: '▮▯▮', till: '€', console: '◔' } as const;

/** Where a visitor picks a screen. */
export const Home = () => {
  const { t } = useTranslation();
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <Stack gap={6}>
          <Title order={1}>{t('home.title')}</Title>
          <div className="beam" aria-hidden />
          <Text size="lg" c="dimmed">
            {t('home.lead')}
          </Text>
        </Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {faces.map((face) => (
            <Card key={face} component={Link} href={`/${face}`} withBorder padding="lg">
              <Text fz={28} fw={800} c="orange.7" aria-hidden>
                {signs[face]}
              </Text>
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
          <List type="ordered" spacing={4}>
            {(t('home.tourSteps', { returnObjects: true }) as string[]).map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </Card>
      </Stack>
    </Container>
  );
};
