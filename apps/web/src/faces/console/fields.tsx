import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import type { Draft } from './draft';
import type { Gap, Gaps } from './gaps';

/** The fields whose content is one text. */
type TextField = { [Field in keyof Draft]: string extends Draft[Field] ? Field : never }[keyof Draft];
/** The fields in which one of a few things is chosen. */
type ChoiceField =
  | 'gift'
  | 'per'
  | 'trigger'
  | 'reach'
  | 'where'
  | 'audience'
  | 'bought'
  | 'notBought'
  | 'stacking';

/** The form as its parts see it: what is filled in, what is wrong with it, and how it is filled in. */
export type Form = Readonly<{
  draft: Draft;
  gaps: Gaps;
  /** What the offers service says about one field. */
  refused: Readonly<{ field: keyof Draft; sentence: string }> | undefined;
  fill: (part: Partial<Draft>) => void;
}>;

/** What is said beside a field. */
export const useFieldError = ({ gaps, refused }: Form) => {
  const { t, set } = useTranslation();
  const sentenceOf = (gap: Gap): string =>
    gap.says === 'range'
      ? t('console.gaps.range', { min: inFigures(gap.min), max: inFigures(gap.max) })
      : t(`console.gaps.${gap.says}`);
  return (field: keyof Draft): string | undefined => {
    const gap = gaps[field];
    if (gap) return sentenceOf(gap);
    return refused?.field === field ? set(refused.sentence) : undefined;
  };
};

/** A field for a text, a number, an amount or a day. */
export const TextOf = ({
  form,
  field,
  hint,
  ...looks
}: {
  form: Form;
  field: TextField;
  hint?: string;
  type?: 'text' | 'date';
  inputMode?: 'numeric' | 'decimal';
  maxLength?: number;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  return (
    <TextInput
      label={t(`console.fields.${field as Exclude<TextField, 'brandId' | 'currency' | 'from' | 'to'>}`)}
      description={hint}
      error={errorOf(field)}
      autoComplete="off"
      value={form.draft[field]}
      onChange={(event) => form.fill({ [field]: event.currentTarget.value })}
      {...looks}
    />
  );
};

/** A field in which one of a few things is chosen; what has no usual choice begins with none. */
export const ChoiceOf = ({
  form,
  field,
  data,
  hint,
}: {
  form: Form;
  field: ChoiceField;
  data: { value: string; label: string }[];
  hint?: string;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const choices = form.draft[field] === '' && !data.some(({ value }) => value === '');
  return (
    <NativeSelect
      label={t(`console.fields.${field}`)}
      description={hint}
      error={errorOf(field)}
      data={choices ? [{ value: '', label: t('console.pick.one') }, ...data] : data}
      value={form.draft[field]}
      onChange={(event) => form.fill({ [field]: event.currentTarget.value })}
    />
  );
};
