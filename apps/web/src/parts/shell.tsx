import { ActionIcon, Button, Group, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { speak, useTranslation } from '../i18n';
import { Icon } from './icons';
import { useAway } from './use-reach';

/** What every screen has: the name, whether there is a network, the language, light or dark. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { t, language } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const { online } = useNetwork();
  const isAway = useAway();
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <header className="bar">
        <Link className="brand" href="/" aria-label={`Rayon, ${t('shell.home')}`}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span aria-hidden>Rayon</span>
        </Link>
        <Group gap="xs" wrap="nowrap">
          <span role="status" className="reach">
            {online ? isAway && t('shell.away') : t('shell.offline')}
          </span>
          <Button variant="subtle" size="sm" h={44} px="sm" lang={other} onClick={() => speak(other)}>
            {other === 'fr' ? 'Français' : 'English'}
          </Button>
          <ActionIcon
            variant="subtle"
            size={44}
            aria-label={t('shell.theme')}
            onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
          >
            <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
          </ActionIcon>
        </Group>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
};
