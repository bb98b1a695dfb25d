import type { Draft } from './draft';

const prefix = 'rayon.draft.';

/**
 * What somebody has typed into a form and neither saved nor given up: it outlives a look elsewhere and a reload, in this
 * tab. A form that got fields meanwhile does not find them in it.
 */
export const keptDraft = (form: string): Partial<Draft> | undefined => {
  const text = sessionStorage.getItem(prefix + form);
  return text ? (JSON.parse(text) as Partial<Draft>) : undefined;
};

/** Keeps what is typed into a form, or forgets it. */
export const keepDraft = (form: string, draft: Draft | undefined): void => {
  if (draft) sessionStorage.setItem(prefix + form, JSON.stringify(draft));
  else sessionStorage.removeItem(prefix + form);
};

/** Forgets what is typed into every form: somebody else may sign in here. */
export const forgetDrafts = (): void => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
};
