import { Button, Card, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '../../gateway/caller';
import { ConfirmButton } from '../../parts/confirm-button';
import { StepTitle } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { openTripDocument, presentCardDocument } from './documents';
import type { Trip } from './trip';

/** The handheld at rest: a card is presented (or not) and a trip opens. */
export const PresentCard = ({
  caller,
  label,
  onOpened,
  onForget,
}: {
  caller: Caller;
  label: string;
  onOpened: (trip: Trip, firstName: string | undefined) => void;
  onForget: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [content, setContent] = useState('');

  const open = async (presented?: { presentation: string; firstName: string }) => {
    const opened = await send<{ trip: Trip }>(
      'openTrip',
      openTripDocument,
      presented ? { presentation: presented.presentation } : {},
    );
    if (opened) onOpened(opened.trip, presented?.firstName);
  };
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    const presented = await send<{ presentation: string; firstName: string }>(
      'presentCard',
      presentCardDocument,
      { content: content.trim() },
    );
    // A code is accepted once: what is read next is another one.
    setContent('');
    if (presented) await open(presented);
  };

  return (
    <Card withBorder padding="lg">
      <Stack>
        <div>
          <StepTitle size="h2">{t('scanner.presentCard')}</StepTitle>
          <Text size="sm" c="dimmed">
            {label}
          </Text>
        </div>
        <div className="beam" aria-hidden />
        <form onSubmit={(event) => void begin(event)}>
          <Stack>
            <TextInput
              label={t('scanner.cardContent')}
              className="code-entry"
              size="lg"
              autoFocus
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={content}
              onChange={(event) => setContent(event.currentTarget.value)}
            />
            <Button type="submit" size="lg" loading={busy}>
              {t('scanner.start')}
            </Button>
          </Stack>
        </form>
        <TroubleNotice trouble={trouble} />
        <Button variant="default" size="lg" disabled={busy} onClick={() => void open()}>
          {t('scanner.withoutCard')}
        </Button>
        <ConfirmButton
          variant="subtle"
          label={t('enrol.forget')}
          question={t('enrol.forgetQuestion')}
          onConfirm={onForget}
        />
      </Stack>
    </Card>
  );
};
