import '@mantine/core/styles/Badge.css';
import { Badge, Button, Group, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inDay, inFigures, inMoney, inPercent } from '../../parts/money';
import { type Campaign, runsBeyond, type Step, stepsOf } from './campaign';
import type { Who } from './who';

/** What a campaign gives, in a word or two. */
const useGift = ({ benefit, currency }: Campaign): string => {
  const { t } = useTranslation();
  const { kind, percent, amountMinor, take, pay } = benefit;
  const minus = (amount: string) => t('money.minus', { amount });
  if (kind === 'PERCENT_OFF' && percent) return minus(inPercent(percent));
  if (kind === 'AMOUNT_OFF' && amountMinor && currency)
    return minus(inMoney({ minor: amountMinor, currency }));
  if (kind === 'N_FOR_M' && take && pay) return t('console.nForM', { take, pay });
  return t(`console.benefits.${kind}`);
};

/** One campaign: what it is, where it stands, what it did, and what may follow. */
export const CampaignRow = ({
  campaign,
  who,
  busy,
  href,
  onStep,
}: {
  campaign: Campaign;
  who: Who;
  busy: boolean;
  /** Where it has its own page. */
  href: string | undefined;
  onStep: (step: Step, reason?: string) => void;
}) => {
  const { t, set, language } = useTranslation();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const gift = useGift(campaign);
  const { benefit, results, status, budget } = campaign;
  const title = set(campaign.title[language]);
  const isMessage = benefit.kind === 'MESSAGE';
  const awaits =
    who.role === 'BRAND' && (status === 'SUBMITTED' || status === 'APPROVED') ? status : undefined;
  const sendBack = (event: FormEvent) => {
    event.preventDefault();
    setReturning(false);
    onStep('returnCampaign', reason);
  };

  /** A figure; what does not apply is left out, what concerns too few people says so. */
  const cell = (name: string, applies: boolean, figure: string | null) => (
    <Table.Td data-label={name} data-none={!applies || undefined} ta="right" className="figures">
      {applies
        ? (figure ?? (
            <Text size="sm" c="dimmed">
              {t('console.hidden')}
            </Text>
          ))
        : '–'}
    </Table.Td>
  );
  const budgetShown = () => {
    if (!budget) return null;
    if (!results.budgetLeft) return inMoney(budget);
    return t('console.ofBudget', { left: inMoney(results.budgetLeft), budget: inMoney(budget) });
  };

  return (
    <Table.Tr>
      <Table.Td>
        {href === undefined ? (
          <Text fw={600}>{title}</Text>
        ) : (
          <Text component={Link} href={href} fw={600} c="var(--mantine-color-text)" td="underline">
            {title}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {[
            campaign.brand?.name,
            gift,
            t(`console.audiences.${campaign.audience.kind}`),
            campaign.currency && t('console.onlyIn', { currency: campaign.currency }),
            t('console.until', { day: inDay(campaign.to) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {campaign.returnedReason && (
          <Text size="sm" className="offer">
            {t('console.returned', { reason: campaign.returnedReason })}
          </Text>
        )}
        {awaits && <Text size="sm">{t(`console.awaits.${awaits}`)}</Text>}
        {runsBeyond(campaign, who) && <Text size="sm">{t('console.runsBeyond')}</Text>}
      </Table.Td>
      <Table.Td data-label={t('console.status')} aria-live="polite">
        <Badge
          variant={status === 'LIVE' ? 'filled' : 'outline'}
          color={status === 'LIVE' ? 'beam' : 'var(--mantine-color-dimmed)'}
          tt="none"
          size="lg"
          miw="max-content"
        >
          {t(`console.statuses.${status}`)}
        </Badge>
      </Table.Td>
      {cell(t('console.uses'), !isMessage, results.uses === null ? null : inFigures(results.uses))}
      {cell(
        t('console.given'),
        !isMessage && benefit.kind !== 'POINTS_BONUS',
        results.discountGiven && (results.discountGiven.map(inMoney).join(' · ') || inFigures(0)),
      )}
      {cell(
        t('console.messages'),
        isMessage,
        results.messagesIssued === null ? null : inFigures(results.messagesIssued),
      )}
      {cell(t('console.budgetLeft'), budget !== null, budgetShown())}
      <Table.Td>
        {returning ? (
          <form onSubmit={sendBack}>
            <Group gap={6} align="end">
              <TextInput
                label={t('console.reason')}
                required
                autoFocus
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button type="submit">{t('console.steps.returnCampaign')}</Button>
              <Button variant="subtle" onClick={() => setReturning(false)}>
                {t('console.close')}
              </Button>
            </Group>
          </form>
        ) : (
          <Group gap={6} justify="end" className="actions">
            {stepsOf(campaign, who).map((step) =>
              step === 'endCampaign' ? (
                <ConfirmButton
                  key={step}
                  size="sm"
                  h={40}
                  disabled={busy}
                  label={t('console.steps.endCampaign')}
                  question={t('console.endQuestion')}
                  name={title}
                  onConfirm={() => onStep(step)}
                />
              ) : (
                <Button
                  key={step}
                  size="sm"
                  h={40}
                  variant="default"
                  disabled={busy}
                  aria-label={`${t(`console.steps.${step}`)} : ${title}`}
                  onClick={() => (step === 'returnCampaign' ? setReturning(true) : onStep(step))}
                >
                  {t(`console.steps.${step}`)}
                </Button>
              ),
            )}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
};
