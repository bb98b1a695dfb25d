import { type FormEvent, useState } from 'react';
import { useTranslation } from '../i18n';

/**
 * What a field that must be filled in takes: the browser still judges what was typed, and the page says it, in its own
 * language and beside the field, instead of the browser in the browser's. `onHint` is called as it does: what was refused
 * before is over then.
 */
export const useRequired = (onHint?: () => void) => {
  const { t } = useTranslation();
  const [hint, setHint] = useState<{ says: 'empty' | 'email' | 'short' | 'wrong'; least: number }>();

  const onInvalid = (event: FormEvent<HTMLInputElement>) => {
    event.preventDefault();
    const field = event.currentTarget;
    setHint({ says: hintOf(field.validity), least: field.minLength });
    onHint?.();
    // The first field that is wrong; without a form around it there is no other.
    if ((field.form?.querySelector(':invalid') ?? field) === field) field.focus();
  };

  return {
    required: true,
    // Blanks are as good as nothing.
    pattern: '.*\\S.*',
    error: hint && t(`field.${hint.says}`, { least: hint.least }),
    errorProps: { role: 'alert' },
    onInvalid,
    onInput: () => setHint(undefined),
  };
};

const hintOf = ({ valueMissing, patternMismatch, tooShort, typeMismatch }: ValidityState) => {
  if (valueMissing || patternMismatch) return 'empty';
  if (tooShort) return 'short';
  return typeMismatch ? 'email' : 'wrong';
};
