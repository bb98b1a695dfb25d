import type { AdjustPointsMutationVariables } from '@rayon/client/operations/console';

type Wanted = Omit<AdjustPointsMutationVariables['input'], 'commandId' | 'memberId'>;

/** The reasons in the order of the form. */
export const adjustmentReasons: readonly Wanted['reason'][] = [
  'GOODWILL',
  'MISSING_PURCHASE',
  'CORRECTION',
  'MISUSE',
  'OTHER',
];

/** Bounds of what can be asked, as the ledger has them. */
export const adjustmentBounds = { points: 1_000_000, noteMin: 3, noteMax: 200 } as const;

/** An adjustment as it is typed. */
export type AdjustmentDraft = Readonly<{
  way: 'give' | 'take';
  points: string;
  reason: Wanted['reason'];
  note: string;
}>;

/** A form nobody has typed into. */
export const emptyAdjustment: AdjustmentDraft = { way: 'give', points: '', reason: 'GOODWILL', note: '' };

/** What a draft asks for, where it can be asked, and which fields are wrong. */
export const adjustmentIn = ({
  way,
  points,
  reason,
  note,
}: AdjustmentDraft): Readonly<{ wanted?: Wanted; wrong: Readonly<{ points: boolean; note: boolean }> }> => {
  const text = points.replace(/[\s\u00a0\u202f]/g, '');
  const count = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  const said = note.trim();
  const wrong = {
    points: count < 1 || count > adjustmentBounds.points,
    note: said.length < adjustmentBounds.noteMin || said.length > adjustmentBounds.noteMax,
  };
  if (wrong.points || wrong.note) return { wrong };
  return { wanted: { points: way === 'give' ? count : -count, reason, note: said }, wrong };
};
