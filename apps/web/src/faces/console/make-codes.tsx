import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { generateCodesDocument } from '@rayon/client/operations/console';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inFigures } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { saveFile } from '../../parts/save-file';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAfterRender } from '../../parts/use-after-render';
import { useCommands } from '../../parts/use-task';
import { wholeIn } from './amount';
import { countsFor, csvOf } from './code-lists';
import { addMade, forgetMade, madeOf, noteSaved, useMade } from './unsaved-codes';

const countMax = 100_000;

type Asked = Readonly<{ count: number; prefix: string | null }>;

/** Makes codes and hands their list over, once: nobody can ask for it again, so no other is made until it is saved or given up. */
export const MakeCodes = ({
  caller,
  campaignId,
  owner,
  onAdded,
}: {
  caller: GatewayClient;
  campaignId: string;
  /** Who makes them: the list is nobody else's. */
  owner: string;
  onAdded: () => Promise<void>;
}) => {
  const { t } = useTranslation();
  const { send, busy, trouble, clear } = useCommands(caller);
  const [count, setCount] = useState('100');
  const [prefix, setPrefix] = useState('');
  const [wrong, setWrong] = useState<'count' | 'prefix'>();
  const [asked, setAsked] = useState<Asked>();
  const list = `${owner}.${campaignId}`;
  const made = useMade(list);
  const isUnsaved = made?.isSaved === false;
  const [isOpen, setOpen] = useState(isUnsaved);
  // What was pressed gives its place to what comes next: whoever came by keyboard goes on from there.
  const afterRender = useAfterRender();
  const [saveButton, countField] = [useRef<HTMLButtonElement>(null), useRef<HTMLInputElement>(null)];

  /** What is there stays: a list that was cut off goes on where it stopped. */
  const make = async (all: Asked) => {
    setAsked(all);
    for (const next of countsFor(all.count - (madeOf(list)?.codes.length ?? 0))) {
      const input = { campaignId, count: next, prefix: all.prefix, length: null };
      const batch = await send(generateCodesDocument, input);
      if (!batch) break;
      addMade(list, batch.codes);
    }
    afterRender(() => saveButton.current?.focus());
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
    forgetMade(list);
    void make({ count: number, prefix: prefix.trim() || null });
  };
  const save = (codes: readonly string[]) => {
    saveFile(`codes-${campaignId}.csv`, csvOf(codes));
    noteSaved(list);
  };
  const giveUp = () => {
    clear();
    forgetMade(list);
    afterRender(() => countField.current?.focus());
  };

  return (
    <details
      className="folded"
      open={isOpen || isUnsaved}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('console.codes.make')}</summary>
      <Stack>
        {!isUnsaved && (
          <form onSubmit={submit}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                ref={countField}
                label={t('console.codes.makeCount')}
                inputMode="numeric"
                autoComplete="off"
                value={count}
                error={wrong === 'count' && t('console.codes.countWrong', { max: inFigures(countMax) })}
                errorProps={{ role: 'alert' }}
                onChange={(event) => setCount(event.currentTarget.value)}
              />
              <TextInput
                label={t('console.codes.prefix')}
                description={t('console.codes.prefixHint')}
                autoComplete="off"
                maxLength={12}
                value={prefix}
                error={wrong === 'prefix' && t('console.codes.prefixWrong')}
                errorProps={{ role: 'alert' }}
                onChange={(event) => setPrefix(event.currentTarget.value.toUpperCase())}
              />
            </SimpleGrid>
            <Button type="submit" loading={busy} mt="sm">
              {t('console.codes.make')}
            </Button>
          </form>
        )}
        <TroubleNotice trouble={trouble} {...(asked ? { onRetry: () => make(asked) } : {})} />
        {busy && asked && (
          <Text role="status">
            {t('console.codes.making', { done: inFigures(made?.codes.length ?? 0), count: asked.count })}
          </Text>
        )}
        {!busy && made && (
          <>
            <Notice tone={made.isSaved ? 'good' : 'info'} role="status">
              {made.isSaved
                ? t('console.codes.saved')
                : t('console.codes.made', { count: made.codes.length })}
            </Notice>
            <Group>
              <Button ref={saveButton} onClick={() => save(made.codes)}>
                {t('console.codes.save')}
              </Button>
              {isUnsaved && (
                <ConfirmButton
                  label={t('console.codes.giveUp')}
                  question={t('console.codes.giveUpQuestion')}
                  onConfirm={giveUp}
                />
              )}
            </Group>
          </>
        )}
      </Stack>
    </details>
  );
};
