import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { typedAmount } from './amount';
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
  | 'stacking'
  | 'currency';

/** The form as its parts see it: what is filled in, what is wrong with it, and how it is filled in. */
export type Form = Readonly<{
  draft: Draft;
  gaps: Gaps;
  /** What the offers service says about one field. */
  refused: Readonly<{ field: keyof Draft; sentence: string }> | undefined;
  fill: (part: Partial<Draft>) => void;
  /** Those of the stores it may act in. */
  currencies: readonly string[];
}>;

/** What is said beside a field. */
export const useFieldError = ({ gaps, refused }: Form) => {
  const { t, set, language } = useTranslation();
  const sentenceOf = (gap: Gap): string =>
    gap.says === 'range'
      ? t('console.gaps.range', { min: inFigures(gap.min), max: inFigures(gap.max) })
      : gap.says === 'amount'
        ? t('console.gaps.amount', { example: typedAmount(gap.exampleMinor, gap.currency, language) })
        : t(`console.gaps.${gap.says}`);
  return (field: keyof Draft): string | undefined => {
    const gap = gaps[field];
    if (gap) return sentenceOf(gap);
    return refused?.field === field ? set(refused.sentence) : undefined;
  };
};

/** A field for a text, a number or a day. */
export const TextOf = ({
  form,
  field,
  unit,
  hint,
  ...looks
}: {
  form: Form;
  field: TextField;
  /** What its number counts, where its name does not say so. */
  unit?: string;
  hint?: string;
  type?: 'text' | 'date' | 'time';
  inputMode?: 'numeric' | 'decimal';
  maxLength?: number;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const name = t(`console.fields.${field as Exclude<TextField, 'brandId' | 'from' | 'to'>}`);
  return (
    <TextInput
      label={unit ? t('console.inUnit', { name, unit }) : name}
      description={hint}
      error={errorOf(field)}
      autoComplete="off"
      value={form.draft[field]}
      onChange={(event) => form.fill({ [field]: event.currentTarget.value })}
      {...looks}
    />
  );
};

/** A field for an amount, which names its currency. */
export const AmountOf = ({ form, ...rest }: { form: Form; field: TextField; hint?: string }) => (
  <TextOf form={form} inputMode="decimal" unit={form.draft.currency} {...rest} />
);

/** Asks for the currency of the amounts where more than one is possible. */
export const CurrencyOf = ({ form }: { form: Form }) => {
  const { currencies, draft } = form;
  if (currencies.length < 2 && draft.currency !== '') return null;
  return (
    <ChoiceOf
      form={form}
      field="currency"
      data={currencies.map((currency) => ({ value: currency, label: currency }))}
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
