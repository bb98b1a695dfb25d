import { type Draft, emptyDraft, emptyRows } from './draft';

const prefix = 'rayon.draft.';

/** The fields there are, also those of rows. */
const shape = JSON.stringify([emptyDraft, ...Object.values(emptyRows)].map((part) => Object.keys(part)));

/**
 * What somebody has typed into a form and neither saved nor given up: it outlives a look elsewhere and a reload, in this
 * tab. What was typed into a form of other fields is not put into this one: it could say less, or something else.
 */
export const keptDraft = (form: string): Draft | undefined => {
  const text = sessionStorage.getItem(prefix + form);
  const kept = text ? (JSON.parse(text) as { shape?: string; draft: Draft }) : undefined;
  return kept?.shape === shape ? kept.draft : undefined;
};

/** Keeps what is typed into a form, or forgets it. */
export const keepDraft = (form: string, draft: Draft | undefined): void => {
  if (draft) sessionStorage.setItem(prefix + form, JSON.stringify({ shape, draft }));
  else sessionStorage.removeItem(prefix + form);
};

/** Forgets what is typed into every form: somebody else may sign in here. */
export const forgetDrafts = (): void => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
};
