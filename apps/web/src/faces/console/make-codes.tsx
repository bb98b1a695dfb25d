import { Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { generateCodesDocument } from '@rayon/client/operations/console';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { wholeIn } from './amount';
import { countsFor, csvOf } from './code-lists';

const countMax = 100_000;

/** Makes codes and hands their list over, once: nobody can ask for it again. */
export const MakeCodes = ({
  caller,
  campaignId,
  onAdded,
}: {
  caller: GatewayClient;
  campaignId: string;
  onAdded: () => Promise<void>;
}) => {
  const { t } = useTranslation();
  const { send, busy, trouble } = useCommands(caller);
  const [count, setCount] = useState('100');
  const [prefix, setPrefix] = useState('');
  const [wrong, setWrong] = useState<'count' | 'prefix'>();
  const [wanted, setWanted] = useState(0);
  const [made, setMade] = useState<readonly string[]>([]);
  const [isSaved, setSaved] = useState(false);

  /** What is there stays: a list that was cut off goes on where it stopped. */
  const make = async (inAll: number, before: readonly string[]) => {
    setWanted(inAll);
    let codes = before;
    for (const next of countsFor(inAll - before.length)) {
      const asked = { campaignId, count: next, prefix: prefix.trim() || null, length: null };
      const batch = await send(generateCodesDocument, asked);
      if (!batch) break;
      codes = [...codes, ...batch.codes];
      setMade(codes);
    }
    await onAdded();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = wholeIn(count) ?? 0;
    const problem =
      number < 1 || number > countMax
        ? 'count'
        : /^[A-Z0-9]{0,12}$/.test(prefix.trim())
          ? undefined
          : 'prefix';
    setWrong(problem);
    if (problem) return;
    setSaved(false);
    setMade([]);
    void make(number, []);
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob([csvOf(made)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `codes-${campaignId}.csv`;
    link.click();
    URL.revokeObjectURL(url);
    setSaved(true);
  };

  return (
    <details className="folded">
      <summary>{t('console.codes.make')}</summary>
      <Stack>
        <form onSubmit={submit}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('console.codes.makeCount')}
              inputMode="numeric"
              autoComplete="off"
              value={count}
              error={wrong === 'count' && t('console.codes.countWrong', { max: inFigures(countMax) })}
              onChange={(event) => setCount(event.currentTarget.value)}
            />
            <TextInput
              label={t('console.codes.prefix')}
              description={t('console.codes.prefixHint')}
              autoComplete="off"
              maxLength={12}
              value={prefix}
              error={wrong === 'prefix' && t('console.codes.prefixWrong')}
              onChange={(event) => setPrefix(event.currentTarget.value.toUpperCase())}
            />
          </SimpleGrid>
          <Button type="submit" loading={busy} mt="sm">
            {t('console.codes.make')}
          </Button>
        </form>
        <TroubleNotice trouble={trouble} onRetry={() => make(wanted, made)} />
        {busy && wanted > 0 && (
          <Text role="status">
            {t('console.codes.making', { done: inFigures(made.length), count: wanted })}
          </Text>
        )}
        {!busy && made.length > 0 && (
          <>
            <Notice tone={isSaved ? 'good' : 'info'} role="status">
              {isSaved ? t('console.codes.saved') : t('console.codes.made', { count: made.length })}
            </Notice>
            <Button onClick={save} style={{ alignSelf: 'flex-start' }}>
              {t('console.codes.save')}
            </Button>
          </>
        )}
      </Stack>
    </details>
  );
};
