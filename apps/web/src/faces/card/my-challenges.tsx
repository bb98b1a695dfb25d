import { Button, Text, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  chooseChallengeDocument,
  giveUpChallengeDocument,
  type MyChallengesQuery,
  myChallengesDocument,
  setDeclinedDocument,
} from '@rayon/client/operations/offers';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { DeclineButton } from '../../parts/decline-button';
import { inDay } from '../../parts/money';
import { inPoints } from '../../parts/points';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAfterRender } from '../../parts/use-after-render';
import { useBack } from '../../parts/use-reach';
import { useReturn } from '../../parts/use-return';
import { useCommands, useTask } from '../../parts/use-task';

type Mine = MyChallengesQuery['myChallenges'];
type Challenge = Mine['open'][number];

/** The challenges of the member: those that run, those to choose from, and those that are behind them. */
export const MyChallenges = ({
  caller,
  consented,
  onMoved,
}: {
  caller: GatewayClient;
  consented: string;
  /** What was paid meanwhile may have brought one further, and points with it. */
  onMoved: () => void;
}) => {
  const { t, language } = useTranslation();
  const [mine, setMine] = useState<Mine>();
  const { trouble: ofLook, run } = useTask();
  const look = useCallback(async () => {
    const found = await run(() => caller.ask(myChallengesDocument, {}, { partly: true }));
    if (found) setMine(found.myChallenges);
  }, [caller, run]);
  // Another language has other words, another consent other challenges.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => void look(), [look, language, consented]);
  useBack(look);
  const lookAgain = useCallback(() => {
    void look();
    onMoved();
  }, [look, onMoved]);
  useReturn(lookAgain);
  const { busy, trouble, send } = useCommands(caller);
  const afterRender = useAfterRender();
  const lists = useRef<HTMLDivElement>(null);
  /** What was pressed is gone: whoever pressed it goes on at the challenge, where it stands now. */
  const lookAfter = async (campaignId: string) => {
    await look();
    afterRender(() => lists.current?.querySelector<HTMLElement>(`[data-challenge="${campaignId}"]`)?.focus());
  };
  const choose = async (campaignId: string) => {
    if (await send(chooseChallengeDocument, { campaignId })) await lookAfter(campaignId);
  };
  const giveUp = async (campaignId: string) => {
    if (await send(giveUpChallengeDocument, { campaignId })) await lookAfter(campaignId);
  };
  const decline = async (campaignId: string, declined: boolean) => {
    if (await send(setDeclinedDocument, { campaignId, declined })) await look();
  };

  const running = mine?.chosen.filter(({ status }) => status === 'RUNNING') ?? [];
  const behind = mine?.chosen.filter(({ status }) => status !== 'RUNNING') ?? [];
  const isFull = mine !== undefined && running.length >= mine.runningMax;
  return (
    <div ref={lists}>
      {mine === undefined && !ofLook && <Text c="dimmed">{t('shell.loading')}</Text>}
      {mine && mine.open.length + mine.chosen.length === 0 && (
        <Text c="dimmed">{t('card.noChallenges')}</Text>
      )}
      <List of={running}>
        {(challenge) => (
          <ConfirmButton
            size="sm"
            h={44}
            disabled={busy}
            label={t('challenge.giveUp')}
            question={t('challenge.giveUpQuestion')}
            name={challenge.title}
            onConfirm={() => void giveUp(challenge.id)}
          />
        )}
      </List>
      <TroubleNotice trouble={trouble} />
      <Named name={t('challenge.open')} of={mine?.open ?? []}>
        {isFull && <Text size="sm">{t('challenge.full', { count: running.length })}</Text>}
        <List of={mine?.open ?? []}>
          {({ id, title, declined }) => (
            <>
              {!declined && !isFull && (
                <Button
                  size="sm"
                  h={44}
                  me={6}
                  aria-disabled={busy}
                  aria-label={`${t('challenge.choose')}: ${title}`}
                  onClick={busy ? undefined : () => void choose(id)}
                >
                  {t('challenge.choose')}
                </Button>
              )}
              <DeclineButton
                title={title}
                disabled={busy}
                declined={declined}
                hint={t('challenge.declineHint')}
                onDecline={() => void decline(id, !declined)}
              />
            </>
          )}
        </List>
      </Named>
      <Named name={t('challenge.behind')} of={behind}>
        <List of={behind}>{() => null}</List>
      </Named>
      <TroubleNotice trouble={ofLook} onRetry={look} />
    </div>
  );
};

const Named = ({ name, of, children }: { name: string; of: readonly Challenge[]; children: ReactNode }) =>
  of.length === 0 ? null : (
    <>
      <Title order={3} size="h5" mt="md">
        {name}
      </Title>
      {children}
    </>
  );

const List = ({
  of,
  children,
}: {
  of: readonly Challenge[];
  /** What can be done with one. */
  children: (challenge: Challenge) => ReactNode;
}) =>
  of.length === 0 ? null : (
    <ul className="lines">
      {of.map((challenge) => (
        <li key={challenge.id} data-challenge={challenge.id} tabIndex={-1}>
          <div className="challenge">
            <Terms challenge={challenge} />
            {children(challenge)}
          </div>
        </li>
      ))}
    </ul>
  );

/** What it asks for, how far it is, and until when. */
const Terms = ({ challenge }: { challenge: Challenge }) => {
  const { t, set } = useTranslation();
  const { title, body, status, until, progress, progressText, personal, steps } = challenge;
  const { stores, regions, brand, declined } = challenge;
  // The first moment at which it is over is no day of it any more.
  const day = inDay(new Date(Date.parse(until) - 1).toISOString());
  const names = [...regions, ...stores.map(({ name }) => name)].join(', ');
  const isBegun = status !== 'OPEN';
  const when = {
    OPEN: 'challenge.until',
    RUNNING: 'challenge.until',
    DONE: 'challenge.done',
    OVER: 'challenge.over',
    GIVEN_UP: 'challenge.givenUp',
  } as const;
  return (
    <>
      <Text fw={600} {...(declined ? { c: 'dimmed' } : {})}>
        {set(title)}
      </Text>
      <Text size="sm">{set(body)}</Text>
      {isBegun && (
        <>
          <Text size="sm" fw={600} mt={4}>
            {set(progressText)}
          </Text>
          <progress
            className="progress"
            aria-label={set(title)}
            max={steps.at(-1)?.from ?? 1}
            value={Math.min(progress, steps.at(-1)?.from ?? 1)}
          />
        </>
      )}
      <ul className="steps">
        {steps.map(({ from, text, points, isReached }) => (
          <li key={from} data-reached={isReached || undefined}>
            {isReached
              ? t('challenge.stepReached', { reached: set(text), points: inPoints(points) })
              : t('challenge.step', { reached: set(text), points: inPoints(points) })}
          </li>
        ))}
      </ul>
      {personal && <Text size="sm">{set(personal)}</Text>}
      <Text size="sm" c="dimmed" mb={6}>
        {[t(when[status], { day }), brand?.name, names].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
};
