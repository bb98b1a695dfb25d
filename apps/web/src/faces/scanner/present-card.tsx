import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, isRefusal, newCommandId, type Refusal } from '../../gateway/ask';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { type Trip, tripFields } from './trip';

const presentCard = `mutation PresentCard($input: PresentCardInput!) { presentCard(input: $input) { __typename
  ... on CardPresented { presentation firstName }
  ... on MembersRefusal { reason message } } }`;
const openTrip = `mutation OpenTrip($input: OpenTripInput!) { openTrip(input: $input) { __typename
  ... on TripOpened { trip { ${tripFields} } }
  ... on ScannerRefusal { reason message } } }`;
const currentTrip = `query CurrentTrip { currentTrip { ${tripFields} } }`;

type Presented = { __typename: 'CardPresented'; presentation: string; firstName: string };
type Opened = { __typename: 'TripOpened'; trip: Trip };

/** The handheld at rest: a card is presented (or not) and a trip opens. */
export const PresentCard = ({
  accessToken,
  label,
  onOpened,
  onForget,
}: {
  accessToken: string;
  label: string;
  onOpened: (trip: Trip, firstName: string | undefined) => void;
  onForget: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [content, setContent] = useState('');

  const open = (presented: Presented | undefined) =>
    run(async () => {
      const { openTrip: answer } = await ask<{ openTrip: Opened | Refusal }>(
        openTrip,
        {
          input: {
            commandId: newCommandId(),
            ...(presented ? { presentation: presented.presentation } : {}),
          },
        },
        accessToken,
      );
      if (!isRefusal(answer)) return answer;
      // The handheld was put down in the middle of a trip: it goes on where it stopped.
      const { currentTrip: left } = await ask<{ currentTrip: Trip | null }>(currentTrip, {}, accessToken);
      return left ? ({ __typename: 'TripOpened', trip: left } as const) : answer;
    });

  const begin = async (event: FormEvent) => {
    event.preventDefault();
    const presented = await run(async () => {
      const { presentCard: answer } = await ask<{ presentCard: Presented | Refusal }>(
        presentCard,
        { input: { commandId: newCommandId(), content: content.trim() } },
        accessToken,
      );
      return answer;
    });
    if (!presented || isRefusal(presented)) return;
    const opened = await open(presented as Presented);
    if (opened) onOpened((opened as Opened).trip, (presented as Presented).firstName);
  };
  const beginWithoutCard = async () => {
    const opened = await open(undefined);
    if (opened) onOpened((opened as Opened).trip, undefined);
  };

  return (
    <Card withBorder padding="lg" maw={480} mx="auto">
      <Stack>
        <Group justify="space-between" wrap="nowrap">
          <Title order={1} size="h2">
            {t('scanner.presentCard')}
          </Title>
          <Text size="sm" c="dimmed" ta="right">
            {label}
          </Text>
        </Group>
        <div className="beam" aria-hidden />
        <form onSubmit={(event) => void begin(event)}>
          <Stack>
            <TextInput
              label={t('scanner.cardContent')}
              className="code-entry"
              size="lg"
              autoFocus
              autoComplete="off"
              required
              value={content}
              onChange={(event) => setContent(event.currentTarget.value)}
            />
            <Button type="submit" size="lg" loading={busy}>
              {t('scanner.start')}
            </Button>
          </Stack>
        </form>
        <Button variant="light" size="lg" disabled={busy} onClick={() => void beginWithoutCard()}>
          {t('scanner.withoutCard')}
        </Button>
        <TroubleNotice trouble={trouble} />
        <Button variant="subtle" size="compact-sm" c="dimmed" onClick={onForget}>
          {t('enrol.forget')}
        </Button>
      </Stack>
    </Card>
  );
};
