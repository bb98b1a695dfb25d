import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from '../../i18n';
import { useAfterRender } from '../../parts/use-after-render';
import { type Draft, emptyRows } from './draft';
import { type Form, rowOf } from './fields';

type Rowed = keyof typeof emptyRows;

/** Several of the same, one below the other, which can be added and removed. */
export const Rows = <Name extends Rowed>({
  form,
  name,
  words = name,
  least = 0,
  most,
  children,
}: {
  form: Form;
  name: Name;
  /** What they are called, where that is not the name of the field. */
  words?: Rowed | 'bought';
  least?: number;
  most: number;
  children: (row: Form<Draft[Name][number]>) => ReactNode;
}) => {
  const { t } = useTranslation();
  const afterRender = useAfterRender();
  const list = useRef<HTMLDivElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const rows: readonly Draft[Name][number][] = form.draft[name];
  const put = (next: readonly Draft[Name][number][]) => form.fill({ [name]: next });
  const add = () => {
    const key = Math.max(0, ...rows.map((row) => row.key)) + 1;
    put([...rows, { ...emptyRows[name], key }]);
    afterRender(() =>
      list.current?.querySelector<HTMLElement>(':scope > fieldset:last-of-type :is(input, select)')?.focus(),
    );
  };
  const remove = (key: number) => {
    put(rows.filter((row) => row.key !== key));
    afterRender(() => adding.current?.focus());
  };
  return (
    <Stack ref={list} className="whole-width">
      {rows.map(({ key }, at) => {
        const title = t(`console.rows.${words as Rowed | 'bought'}`, { number: at + 1 });
        return (
          <Fieldset key={key} legend={title}>
            <Stack>
              {children(rowOf(form, name, at))}
              {rows.length > least && (
                <Group>
                  <Button
                    size="xs"
                    h={40}
                    variant="default"
                    aria-label={t('console.pick.remove', { name: title })}
                    onClick={() => remove(key)}
                  >
                    {t('console.rows.remove')}
                  </Button>
                </Group>
              )}
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button ref={adding} size="xs" h={40} variant="default" disabled={rows.length >= most} onClick={add}>
          + {t(`console.rows.add.${words as Rowed | 'bought'}`)}
        </Button>
      </Group>
    </Stack>
  );
};
