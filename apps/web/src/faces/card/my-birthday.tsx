import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { setBirthdayDocument } from '@rayon/client/operations/card';
import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import type { Mine } from './mine';

/** Of a leap year: 29 February is a birthday. */
const leapYear = 2_000;
const daysIn = (month: number): number => new Date(Date.UTC(leapYear, month, 0)).getUTCDate();
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

type Said = NonNullable<NonNullable<Mine['me']>['birthday']>;

/** On which day of the year the member's birthday is: said by those who like, taken back as easily. */
export const MyBirthday = ({
  caller,
  said,
  isUsed,
  onChanged,
}: {
  caller: GatewayClient;
  said: Said | null;
  /** Whether they agreed to personal offers. */
  isUsed: boolean;
  onChanged: () => void;
}) => {
  const { t, language } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [typed, setTyped] = useState<{ month: number; day: number }>();
  const { month, day } = typed ?? said ?? { month: 0, day: 0 };
  const months = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const fill = (next: { month: number; day: number }) => {
    clear();
    setTyped({ ...next, day: Math.min(next.day, daysIn(next.month || 1)) });
  };
  const say = async (birthday: Said | null) => {
    if (!(await send(setBirthdayDocument, { birthday }))) return;
    setTyped(undefined);
    onChanged();
  };
  const isNew = month > 0 && day > 0 && (month !== said?.month || day !== said.day);
  /** Its values are counted from one. */
  const part = (
    label: 'birthdayDay' | 'birthdayMonth',
    of: { width: number; value: number; names: readonly string[]; choose: (value: number) => void },
  ) => (
    <NativeSelect
      label={t(`card.${label}`)}
      w={of.width}
      disabled={busy}
      value={of.value}
      data={['–', ...of.names].map((name, at) => ({ value: String(at), label: name }))}
      onChange={(event) => of.choose(Number(event.currentTarget.value))}
    />
  );
  return (
    <Stack gap="sm">
      <Text c="dimmed">{t('card.birthdayLead')}</Text>
      <Group align="end">
        {part('birthdayDay', {
          width: 96,
          value: day,
          names: upTo(daysIn(month || 1)).map(String),
          choose: (chosen) => fill({ month, day: chosen }),
        })}
        {part('birthdayMonth', {
          width: 160,
          value: month,
          names: upTo(12).map((one) => months.format(new Date(Date.UTC(leapYear, one - 1, 1)))),
          choose: (chosen) => fill({ day, month: chosen }),
        })}
        <Button disabled={!isNew} loading={busy && isNew} onClick={() => void say({ month, day })}>
          {t('card.birthdaySay')}
        </Button>
        {said && (
          <Button variant="default" disabled={busy} onClick={() => void say(null)}>
            {t('card.birthdayTakeBack')}
          </Button>
        )}
      </Group>
      {said && !isUsed && <Text size="sm">{t('card.birthdayUnused')}</Text>}
      <TroubleNotice trouble={trouble} />
    </Stack>
  );
};
