import { Button, Card, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { Caller } from '../../gateway/caller';
import type { Device } from '../../gateway/device';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { StandsAt } from '../../parts/stands-at';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReader } from '../../parts/use-reader';
import { useCommands } from '../../parts/use-task';
import { openTripDocument, presentCardDocument } from './documents';
import type { Trip } from './trip';

/** The handheld at rest: a card is presented (or not) and a trip opens. */
export const PresentCard = ({
  caller,
  device,
  onOpened,
  onForget,
}: {
  caller: Caller;
  device: Device;
  onOpened: (trip: Trip, firstName: string | undefined) => void;
  onForget: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [content, setContent] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useReader(field);

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
          <Title order={1} size="h2">
            {t('scanner.presentCard')}
          </Title>
          <StandsAt device={device} />
        </div>
        <div className="beam" aria-hidden />
        <form onSubmit={(event) => void begin(event)}>
          <Stack>
            <TextInput
              ref={field}
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
