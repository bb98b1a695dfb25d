import { Schema } from 'mongoose';

/** Members a row cannot be without, for schemas. */
export const required = {
  text: { type: String, required: true },
  number: { type: Number, required: true },
  flag: { type: Boolean, required: true },
  instant: { type: Date, required: true },
  texts: { type: [String], required: true },
  /** Whatever the rules made and checked: casting it again would only cost time. */
  checked: { type: Schema.Types.Mixed, required: true },
} as const;
