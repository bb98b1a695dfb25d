import {
  ActionIcon,
  Anchor,
  AppShell,
  Button,
  Group,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { speak } from '../i18n';

/** What every screen has: the name, the language, light or dark. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = i18n.language === 'fr' ? 'en' : 'fr';
  return (
    <AppShell header={{ height: 56 }} padding="md">
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Anchor component={Link} href="/" underline="never" aria-label={`Rayon, ${t('shell.home')}`}>
            <Group gap={10} wrap="nowrap">
              <img src="/icon.svg" alt="" width={28} height={28} />
              <Text fw={800} size="lg" c="var(--mantine-color-text)">
                Rayon
              </Text>
            </Group>
          </Anchor>
          <Group gap="xs" wrap="nowrap">
            <Button variant="subtle" size="compact-sm" lang={other} onClick={() => speak(other)}>
              {other === 'fr' ? 'Français' : 'English'}
            </Button>
            <ActionIcon
              variant="subtle"
              aria-label={t('shell.theme')}
              onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
            >
              {scheme === 'dark' ? '☀' : '☾'}
            </ActionIcon>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main>{children}</AppShell.Main>
    </AppShell>
  );
};
