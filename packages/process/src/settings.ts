import { z } from 'zod';
import { misspelt } from './near-miss';
import { textOrFile } from './text-or-file';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One thing a retailer may say in the environment; everything the code and the pages tell of it is here. */
export type Setting<Value = unknown> = Readonly<{
  /** What it is, without a full stop. */
  about: string;
  /** What may be written, after “takes”. */
  takes: string;
  unit?: string;
  /** Reads the text. */
  shape: z.ZodType<Value>;
  /** What is read when nothing is said, as one would write it. */
  default?: string;
  /** What happens when nothing is said and there is no default. */
  otherwise?: string;
  required?: boolean;
}>;

/** Settings by the name of their variable. */
export type Settings = Readonly<Record<string, Setting>>;

type ValueOf<Given> =
  Given extends Setting<infer Value>
    ? Given extends { default: string } | { required: true }
      ? Value
      : Value | undefined
    : never;

/** What a list of settings is read to. */
export type SettingValues<List extends Settings> = { [Name in keyof List]: ValueOf<List[Name]> };

/** Something in the environment or on the command line that cannot be followed; the message says what to do. */
export class WrongSettings extends Error {
  override name = 'WrongSettings';
}

type NumberWords = Readonly<{ about: string; unit: string; default: number; min?: number; max: number }>;

const fromText = (kind: z.ZodNumber) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(kind);

/** A setting of a whole number from `min` (1 unless said) to `max`. */
export const wholeNumber = ({ about, unit, default: standard, min = 1, max }: NumberWords) => ({
  about,
  unit,
  takes: `a whole number from ${min} to ${max}`,
  shape: fromText(z.number().int().min(min).max(max)),
  default: String(standard),
});

/** A setting of a number above 0, up to `max`. */
export const positiveNumber = ({ about, unit, default: standard, max }: Omit<NumberWords, 'min'>) => ({
  about,
  unit,
  takes: `a number above 0 and at most ${max}`,
  shape: fromText(z.number().positive().max(max)),
  default: String(standard),
});

/** A setting of any text. */
export const text = <
  Words extends Readonly<{
    about: string;
    takes: string;
    default?: string;
    otherwise?: string;
    required?: true;
  }>,
>(
  words: Words,
) => ({ ...words, shape: z.string() });

/** A setting of one of a few words. */
export const oneOf = <const Choice extends string>({
  choices,
  ...words
}: {
  about: string;
  takes: string;
  choices: readonly Choice[];
  default: Choice;
}) => ({ ...words, shape: z.enum(choices) });

/** A setting of a secret key of 32 bytes, which may be in a file. */
export const secretKey = <Words extends Readonly<{ about: string; otherwise: string }>>(words: Words) => ({
  ...words,
  takes: '32 bytes in base64, or the name of a file with them',
  shape: z.string().transform((value, context): Buffer => {
    const bytes = Buffer.from(textOrFile(value).trim(), 'base64');
    if (bytes.length === 32) return bytes;
    context.addIssue({ code: 'custom', message: 'not 32 bytes in base64' });
    return z.NEVER;
  }),
});

/** A text that is set to nothing is not set: that is how a shell leaves a variable out for one command. */
const said = (environment: Environment, name: string) => environment[name] || undefined;

const sentenceOf = (name: string, { takes, unit }: Setting, given: string | undefined) =>
  given === undefined
    ? `${name} is missing: it takes ${takes}`
    : `${name} takes ${takes}${unit ? ` (${unit})` : ''}, not what it was given`;

/** How a sentence about a wrong setting ends. */
export const howToGoOn = 'npm start -- --help lists every setting.';

/** Reads settings once, at the start; throws `WrongSettings` that names every one that is wrong, never its value. */
export const readSettings = <const List extends Settings>(
  list: List,
  environment: Environment,
): SettingValues<List> => {
  const wrong: string[] = [];
  const values = Object.entries<Setting>(list).map(([name, setting]) => {
    const given = said(environment, name);
    const read = given ?? setting.default;
    if (read === undefined) {
      if (setting.required) wrong.push(sentenceOf(name, setting, given));
      return [name, undefined];
    }
    const parsed = setting.shape.safeParse(read);
    if (!parsed.success) wrong.push(sentenceOf(name, setting, given));
    return [name, parsed.data];
  });
  if (wrong.length > 0)
    throw new WrongSettings(`${wrong.join('; ')}: correct it or leave it out; ${howToGoOn}`);
  return Object.fromEntries(values) as SettingValues<List>;
};

/** Refuses what looks like a setting of the list and is none; throws `WrongSettings`. */
export const refuseUnknown = (list: Settings, environment: Environment): void => {
  const unknown = misspelt(
    Object.keys(list),
    Object.keys(environment).filter((name) => said(environment, name)),
  );
  const sentences = unknown.map(({ name, meant }) =>
    meant ? `${name} is no setting of Rayon; is ${meant} meant?` : `${name} is no setting of Rayon.`,
  );
  if (sentences.length > 0)
    throw new WrongSettings(`${sentences.join(' ')} Rename or unset it; ${howToGoOn}`);
};
