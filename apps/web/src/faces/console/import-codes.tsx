import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { importCodesDocument } from '@rayon/client/operations/console';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { batchesOf, codesOfList } from './code-lists';

/** A line that was not taken, and why. */
type Refused = Readonly<{ line: number; message: string }>;
type Done = Readonly<{ looked: number; inAll: number; imported: number; refused: readonly Refused[] }>;

const refusedShownMax = 20;

/** Takes over codes that somebody else handed out, from a file or as they are pasted. */
export const ImportCodes = ({
  caller,
  campaignId,
  onAdded,
}: {
  caller: GatewayClient;
  campaignId: string;
  onAdded: () => Promise<void>;
}) => {
  const { t } = useTranslation();
  const { send, busy, trouble, clear } = useCommands(caller);
  const [list, setList] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [done, setDone] = useState<Done>();

  /** After what was looked at before: a list that was cut off, and is still the same, goes on where it stopped. */
  const take = async (before?: Done) => {
    const batches = batchesOf(codesOfList(list));
    const inAll = batches.reduce((sum, { length }) => sum + length, 0);
    setEmpty(inAll === 0);
    let state: Done = before ?? { looked: 0, inAll, imported: 0, refused: [] };
    setDone(inAll === 0 ? undefined : state);
    let passed = 0;
    for (const batch of batches) {
      passed += batch.length;
      if (passed <= state.looked) continue;
      const taken = await send(importCodesDocument, { campaignId, codes: batch.map(({ code }) => code) });
      if (!taken) break;
      const refused = taken.refused.map(({ line, message }) => ({
        line: batch[line - 1]?.line ?? line,
        message,
      }));
      state = {
        inAll,
        looked: state.looked + batch.length,
        imported: state.imported + taken.imported,
        refused: [...state.refused, ...refused],
      };
      setDone(state);
    }
    if (state.looked === inAll && inAll > 0) setList('');
    await onAdded();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void take();
  };
  /** Another list begins with its first line, whatever became of the one before. */
  const change = (text: string) => {
    setList(text);
    setEmpty(false);
    setDone(undefined);
    clear();
  };

  return (
    <details className="folded">
      <summary>{t('console.codes.import')}</summary>
      <Stack>
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">{t('console.codes.importHint')}</Text>
            <TextInput
              type="file"
              label={t('console.codes.file')}
              accept=".csv,.txt,text/csv,text/plain"
              disabled={busy}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file) void file.text().then(change);
              }}
            />
            <Textarea
              label={t('console.codes.list')}
              rows={6}
              spellCheck={false}
              readOnly={busy}
              value={list}
              error={isEmpty && t('console.codes.nothing')}
              errorProps={{ role: 'alert' }}
              onChange={(event) => change(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
              {t('console.codes.import')}
            </Button>
          </Stack>
        </form>
        <TroubleNotice trouble={trouble} onRetry={() => take(done)} />
        {busy && done && (
          <Text role="status">
            {t('console.codes.importing', { done: inFigures(done.looked), count: done.inAll })}
          </Text>
        )}
        {!busy && done && done.looked > 0 && <Imported done={done} />}
      </Stack>
    </details>
  );
};

/** What became of the lines. */
const Imported = ({ done: { imported, refused } }: { done: Done }) => {
  const { t, set } = useTranslation();
  const more = refused.length - refusedShownMax;
  return (
    <Notice
      tone={refused.length > 0 ? 'info' : 'good'}
      role="status"
      more={
        refused.length > 0 && (
          <>
            <p>{t('console.codes.refused', { count: refused.length })}</p>
            <ul>
              {refused.slice(0, refusedShownMax).map(({ line, message }) => (
                <li key={line}>{t('console.codes.line', { line: inFigures(line), why: set(message) })}</li>
              ))}
            </ul>
            {more > 0 && <p>{t('console.codes.more', { count: more })}</p>}
          </>
        )
      }
    >
      {t('console.codes.imported', { count: imported })}
    </Notice>
  );
};
