import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inShortDay } from '../../parts/days-said';
import { inFigures, inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAfterRender } from '../../parts/use-after-render';
import type { Trouble } from '../../parts/use-task';
import { campaignPath, changePath } from './address';
import {
  awaitedBy,
  type Campaign,
  isChangeable,
  isChecked,
  runsBeyond,
  type Step,
  stepsOf,
} from './campaign';
import { lastDayOf } from './days';
import { StatusBadge } from './status-badge';
import { useGift } from './use-gift';
import type { Who } from './who';
import { WhyReturned } from './why-returned';
import { WhyStopped } from './why-stopped';

type Amount = NonNullable<Campaign['budget']>;

/** One campaign: what it is, where it stands, what it did, and what may follow. */
export const CampaignRow = ({
  campaign,
  who,
  busy,
  href,
  trouble,
  onStep,
}: {
  campaign: Campaign;
  who: Who;
  busy: boolean;
  /** Where it has its own page. */
  href: string | undefined;
  /** Why its last step was not taken. */
  trouble: Trouble | undefined;
  onStep: (step: Step, reason?: string) => void;
}) => {
  const { t, set, language } = useTranslation();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const [isBlank, setBlank] = useState(false);
  const gift = useGift(campaign);
  const { benefit, results, status, budget, contribution } = campaign;
  const title = set(campaign.title[language]);
  const isMessage = benefit.kind === 'MESSAGE';
  const awaits = awaitedBy(campaign, who);
  // What is counted over several visits is used in no basket.
  const ofBasket = !isMessage && benefit.kind !== 'CHALLENGE';
  const afterRender = useAfterRender();
  const returner = useRef<HTMLButtonElement>(null);
  /** Whoever closed the form goes on from where they opened it, while that is there. */
  const stopReturning = () => {
    setReturning(false);
    afterRender(() => returner.current?.focus());
  };
  const sendBack = (event: FormEvent) => {
    event.preventDefault();
    setBlank(reason.trim() === '');
    if (reason.trim() === '') return;
    stopReturning();
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
  const moreThanNone = (amounts: readonly Amount[] | null) =>
    (amounts ?? []).flatMap((amount) => (amount.minor > 0 ? [inMoney(amount)] : [])).join(' · ');
  const givenInWords = (given: readonly Amount[]) => {
    const all = given.map(inMoney).join(' · ') || inFigures(0);
    const share = moreThanNone(results.contributed);
    const raised = moreThanNone(results.raised);
    const payer = contribution?.brand ? set(contribution.brand.name) : t('console.theRetailer');
    const paid = share === '' ? all : t('console.givenPaidBy', { all, share, payer });
    return raised === '' ? paid : t('console.givenOfRaised', { all: paid, raised });
  };
  const budgetShown = () => {
    // How much is left of it tells what was given: who may not see the one may not see the other.
    if (!budget || !results.budgetLeft) return null;
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
            t('console.until', { day: inShortDay(lastDayOf(campaign.to, campaign.timeZone)) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <WhyReturned campaign={campaign} />
        <WhyStopped campaign={campaign} />
        {awaits && <Text size="sm">{t(`console.awaits.${awaits}`)}</Text>}
        {runsBeyond(campaign, who) && <Text size="sm">{t('console.runsBeyond')}</Text>}
        <TroubleNotice trouble={trouble} />
      </Table.Td>
      <Table.Td data-label={t('console.status')} aria-live="polite">
        <StatusBadge status={status} />
      </Table.Td>
      {cell(t('console.uses'), ofBasket, results.uses === null ? null : inFigures(results.uses))}
      {cell(
        t('console.given'),
        ofBasket && benefit.kind !== 'POINTS_BONUS',
        results.discountGiven && givenInWords(results.discountGiven),
      )}
      {cell(
        t('console.messages'),
        isMessage,
        results.messagesIssued === null ? null : inFigures(results.messagesIssued),
      )}
      {cell(t('console.budgetLeft'), budget !== null, budgetShown())}
      <Table.Td>
        {returning ? (
          <form noValidate onSubmit={sendBack}>
            <Group gap={6} align="end">
              <TextInput
                label={t('console.reason')}
                error={isBlank && t('console.reasonMissing')}
                errorProps={{ role: 'alert' }}
                autoFocus
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button type="submit">{t('console.steps.returnCampaign')}</Button>
              <Button variant="subtle" onClick={stopReturning}>
                {t('console.close')}
              </Button>
            </Group>
          </form>
        ) : (
          <Group gap={6} justify="end" className="actions">
            {isChangeable(campaign, who) && (
              <Button
                component={Link}
                href={changePath(campaign.id)}
                size="sm"
                h={40}
                variant="default"
                aria-label={`${t('console.change')} : ${title}`}
              >
                {t('console.change')}
              </Button>
            )}
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
              ) : isChecked(step) ? (
                <Button
                  key={step}
                  component={Link}
                  href={campaignPath(campaign.id, step)}
                  size="sm"
                  h={40}
                  variant="default"
                  aria-label={`${t(`console.steps.${step}`)} : ${title}`}
                >
                  {t(`console.steps.${step}`)}
                </Button>
              ) : (
                <Button
                  key={step}
                  {...(step === 'returnCampaign' ? { ref: returner } : {})}
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
