import { ActionIcon, Alert, Badge, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId, type Refusal } from '../../gateway/ask';
import { useDemonstration } from '../../gateway/demonstration';
import { type TripFeedItem, watchTrip } from '../../gateway/live';
import { inKilograms, inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { OfferPanel } from './offer-panel';
import { type Line, type Trip, tripFields } from './trip';

const refusal = '... on ScannerRefusal { reason message }';
const scan = `mutation Scan($input: ScanInput!) { scan(input: $input) { __typename
  ... on LineScanned { line { id } trip { ${tripFields} } } ${refusal} } }`;
const voidLine = `mutation VoidLine($input: VoidLineInput!) { voidLine(input: $input) { __typename
  ... on LineVoided { trip { ${tripFields} } } ${refusal} } }`;
const endTrip = `mutation EndTrip($input: EndTripInput!) { endTrip(input: $input) { __typename
  ... on TripEnded { transferCode transferExpiresAt trip { ${tripFields} } } ${refusal} } }`;
const cancelTrip = `mutation CancelTrip($input: CancelTripInput!) { cancelTrip(input: $input) { __typename
  ... on TripCancelled { trip { id } } ${refusal} } }`;

/** What the handover needs of an ended trip. */
export type Ended = { trip: Trip; transferCode: string; transferExpiresAt: string };

type Message = Extract<TripFeedItem, { __typename: 'TripMessage' }>;

const BasketLine = ({ line, onRemove, busy }: { line: Line; onRemove: () => void; busy: boolean }) => {
  const { t } = useTranslation();
  const details = [
    line.quantity > 1 ? `${line.quantity} × ${inMoney(line.unitPrice)}` : '',
    line.weightGrams
      ? `${inKilograms(line.weightGrams)} × ${t('scanner.perKilogram', { price: inMoney(line.unitPrice) })}`
      : '',
  ].filter(Boolean);
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" pl={line.deposit ? 'md' : 0} component="li">
      <div>
        <Text fw={line.deposit ? 400 : 600} c={line.deposit ? 'dimmed' : undefined} lineClamp={2}>
          {line.name}{' '}
          {line.deposit && line.parentLineId && (
            <Text span size="sm">
              ({t('scanner.deposit')})
            </Text>
          )}
        </Text>
        {details.length > 0 && (
          <Text size="sm" c="dimmed" className="figures">
            {details.join(' ')}
          </Text>
        )}
        {line.markdownPercent > 0 && (
          <Badge color="orange" variant="light">
            {t('scanner.markdown', { percent: line.markdownPercent })}
          </Badge>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Text className="figures" fw={600}>
          {inMoney(line.amount)}
        </Text>
        {line.parentLineId ? (
          <span style={{ width: 34 }} />
        ) : (
          <ActionIcon
            variant="light"
            color="gray"
            size="lg"
            disabled={busy}
            aria-label={t('scanner.remove', { name: line.name })}
            onClick={onRemove}
          >
            ✕
          </ActionIcon>
        )}
      </Group>
    </Group>
  );
};

/** The handheld while scanning: the total always in sight, the last line on top, the offer below it. */
export const Scanning = ({
  accessToken,
  opened,
  firstName,
  onEnded,
  onCancelled,
}: {
  accessToken: string;
  opened: Trip;
  firstName: string | undefined;
  onEnded: (ended: Ended) => void;
  onCancelled: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [trip, setTrip] = useState(opened);
  const [code, setCode] = useState('');
  const [messages, setMessages] = useState<Message[]>([]);
  const demonstration = useDemonstration();
  const entry = useRef<HTMLInputElement>(null);

  useEffect(
    () =>
      watchTrip(accessToken, opened.id, (item) => {
        if (item.__typename === 'TripMessage')
          setMessages((shown) =>
            shown.some(({ messageId }) => messageId === item.messageId)
              ? shown
              : [item, ...shown].slice(0, 3),
          );
      }),
    [accessToken, opened.id],
  );

  const mutate = <Answer extends object>(document: string, name: string, input: Record<string, unknown>) =>
    run(async () => {
      const data = await ask<Record<string, Answer | Refusal>>(
        document,
        { input: { commandId: newCommandId(), tripId: trip.id, ...input } },
        accessToken,
      );
      const answer = data[name];
      if (!answer) throw new Error('no answer');
      return answer;
    });

  const scanCode = async (text: string) => {
    const answer = await mutate<{ trip: Trip }>(scan, 'scan', { code: text });
    if (answer) setTrip(answer.trip);
    setCode('');
    entry.current?.focus();
  };
  const remove = async (lineId: string) => {
    const answer = await mutate<{ trip: Trip }>(voidLine, 'voidLine', { lineId });
    if (answer) setTrip(answer.trip);
  };
  const end = async () => {
    const answer = await mutate<Ended>(endTrip, 'endTrip', {});
    if (answer) onEnded(answer);
  };
  const cancel = async () => {
    const answer = await mutate(cancelTrip, 'cancelTrip', {});
    if (answer) onCancelled();
  };

  const parents = trip.lines.filter((line) => !line.parentLineId).reverse();
  const shown = parents.flatMap((line) => [
    line,
    ...trip.lines.filter(({ parentLineId }) => parentLineId === line.id),
  ]);

  return (
    <Stack gap="sm">
      <Card withBorder padding="md" pos="sticky" top={64} style={{ zIndex: 2 }}>
        <Group justify="space-between" align="end" wrap="nowrap">
          <div>
            <Title order={1} size="h4">
              {firstName ? t('scanner.hello', { name: firstName }) : t('scanner.helloNobody')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('scanner.pieces', { count: trip.piecesCount })}
            </Text>
          </div>
          <div style={{ textAlign: 'right' }} aria-live="polite">
            <Text size="sm" c="dimmed">
              {t('scanner.total')}
            </Text>
            <Text fz={38} fw={800} lh={1} className="figures" data-testid="total">
              {inMoney(trip.offers.total)}
            </Text>
            {trip.offers.discount.minor > 0 && (
              <Text c="orange.7" fw={600} className="figures">
                {t('scanner.saved')} {inMoney(trip.offers.discount)}
              </Text>
            )}
          </div>
        </Group>
      </Card>

      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void scanCode(code);
        }}
      >
        <Group gap="xs" wrap="nowrap" align="end">
          <TextInput
            ref={entry}
            label={t('scanner.code')}
            className="code-entry"
            flex={1}
            size="lg"
            autoFocus
            autoComplete="off"
            inputMode="none"
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" size="lg" loading={busy}>
            {t('scanner.scan')}
          </Button>
        </Group>
      </form>
      <TroubleNotice trouble={trouble} />
      {messages.map((message) => (
        <Alert key={message.messageId} color="orange" variant="light" title={message.title} role="status">
          {message.body}
        </Alert>
      ))}
      {trip.requiredAge > 0 && (
        <Alert color="blue" variant="light">
          {t('scanner.age', { age: trip.requiredAge })}
        </Alert>
      )}
      <OfferPanel offers={trip.offers} />

      <Card withBorder padding="md">
        {shown.length === 0 ? (
          <Text c="dimmed">{t('scanner.empty')}</Text>
        ) : (
          <Stack gap="sm" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {shown.map((line) => (
              <BasketLine key={line.id} line={line} busy={busy} onRemove={() => void remove(line.id)} />
            ))}
          </Stack>
        )}
      </Card>
      <Group grow>
        <Button variant="light" color="gray" size="lg" disabled={busy} onClick={() => void cancel()}>
          {t('scanner.cancel')}
        </Button>
        <Button size="lg" disabled={busy || trip.lines.length === 0} onClick={() => void end()}>
          {t('scanner.end')}
        </Button>
      </Group>
      {demonstration && (
        <Group gap="xs" aria-label={t('scanner.try')} role="group">
          {demonstration.samples.map((sample) => (
            <Button
              key={sample.code}
              variant="default"
              size="compact-sm"
              disabled={busy}
              onClick={() => void scanCode(sample.code)}
            >
              {sample.label}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
};
