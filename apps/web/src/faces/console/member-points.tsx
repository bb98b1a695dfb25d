import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type MemberPointsQuery, memberPointsDocument } from '@rayon/client/operations/console';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useRequired } from '../../parts/use-required';
import { useTask } from '../../parts/use-task';
import { AdjustmentLists } from './adjustment-lists';
import { MemberAccount } from './member-account';
import { whomIn } from './member-whom';
import type { Who } from './who';

type Found = MemberPointsQuery['member'];

/** Members' points: one member's account, what is given or taken by hand, and what waits for a second person. */
export const MemberPoints = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { busy, trouble, run, clear } = useTask();
  const [typed, setTyped] = useState('');
  const [member, setMember] = useState<Found>();
  const [changes, setChanges] = useState(0);
  const required = useRequired(clear);

  const look = async (whom: ReturnType<typeof whomIn> | { id: string }) => {
    const found = await run(() => caller.ask(memberPointsDocument, whom, { partly: true }));
    if (found) setMember(found.member);
  };
  const find = async (event: FormEvent) => {
    event.preventDefault();
    setMember(undefined);
    await look(whomIn(typed));
  };
  const changed = async (id: string | undefined = member?.id) => {
    setChanges((before) => before + 1);
    if (id !== undefined && id === member?.id) await look({ id });
  };

  return (
    <Stack gap="xl">
      <Stack>
        <Text c="dimmed">{t('console.memberPoints.lead')}</Text>
        <form onSubmit={(event) => void find(event)}>
          <Stack gap="sm" maw={480}>
            <TextInput
              label={t('console.cardOrEmail')}
              description={t('console.cardOrEmailHint')}
              {...required}
              error={required.error ?? (member === null ? t('console.memberPoints.nobody') : undefined)}
              maxLength={250}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                clear();
                setMember(undefined);
                setTyped(event.currentTarget.value);
              }}
            />
            <Button type="submit" variant="default" loading={busy}>
              {t('console.memberPoints.find')}
            </Button>
          </Stack>
        </form>
        <TroubleNotice trouble={trouble} />
        {member && <MemberAccount key={member.id} caller={caller} member={member} onChanged={changed} />}
      </Stack>
      <Stack component="section" aria-label={t('console.memberPoints.adjustments')}>
        <Title order={2} size="h3">
          {t('console.memberPoints.adjustments')}
        </Title>
        <AdjustmentLists caller={caller} who={who} changes={changes} onDecided={changed} />
      </Stack>
    </Stack>
  );
};
