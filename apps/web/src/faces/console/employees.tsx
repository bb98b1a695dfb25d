import '@mantine/core/styles/Table.css';
import { Button, Card, Stack, Table, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { employeesDocument, setEmployeeDocument } from '@rayon/client/operations/console';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inMoment } from '../../parts/dates';
import { Notice } from '../../parts/notice';
import { Waiting } from '../../parts/page';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useList } from '../../parts/use-pages';
import { useRequired } from '../../parts/use-required';
import { useCommands, useTask } from '../../parts/use-task';
import { whomIn } from './member-whom';

/** Members who work for the retailer: marked by card or address, and taken back. */
export const Employees = ({ caller }: { caller: GatewayClient }) => {
  const { t, set: typeset } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const looking = useTask();
  const { run } = looking;
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState<{ name: string; employed: boolean }>();
  const required = useRequired(clear);

  const ask = useCallback(
    async (after: string | null) => {
      const { employees } = await caller.ask(employeesDocument, { after });
      return { ...employees, items: employees.items.map((one) => ({ ...one, id: one.member.id })) };
    },
    [caller],
  );
  const { items: employees, look, ...list } = useList(ask);
  useEffect(() => void run(look), [look, run]);

  const set = async (whom: ReturnType<typeof whomIn> | { memberId: string }, employed: boolean) => {
    setDone(undefined);
    const answer = await send(setEmployeeDocument, { ...whom, employed });
    if (!answer) return false;
    setDone({ name: answer.member.firstName, employed });
    await run(look);
    return true;
  };
  const mark = async (event: FormEvent) => {
    event.preventDefault();
    if (await set(whomIn(typed), true)) setTyped('');
  };

  const refused = trouble?.kind === 'refusal' ? trouble.refusal : undefined;
  const aboutField =
    refused?.reason === 'BAD_INPUT'
      ? t('console.cardOrEmailWrong')
      : refused?.reason === 'UNKNOWN_MEMBER'
        ? typeset(refused.message)
        : undefined;
  return (
    <Stack>
      <Text c="dimmed">{t('console.employeesLead')}</Text>
      <form onSubmit={(event) => void mark(event)}>
        <Stack gap="sm" maw={480}>
          <TextInput
            label={t('console.cardOrEmail')}
            description={t('console.cardOrEmailHint')}
            {...required}
            error={required.error ?? aboutField}
            maxLength={250}
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              clear();
              setTyped(event.currentTarget.value);
            }}
          />
          <Button type="submit" variant="default" loading={busy}>
            {t('console.markEmployee')}
          </Button>
        </Stack>
      </form>
      <TroubleNotice trouble={aboutField ? undefined : trouble} />
      {done && (
        <Notice tone="good" role="status">
          {t(done.employed ? 'console.employeeMarked' : 'console.employeeTakenBack', { name: done.name })}
        </Notice>
      )}
      <TroubleNotice trouble={looking.trouble} onRetry={() => run(look)} />
      {!employees && !looking.trouble && <Waiting />}
      {employees?.length === 0 && <Text c="dimmed">{t('console.noEmployees')}</Text>}
      <Card withBorder padding={0} hidden={!employees?.length}>
        <Table className="rows" verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('console.employee')}</Table.Th>
              <Table.Th>{t('console.employedSince')}</Table.Th>
              <Table.Th>{t('console.markedBy')}</Table.Th>
              <Table.Th aria-label={t('console.actionsColumn')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(employees ?? []).map(({ id, member, markedBy }) => (
              <Table.Tr key={id}>
                <Table.Td fw={600}>{member.firstName}</Table.Td>
                <Table.Td data-label={t('console.employedSince')} className="figures">
                  {member.employedSince ? inMoment(member.employedSince) : '–'}
                </Table.Td>
                <Table.Td data-label={t('console.markedBy')}>{markedBy ?? '–'}</Table.Td>
                <Table.Td ta="right">
                  <ConfirmButton
                    size="sm"
                    h={40}
                    name={member.firstName}
                    disabled={busy}
                    label={t('console.takeBackEmployee')}
                    question={t('console.takeBackEmployeeQuestion')}
                    onConfirm={() => void set({ memberId: id }, false)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <TroubleNotice trouble={list.trouble} />
      {employees && (
        <ShowMore
          shown={employees.length}
          isMore={list.isMore}
          busy={list.busy}
          onMore={() => void list.more()}
        />
      )}
    </Stack>
  );
};
