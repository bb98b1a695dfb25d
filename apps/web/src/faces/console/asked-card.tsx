import { Card, Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';

/** A card of a campaign that asks for what it shows when it is opened, and again whenever somebody comes back to it. */
export const AskedCard = <Told extends object>({
  id,
  title,
  ask,
  none,
  children,
}: {
  id: string;
  title: string;
  /** Asks; null where nothing is told. Another function is asked anew. */
  ask: () => Promise<Told | null>;
  /** What stands there where nothing is told; without it there is no card then. */
  none?: ReactNode;
  children: (told: Told, look: () => Promise<void>) => ReactNode;
}) => {
  const { run, trouble } = useTask();
  const [told, setTold] = useState<Told | null>();
  const look = useCallback(async () => {
    const answer = await run(async () => ({ told: await ask() }));
    if (answer) setTold(answer.told);
  }, [ask, run]);
  useEffect(() => void look(), [look]);
  useReturn(look);

  if (told === null && none === undefined) return null;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby={id}>
      <Stack>
        <Text fw={700} component="h3" m={0} id={id}>
          {title}
        </Text>
        <TroubleNotice trouble={trouble} onRetry={look} />
        {told === undefined && !trouble && <Waiting />}
        {told === null && none}
        {told && children(told, look)}
      </Stack>
    </Card>
  );
};
