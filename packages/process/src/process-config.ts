import { existsSync, readFileSync } from 'node:fs';
import { type Jwks, jwksShape } from '@rayon/auth';
import { z } from 'zod';

/** Text given directly, or the name of a file that holds it: secrets are mounted as files. */
export const textOrFile = (value: string): string =>
  !value.trimStart().startsWith('{') && !value.startsWith('-----') && existsSync(value)
    ? readFileSync(value, 'utf8')
    : value;

const jwks = z.string().transform((value, context): Jwks => {
  try {
    return jwksShape.parse(JSON.parse(textOrFile(value)));
  } catch {
    context.addIssue({ code: 'custom', message: 'not a JWKS (JSON or a file with it)' });
    return z.NEVER;
  }
});

/** A TCP port; 0 takes a free one. */
export const portShape = z.coerce.number().int().min(0).max(65_535);

/** The levels of the log. */
export const logLevelShape = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const environmentShape = z.object({
  MONGODB_URL: z.string().min(1),
  NATS_URL: z.string().min(1).optional(),
  PORT: portShape.optional(),
  /** Address of the private interface the service listens on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  HOP_JWKS: jwks,
  LOG_LEVEL: logLevelShape.default('info'),
});

/** The settings of a service's own process. */
export type ProcessConfig = z.infer<typeof environmentShape>;

/** Parses settings once, at the start; throws a text that names every variable that is wrong, never its value. */
export const parseSettings = <Shape extends z.ZodType>(
  shape: Shape,
  environment: Record<string, string | undefined>,
): z.infer<Shape> => {
  const parsed = shape.safeParse(environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`settings that are missing or wrong: ${wrong.join('; ')}`);
};

/** The settings of a service's own process. */
export const processConfig = (environment: Record<string, string | undefined>): ProcessConfig =>
  parseSettings(environmentShape, environment);
