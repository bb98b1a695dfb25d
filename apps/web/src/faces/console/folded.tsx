import { SimpleGrid } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../i18n';
import { emptyDraft, emptyRows } from './draft';
import { type Form, useFieldError } from './fields';

/** What is rarely said: out of sight until it is asked for, says something already or has something wrong. */
export const Folded = <Part,>({
  form,
  fields,
  children,
}: {
  form: Form<Part>;
  /** Those inside. */
  fields: readonly (keyof Part & string)[];
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const [isOpen, setOpen] = useState(() => fields.some((field) => form.draft[field] !== usual[field]));
  const isWrong = fields.some((field) => errorOf(field) !== undefined);
  return (
    <details
      className="folded whole-width"
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('console.more')}</summary>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>{children}</SimpleGrid>
    </details>
  );
};

const usual: Readonly<Record<string, unknown>> = { ...emptyRows.conditions, ...emptyDraft };
