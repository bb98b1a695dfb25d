import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { useTranslation } from '../../i18n';
import type { ConsoleTexts } from '../../i18n/console-fr';
import { inFigures } from '../../parts/money';
import { typedAmount } from './amount';
import type { Draft, ExceptDraft, Picks } from './draft';
import type { Field, Gap, Gaps } from './gaps';

/** The form, or a row of it, as its parts see it: what is filled in, what is wrong with it, and how it is filled in. */
export type Form<Part = Draft> = Readonly<{
  draft: Part;
  /** What its fields go by in the whole form begins with this. */
  path: string;
  gaps: Gaps;
  /** What the offers service says about one field. */
  refused: Readonly<{ field: Field; sentence: string }> | undefined;
  fill: (part: Partial<Part>) => void;
  /** Of its amounts. */
  currency: string;
  /** Those of the stores it may act in. */
  currencies: readonly string[];
  caller: GatewayClient;
  /** All that there are. */
  categories: readonly string[];
}>;

type Label = keyof ConsoleTexts['fields'];
/** The fields of a part whose content is one text, or that are in or out. */
type FieldsOf<Part, Content> = {
  [Name in keyof Part]: Content extends Part[Name] ? Name : never;
}[keyof Part] &
  string;
/** The fields in which one of a few things is chosen. */
type ChoicesOf<Part> = { [Name in keyof Part]: Part[Name] extends string ? Name : never }[keyof Part] &
  string;

type Rows = Pick<Draft, 'parts' | 'steps' | 'goals' | 'conditions' | 'pasts'>;

/** One row of the form, as a form of its own. */
export const rowOf = <Name extends keyof Rows>(
  form: Form,
  name: Name,
  at: number,
): Form<Rows[Name][number]> => {
  const rows: Rows[Name][number][] = form.draft[name];
  return {
    ...form,
    draft: rows[at] as Rows[Name][number],
    path: `${name}.${at}.`,
    fill: (part) =>
      form.fill({ [name]: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) }),
  };
};

/** What has to be taken, as a form of its own. */
export const buyOf = (form: Form): Form<Draft['buy']> => ({
  ...form,
  draft: form.draft.buy,
  path: 'buy.',
  fill: (part) => form.fill({ buy: { ...form.draft.buy, ...part } }),
});

/** What is left out, as a form of its own. */
export const exceptOf = (form: Form<Picks>): Form<ExceptDraft> => ({
  ...form,
  draft: form.draft.except,
  path: `${form.path}except.`,
  fill: (part) => form.fill({ except: { ...form.draft.except, ...part } }),
});

/** What is said beside a field. */
export const useFieldError = <Part,>({ gaps, refused, path }: Form<Part>) => {
  const { t, set, language } = useTranslation();
  const sentenceOf = (gap: Gap): string =>
    gap.says === 'range'
      ? t('console.gaps.range', { min: inFigures(gap.min), max: inFigures(gap.max) })
      : gap.says === 'amount'
        ? t('console.gaps.amount', { example: typedAmount(gap.exampleMinor, gap.currency, language) })
        : t(`console.gaps.${gap.says}`);
  return (field: keyof Part & string): string | undefined => {
    const name = `${path}${field}` as Field;
    const gap = gaps[name];
    if (gap) return sentenceOf(gap);
    return refused?.field === name ? set(refused.sentence) : undefined;
  };
};

/** A field for a text, a number or a day. */
export const TextOf = <Part,>({
  form,
  field,
  label,
  unit,
  hint,
  ...looks
}: {
  form: Form<Part>;
  field: FieldsOf<Part, string>;
  /** Where it is called otherwise than elsewhere. */
  label?: Label;
  /** What its number counts, where its name does not say so. */
  unit?: string;
  hint?: string;
  type?: 'text' | 'date' | 'time';
  inputMode?: 'numeric' | 'decimal';
  maxLength?: number;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const name = t(`console.fields.${label ?? (field as Label)}`);
  return (
    <TextInput
      label={unit ? t('console.inUnit', { name, unit }) : name}
      description={hint}
      error={errorOf(field)}
      autoComplete="off"
      value={form.draft[field] as string}
      onChange={(event) => form.fill({ [field]: event.currentTarget.value } as Partial<Part>)}
      {...looks}
    />
  );
};

/** A field for an amount, which names its currency. */
export const AmountOf = <Part,>({
  form,
  ...rest
}: {
  form: Form<Part>;
  field: FieldsOf<Part, string>;
  label?: Label;
  hint?: string;
}) => <TextOf form={form} inputMode="decimal" unit={form.currency} {...rest} />;

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
export const ChoiceOf = <Part,>({
  form,
  field,
  label,
  data,
  hint,
}: {
  form: Form<Part>;
  field: ChoicesOf<Part>;
  label?: Label;
  data: { value: string; label: string }[];
  hint?: string;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  const chosen = form.draft[field] as string;
  const mustChoose = chosen === '' && !data.some(({ value }) => value === '');
  return (
    <NativeSelect
      label={t(`console.fields.${label ?? (field as Label)}`)}
      description={hint}
      error={errorOf(field)}
      data={mustChoose ? [{ value: '', label: t('console.pick.one') }, ...data] : data}
      value={chosen}
      onChange={(event) => form.fill({ [field]: event.currentTarget.value } as Partial<Part>)}
    />
  );
};

/** A field that is in or out. */
export const CheckOf = <Part,>({
  form,
  field,
  label,
  hint,
  disabled = false,
}: {
  form: Form<Part>;
  field: FieldsOf<Part, boolean>;
  label?: Label;
  hint?: string;
  disabled?: boolean;
}) => {
  const { t } = useTranslation();
  const errorOf = useFieldError(form);
  return (
    <Checkbox
      label={t(`console.fields.${label ?? (field as Label)}`)}
      description={hint}
      error={errorOf(field)}
      disabled={disabled}
      checked={!disabled && form.draft[field] === true}
      onChange={(event) => form.fill({ [field]: event.currentTarget.checked } as Partial<Part>)}
    />
  );
};
