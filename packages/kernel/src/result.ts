/** What a rule answers: the value it accepted, or the refusal with the facts its caller needs. */
export type Result<Value, Rejection> =
  | Readonly<{ ok: true; value: Value }>
  | Readonly<{ ok: false; rejection: Rejection }>;

/** Wraps what a rule accepted. */
export const accepted = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

/** Wraps an expected refusal. Bugs and outages are thrown instead. */
export const rejected = <Rejection>(rejection: Rejection): { ok: false; rejection: Rejection } => ({
  ok: false,
  rejection,
});
