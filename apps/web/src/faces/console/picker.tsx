import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import type { Named } from './draft';
import { Picked } from './picked';

const typingPauseMilliseconds = 200;

/** What a search of a picker gave, and whether there was more. */
export type Hits = Readonly<{ items: readonly Named[]; hasMore: boolean }>;

/** Picks some of many by their names: what is picked stays in sight, and a search says when it shows a part only. */
export const Picker = ({
  label,
  picked,
  error,
  find,
  onPick,
}: {
  label: string;
  picked: readonly Named[];
  error: string | undefined;
  /** Keeps its identity while it asks the same. */
  find: (text: string) => Promise<Hits>;
  onPick: (picked: Named[]) => void;
}) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<Hits>();

  useEffect(() => {
    if (text.trim() === '') {
      setHits(undefined);
      return undefined;
    }
    let isLate = false;
    const timer = setTimeout(() => {
      find(text.trim()).then(
        (found) => isLate || setHits(found),
        () => isLate || setHits(undefined),
      );
    }, typingPauseMilliseconds);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [text, find]);

  const isPicked = ({ id }: Named) => picked.some((one) => one.id === id);
  const left = hits?.items.filter((hit) => !isPicked(hit));
  return (
    <Stack gap={6}>
      <TextInput
        label={label}
        type="search"
        autoComplete="off"
        placeholder={t('console.pick.search')}
        error={error}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        // Enter searches; it does not send the form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <Picked label={label} picked={picked} onPick={onPick} />
      <Group gap={6}>
        {left?.map((one) => (
          <Button
            key={one.id}
            size="xs"
            h={40}
            variant="default"
            aria-label={t('console.pick.add', { name: one.name })}
            onClick={() => onPick([...picked, one])}
          >
            + {one.name}
          </Button>
        ))}
      </Group>
      {hits && (
        <Text size="sm" c="dimmed" role="status">
          {t(hits.hasMore ? 'console.pick.part' : 'console.pick.all', { count: hits.items.length })}
        </Text>
      )}
    </Stack>
  );
};
