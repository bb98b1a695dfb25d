import '../../i18n/statement';
import './statement.css';
import { Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { type GatewayClient, GatewayProblem } from '@rayon/client';
import { myStatementDocument } from '@rayon/client/operations/card';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { spreadsheetOf } from '../../parts/csv';
import { inMonthName } from '../../parts/days-said';
import { inClockTime, inDay } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { StepTitle, Waiting } from '../../parts/page';
import { saveFile } from '../../parts/save-file';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAddress } from '../../parts/use-address';
import { useTask } from '../../parts/use-task';
import { currentMonth } from './current-month';
import { type Holder, linesOf, monthsOf, type Statement, sheetOf } from './statement-lines';
import { StatementTable } from './statement-table';

type Told = Readonly<{ asked: string; holder: Holder; statement: Statement | null }>;

/** The points of a month: to read, to print, and as files. */
export const StatementPage = ({ caller, asked }: { caller: GatewayClient; asked: string }) => {
  const { t } = useTranslation();
  const { go } = useAddress();
  const { run, trouble } = useTask();
  const [told, setTold] = useState<Told>();
  const wanted = useRef(asked);
  const look = useCallback(async () => {
    wanted.current = asked;
    const found = await run(async (): Promise<Told> => {
      const month = asked === currentMonth ? null : asked;
      const { me } = await caller.ask(myStatementDocument, { month }, { partly: true });
      // A month of which there is none is told apart from a ledger that does not answer: the account itself is there.
      if (!me?.points || (!me.points.statement && month === null)) throw new GatewayProblem('UNAVAILABLE');
      const card = me.card.gsrn.replace(/(\d{3})(?=\d)/g, '$1 ');
      return { asked, holder: { firstName: me.firstName, card }, statement: me.points.statement };
    });
    // Whoever chose another month meanwhile is not shown the one before.
    if (found && found.asked === wanted.current) setTold(found);
  }, [asked, caller, run]);
  useEffect(() => void look(), [look]);

  return (
    <Stack className="statement">
      <Group justify="space-between" className="not-printed">
        <Button variant="default" onClick={() => go({})}>
          {t('statement.back')}
        </Button>
      </Group>
      <StepTitle size="h2">{t('statement.title')}</StepTitle>
      <TroubleNotice trouble={trouble} onRetry={look} />
      {!told && !trouble && <Waiting />}
      {told && !told.statement && (
        <Notice
          tone="info"
          role="alert"
          aside={
            <Button variant="default" flex="none" onClick={() => go({ statement: currentMonth })}>
              {t('statement.current')}
            </Button>
          }
        >
          {t('statement.noSuchMonth')}
        </Notice>
      )}
      {told?.statement && (
        <OneMonth
          statement={told.statement}
          holder={told.holder}
          busy={told.asked !== asked}
          onMonth={(month) => go({ statement: month })}
        />
      )}
    </Stack>
  );
};

const OneMonth = ({
  statement,
  holder,
  busy,
  onMonth,
}: {
  statement: Statement;
  holder: Holder;
  busy: boolean;
  onMonth: (month: string) => void;
}) => {
  const { t, set } = useTranslation();
  const { month } = statement;
  const lines = linesOf(statement, set);
  return (
    <>
      <NativeSelect
        className="not-printed"
        label={t('statement.month')}
        maw={320}
        value={month}
        data={monthsOf(statement).map((value) => ({ value, label: inMonthName(value) }))}
        onChange={(event) => onMonth(event.currentTarget.value)}
      />
      <Card withBorder padding="lg" component="section" aria-labelledby="month" aria-busy={busy}>
        <Text size="sm" c="dimmed">
          {t('statement.programme')}
        </Text>
        <Title order={2} size="h3" id="month" className="month">
          {inMonthName(month)}
        </Title>
        <Text>
          {holder.firstName} · <span className="figures">{t('statement.card', { number: holder.card })}</span>
        </Text>
        <StatementTable statement={statement} lines={lines} />
        <Text size="sm" c="dimmed" mt="sm">
          {t('statement.counts')}{' '}
          {t('statement.madeAt', { day: inDay(statement.madeAt), time: inClockTime(statement.madeAt) })}
        </Text>
      </Card>
      <Files statement={statement} holder={holder} />
    </>
  );
};

/** The statement on paper and as files. */
const Files = ({ statement, holder }: { statement: Statement; holder: Holder }) => {
  const { t, set, language } = useTranslation();
  const { busy, trouble, run } = useTask();
  const name = t('statement.file', { month: statement.month });
  const lines = linesOf(statement, set);
  const savePdf = () =>
    run(async () => {
      // What makes it is larger than the card: it comes to those who want one.
      const { statementPdf } = await import('./statement-paper');
      saveFile(`${name}.pdf`, await statementPdf({ statement, holder, lines, language }), 'application/pdf');
      return {};
    });
  return (
    <Stack className="not-printed" gap="xs">
      <Group>
        <Button variant="default" onClick={() => window.print()}>
          {t('statement.print')}
        </Button>
        <Button
          variant="default"
          onClick={() => saveFile(`${name}.csv`, spreadsheetOf(sheetOf(statement, lines), language))}
        >
          {t('statement.csv')}
        </Button>
        <Button variant="default" loading={busy} onClick={() => void savePdf()}>
          {t('statement.pdf')}
        </Button>
      </Group>
      <TroubleNotice trouble={trouble} />
    </Stack>
  );
};
