import { Button, Card, Stack, Text, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { openTripDocument, presentCardDocument } from '@rayon/client/operations/scanner';
import { useState } from 'react';
import type { Device } from '../../gateway/device';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { ReadCode } from '../../parts/read-code';
import { StandsAt } from '../../parts/stands-at';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import type { Trip } from './trip';

/** The handheld at rest: a card is presented (or not) and a trip opens. */
export const PresentCard = ({
  caller,
  device,
  onOpened,
  onForget,
}: {
  caller: GatewayClient;
  device: Device;
  onOpened: (trip: Trip, firstName: string | undefined) => void;
  onForget: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [content, setContent] = useState('');

  const open = async (presented?: { presentation: string; firstName?: string | null }) => {
    const opened = await send(openTripDocument, presented ? { presentation: presented.presentation } : {});
    if (opened) onOpened(opened.trip, presented?.firstName ?? undefined);
  };
  const begin = async () => {
    const presented = await send(presentCardDocument, { content: content.trim() });
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
        <ReadCode
          label={t('scanner.cardContent')}
          action={t('scanner.start')}
          busy={busy}
          code={content}
          onChange={setContent}
          onRead={begin}
          onHint={clear}
        />
        <Text size="sm" c="dimmed">
          {t('scanner.cardOrNumber')}
        </Text>
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
