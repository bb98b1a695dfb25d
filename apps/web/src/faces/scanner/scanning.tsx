import './scanning.css';
import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '../../gateway/caller';
import { ConfirmButton } from '../../parts/confirm-button';
import { inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { BasketLine } from './basket-line';
import { CodeEntry } from './code-entry';
import { OfferPanel } from './offer-panel';
import { Slot } from './slot';
import { type Ended, newestFirst, type Trip } from './trip';
import { useTrip } from './use-trip';

const Total = ({ trip, firstName }: { trip: Trip; firstName: string | undefined }) => {
  const { t } = useTranslation();
  const saved = trip.offers?.discount.minor ?? 0;
  return (
    <Card withBorder padding="sm" className="scanning-total">
      <Group justify="space-between" align="end" wrap="nowrap">
        <div>
          <Title order={1} size="h4" lineClamp={1}>
            {firstName ? t('scanner.hello', { name: firstName }) : t('scanner.helloNobody')}
          </Title>
          <Text size="sm" c="dimmed" className="figures">
            {t('scanner.pieces', { count: trip.piecesCount })}
          </Text>
          <Text size="sm" fw={700} mih="1.55em" className="figures offer">
            {saved > 0 && `${t('scanner.saved')} ${inMoney({ ...trip.subtotal, minor: saved })}`}
          </Text>
        </div>
        <div style={{ textAlign: 'right' }} aria-live="polite" aria-atomic>
          <Text size="sm" c="dimmed">
            {t('scanner.total')}
          </Text>
          <Text fz={40} fw={800} lh={1.1} className="figures" data-testid="total">
            {inMoney(trip.offers?.total ?? trip.subtotal)}
          </Text>
        </div>
      </Group>
    </Card>
  );
};

/** The handheld while scanning: the total always in sight, the newest line on top, the offers above it. */
export const Scanning = ({
  caller,
  opened,
  firstName,
  onEnded,
  onCancelled,
}: {
  caller: Caller;
  opened: Trip;
  firstName: string | undefined;
  onEnded: (ended: Ended) => void;
  onCancelled: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, trip, latest, messages, dismiss, scan, remove, end, cancel } = useTrip(
    caller,
    opened,
  );
  useEffect(() => {
    document.title = `${t('scanner.title')} · Rayon`;
  }, [t]);

  return (
    <div className="scanning">
      <div className="scanning-desk">
        <Total trip={trip} firstName={firstName} />
        <CodeEntry busy={busy} failed={trouble?.kind === 'problem'} onCode={scan} />
        <Slot trouble={trouble} message={messages[0]} latest={latest} onDismiss={dismiss} />
      </div>
      <div className="scanning-basket">
        <OfferPanel offers={trip.offers} />
        {trip.requiredAge > 0 && <Notice tone="info">{t('scanner.age', { age: trip.requiredAge })}</Notice>}
        {trip.lines.length > 0 && (
          <Card withBorder padding="md" py={4}>
            <ul className="lines" aria-label={t('scanner.basket')}>
              {newestFirst(trip.lines).map((line) => (
                <BasketLine key={line.id} line={line} busy={busy} onRemove={() => void remove(line.id)} />
              ))}
            </ul>
          </Card>
        )}
      </div>
      <div className="scanning-actions">
        <ConfirmButton
          size="lg"
          px="xs"
          disabled={busy}
          label={t('scanner.cancel')}
          question={t('scanner.cancelQuestion')}
          onConfirm={() => void cancel().then((done) => done && onCancelled())}
        />
        <Button
          size="lg"
          disabled={busy || trip.lines.length === 0}
          onClick={() => void end().then((ended) => ended && onEnded(ended))}
        >
          {t('scanner.end')}
        </Button>
      </div>
    </div>
  );
};
