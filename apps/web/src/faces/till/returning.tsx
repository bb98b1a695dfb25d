import { ActionIcon, Button, Card, Group, Stack, Text } from '@mantine/core';
import { type GatewayClient, GatewayProblem } from '@rayon/client';
import {
  type IfReturnedQuery,
  ifReturnedDocument,
  refundTendersDocument,
} from '@rayon/client/operations/till';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Icon } from '../../parts/icons';
import { inMoney } from '../../parts/money';
import { StepTitle } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { type Trouble, troubleOf } from '../../parts/use-task';
import type { Receipt } from './basket';
import { inTenders, type RefundedTender } from './in-tenders';

/** Units of lines that are to come back, by line. */
export type Back = Readonly<Record<string, number>>;

type IfReturned = NonNullable<NonNullable<IfReturnedQuery['receipt']>['ifReturned']>;

/** Units as commands and questions name them. */
export const linesOf = (back: Back) =>
  Object.entries(back).map(([lineId, quantity]) => ({ lineId, quantity }));

/** What would be given back, and what the shopper keeps before and after; asked anew whenever other units are chosen. */
export const Returning = ({
  caller,
  receipt,
  back,
  busy,
  trouble,
  isOpen,
  onLess,
  onGiveUp,
  onRefund,
  onRefused,
}: {
  caller: GatewayClient;
  receipt: Receipt;
  back: Back;
  busy: boolean;
  trouble: Trouble | undefined;
  /** It was asked for, and is not answered yet: it is asked for again as it is, or it could be made twice. */
  isOpen: boolean;
  onLess: (lineId: string) => void;
  onGiveUp: () => void;
  /** With what was told, where it could be. */
  onRefund: (refundMinor: number | undefined) => Promise<void>;
  /** What was chosen cannot come back: the receipt is not what it was any more. */
  onRefused: () => void;
}) => {
  const { t, set, language } = useTranslation();
  const [told, setTold] = useState<{
    about: Back;
    answer: IfReturned | null;
    tenders: readonly RefundedTender[];
  }>();
  const [silent, setSilent] = useState<Trouble>();
  const [looks, setLooks] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: offers are told in another language then, and after a refusal it may come to another amount; who is told of a refusal makes no other question.
  useEffect(() => {
    if (isOpen) return undefined;
    let isLeft = false;
    caller
      .ask(ifReturnedDocument, { id: receipt.id, lines: linesOf(back) })
      .then(async (found) => {
        const answer = found.receipt?.ifReturned ?? null;
        const refundMinor = answer?.refund.minor ?? 0;
        const split =
          refundMinor > 0
            ? await caller.ask(refundTendersDocument, { id: receipt.id, refundMinor })
            : undefined;
        if (isLeft) return;
        setTold({ about: back, answer, tenders: split?.receipt?.refundTenders ?? [] });
        setSilent(undefined);
      })
      .catch((error: unknown) => {
        if (isLeft) return;
        setSilent(troubleOf(error));
        if (error instanceof GatewayProblem && error.code === 'BAD_INPUT') onRefused();
      });
    return () => {
      isLeft = true;
    };
  }, [caller, receipt.id, back, language, trouble, isOpen, looks]);

  const known = told?.about === back ? told.answer : undefined;
  const lines = new Map(receipt.lines.map((line) => [line.id, line]));
  const kept = (known?.lines ?? []).filter(({ quantityKept }) => quantityKept > 0);
  const changed = kept.filter(({ lineId, before, after }) => {
    const isUntouched = !back[lineId] && !back[lines.get(lineId)?.parentLineId ?? ''];
    return isUntouched && before.minor !== after.minor;
  });
  const beforeAfter = (before: { minor: number; currency: string }, after: typeof before) => (
    <Text className="figures">
      <Text span c="dimmed">
        {inMoney(before)}
      </Text>
      {' → '}
      {inMoney(after)}
    </Text>
  );

  return (
    <Card withBorder padding="lg" component="section" aria-label={t('till.return')}>
      <Stack gap="sm">
        <StepTitle size="h3">{t('till.return')}</StepTitle>
        <ul className="lines">
          {linesOf(back).map(({ lineId, quantity }) => {
            const name = lines.get(lineId)?.name ?? '';
            return (
              <li key={lineId}>
                <Text>{t('till.returning', { quantity, name })}</Text>
                <ActionIcon
                  variant="default"
                  size={44}
                  disabled={busy || isOpen}
                  aria-label={t('till.keepOne', { name })}
                  onClick={() => onLess(lineId)}
                >
                  <Icon name="cross" />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
        {known && (
          <>
            <Group justify="space-between">
              <Text>{t('till.kept')}</Text>
              {beforeAfter(
                {
                  minor: known.lines.reduce((sum, { before }) => sum + before.minor, 0),
                  currency: known.kept.currency,
                },
                known.kept,
              )}
            </Group>
            {(changed.length > 0 || known.offers.length > 0) && (
              <ul className="lines" aria-label={t('till.keptChanges')}>
                {known.offers.map(({ campaignId, title, before, after }) => (
                  <li key={campaignId}>
                    <Text className="offer">{set(title)}</Text>
                    <Text className="figures offer">
                      {t('money.minus', { amount: inMoney(before) })} →{' '}
                      {after.minor === 0 ? inMoney(after) : t('money.minus', { amount: inMoney(after) })}
                    </Text>
                  </li>
                ))}
                {changed.map(({ lineId, before, after }) => (
                  <li key={lineId}>
                    <Text>{lines.get(lineId)?.name}</Text>
                    {beforeAfter(before, after)}
                  </li>
                ))}
              </ul>
            )}
            {told && told.tenders.length > 0 && (
              <Text data-testid="refund-by">{t('till.refundBy', { tenders: inTenders(told.tenders) })}</Text>
            )}
            {known.offers.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('till.refundWhy')}
              </Text>
            )}
          </>
        )}
        <div role="status">
          {known === null && <Text size="sm">{t('till.refundByShare')}</Text>}
          {known === undefined && !silent && <Text size="sm">{t('till.refundAsked')}</Text>}
        </div>
        {trouble ? (
          <TroubleNotice
            trouble={trouble}
            onRetry={isOpen ? () => onRefund(known?.refund.minor) : undefined}
          />
        ) : (
          <TroubleNotice trouble={silent} onRetry={() => setLooks((times) => times + 1)} />
        )}
        <Group grow>
          <Button variant="default" size="lg" disabled={busy || isOpen} onClick={onGiveUp}>
            {t('till.giveUpReturn')}
          </Button>
          <Button
            size="lg"
            loading={busy}
            disabled={known === undefined}
            onClick={() => void onRefund(known?.refund.minor)}
          >
            {known ? t('till.refund', { amount: inMoney(known.refund) }) : t('till.refundOpen')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
};
