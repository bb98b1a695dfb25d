import { Badge, Button, Group, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../parts/confirm-button';
import { inFigures, inMoney } from '../../parts/money';
import { type Campaign, type Step, stepsOf } from './campaign';
import type { Who } from './who';

const none = '–';

/** One campaign: what it is, where it stands, what it did, and what may follow. */
export const CampaignRow = ({
  campaign,
  role,
  busy,
  onStep,
}: {
  campaign: Campaign;
  role: Who['role'];
  busy: boolean;
  onStep: (step: Step, reason?: string) => void;
}) => {
  const { t, i18n } = useTranslation();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const { benefit, results, status } = campaign;
  const title = campaign.title[i18n.language === 'en' ? 'en' : 'fr'];
  const isMessage = benefit.kind === 'MESSAGE';
  const figures = (number: number | null) => (number === null ? none : inFigures(number));
  const sendBack = (event: FormEvent) => {
    event.preventDefault();
    setReturning(false);
    onStep('returnCampaign', reason);
  };

  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {[
            campaign.brand?.name,
            benefit.percent ? `−${benefit.percent} %` : t(`console.benefits.${benefit.kind}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {campaign.returnedReason && (
          <Text size="sm" className="offer">
            {t('console.returned', { reason: campaign.returnedReason })}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('console.status')}>
        <Badge
          variant={status === 'LIVE' ? 'filled' : 'outline'}
          color={status === 'LIVE' ? 'beam' : 'var(--mantine-color-dimmed)'}
          tt="none"
        >
          {t(`console.statuses.${status}`)}
        </Badge>
      </Table.Td>
      <Table.Td data-label={t('console.uses')} ta="right" className="figures">
        {isMessage ? none : figures(results.uses)}
      </Table.Td>
      <Table.Td data-label={t('console.given')} ta="right" className="figures">
        {results.discountGiven && !isMessage ? inMoney(results.discountGiven) : none}
      </Table.Td>
      <Table.Td data-label={t('console.messages')} ta="right" className="figures">
        {isMessage ? figures(results.messagesIssued) : none}
      </Table.Td>
      <Table.Td data-label={t('console.budgetLeft')} ta="right" className="figures">
        {results.budgetLeft ? inMoney(results.budgetLeft) : none}
      </Table.Td>
      <Table.Td>
        {returning ? (
          <form onSubmit={sendBack}>
            <Group gap={6} wrap="nowrap" align="end">
              <TextInput
                label={t('console.reason')}
                size="sm"
                required
                autoFocus
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button type="submit" size="sm">
                {t('console.steps.returnCampaign')}
              </Button>
            </Group>
          </form>
        ) : (
          <Group gap={6} justify="end" wrap="nowrap">
            {stepsOf(status, role).map((step) =>
              step === 'endCampaign' ? (
                <ConfirmButton
                  key={step}
                  size="compact-md"
                  disabled={busy}
                  label={t('console.steps.endCampaign')}
                  question={t('console.endQuestion')}
                  onConfirm={() => onStep(step)}
                />
              ) : (
                <Button
                  key={step}
                  size="compact-md"
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
