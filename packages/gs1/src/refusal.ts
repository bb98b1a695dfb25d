/** Why a text is not a usable code. Callers translate the reason; `message` is plain English for logs. */
export type BarcodeReason =
  | 'Empty'
  | 'TooLong'
  | 'IllegalCharacter'
  | 'UnknownFormat'
  | 'UnknownSymbology'
  | 'WrongLength'
  | 'WrongCheckDigit'
  | 'WrongVerifierDigit'
  | 'AllZero'
  | 'BadNumberSystem'
  | 'ZeroMeasure'
  | 'InexactMeasure'
  | 'UnknownApplicationIdentifier'
  | 'BadElementValue'
  | 'BadDate'
  | 'RepeatedElement'
  | 'ConflictingElements'
  | 'NoArticle'
  | 'BadLink';

/** A refusal with the place (0-based index into the text that was given) where reading stopped. */
export type BarcodeRefusal = Readonly<{
  ok: false;
  reason: BarcodeReason;
  position: number;
  message: string;
}>;

/** A value that was read, or the refusal. */
export type Read<Value> = Readonly<{ ok: true; value: Value }> | BarcodeRefusal;

/** Makes a refusal. */
export const refuse = (reason: BarcodeReason, position: number, message: string): BarcodeRefusal => ({
  ok: false,
  reason,
  position,
  message,
});

/** Wraps what was read. */
export const read = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
