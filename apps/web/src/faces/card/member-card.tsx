import '@mantine/core/styles/Badge.css';
import { Badge, Button, Card, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { useTranslation } from '../../i18n';
import { StepTitle, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { Consents } from './consents';
import { Movements, Receipts } from './history';
import { KnownAsEmployee } from './known-as-employee';
import { useMine } from './mine';
import { MyBirthday } from './my-birthday';
import { MyChallenges } from './my-challenges';
import { MyOffers } from './my-offers';
import { MyTier } from './my-tier';
import { PointsBalance } from './points-balance';
import { QuietSwitch } from './quiet-switch';

/** The card with its rotating QR, the balance, the consents, the receipts and the movements. */
export const MemberCard = ({ caller, onSignOut }: { caller: GatewayClient; onSignOut: () => void }) => {
  const { t } = useTranslation();
  const { mine, seconds, trouble, refresh } = useMine(caller);

  if (!mine?.me)
    return trouble ? (
      <Stack>
        <TroubleNotice trouble={trouble} onRetry={() => refresh()} />
        <Button variant="default" onClick={onSignOut}>
          {t('shell.signOut')}
        </Button>
      </Stack>
    ) : (
      <Waiting />
    );

  const { me, myReceipts } = mine;
  const { qr } = me.card;
  const consented = me.consents
    .filter(({ granted }) => granted)
    .map(({ purpose }) => purpose)
    .join();
  // What is listed for them depends on it.
  const known = `${consented} ${me.birthday?.month}-${me.birthday?.day}`;
  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <StepTitle size="h2">{t('scanner.hello', { name: me.firstName })}</StepTitle>
        <Button variant="subtle" size="sm" h={44} px="xs" flex="none" onClick={onSignOut}>
          {t('shell.signOut')}
        </Button>
      </Group>
      <TroubleNotice trouble={trouble} />
      <Card withBorder padding="lg">
        <div className="card-face">
          <Stack gap={6} align="center">
            <img
              className="card-qr"
              src={`data:image/svg+xml,${encodeURIComponent(qr.svg)}`}
              alt={t('card.qr')}
              width={260}
              height={260}
            />
            <Text size="sm" c="dimmed" className="figures">
              {seconds > 0 ? t('card.renews', { seconds }) : t('card.renewing')}
            </Text>
          </Stack>
          <Stack gap="md">
            <PointsBalance
              caller={caller}
              points={me.points}
              currency={myReceipts?.items[0]?.total.currency}
            />
            <div>
              <Text size="sm" c="dimmed">
                {t('card.number')}
              </Text>
              <Text className="figures" fw={600}>
                {me.card.gsrn.replace(/(\d{3})(?=\d)/g, '$1 ')}
              </Text>
              {me.card.status === 'BLOCKED' && <Badge color="red.9">{t('card.blocked')}</Badge>}
            </div>
            <div>
              <Text size="sm" c="dimmed">
                {t('card.content')}
              </Text>
              <Group gap="xs">
                <Text span size="sm" className="code" data-testid="qr-content">
                  {qr.content}
                </Text>
                {window.isSecureContext && (
                  <CopyButton value={qr.content}>
                    {({ copied, copy }) => (
                      <Button size="sm" variant="default" onClick={copy}>
                        {copied ? t('card.copied') : t('card.copy')}
                      </Button>
                    )}
                  </CopyButton>
                )}
              </Group>
            </div>
          </Stack>
        </div>
      </Card>
      {me.tier && <MyTier tier={me.tier} />}
      <Card withBorder padding="lg" component="section" aria-label={t('card.offers')}>
        <Title order={2} size="h4" mb="xs">
          {t('card.offers')}
        </Title>
        <MyOffers caller={caller} known={known} />
        <QuietSwitch caller={caller} quiet={mine.myQuiet} onChanged={() => void refresh()} />
      </Card>
      <Card withBorder padding="lg" component="section" aria-label={t('card.challenges')}>
        <Title order={2} size="h4" mb="xs">
          {t('card.challenges')}
        </Title>
        <MyChallenges caller={caller} consented={consented} onMoved={refresh} />
      </Card>
      <Card withBorder padding="lg" component="section" aria-label={t('card.receipts')}>
        <Title order={2} size="h4" mb="xs">
          {t('card.receipts')}
        </Title>
        <Receipts caller={caller} newest={myReceipts} />
      </Card>
      {me.points && me.points.entries.items.length > 0 && (
        <Card withBorder padding="lg" component="section" aria-label={t('card.history')}>
          <Title order={2} size="h4" mb="xs">
            {t('card.history')}
          </Title>
          <Movements caller={caller} newest={me.points.entries} />
        </Card>
      )}
      <Card withBorder padding="lg">
        <Title order={2} size="h4" mb="xs">
          {t('card.consents')}
        </Title>
        <Consents caller={caller} given={me.consents} onChanged={() => void refresh()} />
      </Card>
      <Card withBorder padding="lg" component="section" aria-label={t('card.birthday')}>
        <Title order={2} size="h4" mb="xs">
          {t('card.birthday')}
        </Title>
        <MyBirthday
          caller={caller}
          said={me.birthday}
          isUsed={consented.includes('personalised-offers')}
          onChanged={() => void refresh()}
        />
      </Card>
      {me.employedSince && (
        <Card withBorder padding="lg" component="section" aria-label={t('card.employee')}>
          <Title order={2} size="h4" mb="xs">
            {t('card.employee')}
          </Title>
          <KnownAsEmployee since={me.employedSince} />
        </Card>
      )}
    </Stack>
  );
};
