import { accepted, type Result, rejected } from '@rayon/kernel';
import { type CampaignStatus, campaignStatuses } from './campaign';
import { type Author, type CampaignRejection, refusedChange, type StoredCampaign } from './campaign-change';
import { comparedCode } from './code-text';

/** Codes of one campaign. */
export const codesMax = 100_000;
/** Those that are made or imported together. */
export const batchMax = 2_000;

/** Why no codes are added to a campaign. */
export type CodesRejection =
  | Readonly<{ reason: 'NoOwnCodes' }>
  | Readonly<{ reason: 'TooManyCodes'; max: number; have: number }>;

/** In which codes may be added: whenever it may still give something. */
const stillGives: readonly CampaignStatus[] = campaignStatuses.filter((status) => status !== 'ended');

/** Why nobody, or not this author, adds codes to a campaign; undefined when they may. */
export const refusedCodes = (
  author: Author,
  campaign: StoredCampaign,
): CampaignRejection | CodesRejection | undefined => {
  const refused = refusedChange(author, campaign, 'revise');
  if (refused) return refused;
  const { status, content } = campaign;
  if (!stillGives.includes(status)) return { reason: 'WrongStatus', status, allowed: stillGives };
  return content.usesPerCode === undefined ? { reason: 'NoOwnCodes' } : undefined;
};

/** Whether so many more fit beside those there are. */
export const roomFor = (more: number, have: number): Result<number, CodesRejection> =>
  have + more > codesMax ? rejected({ reason: 'TooManyCodes', max: codesMax, have }) : accepted(have + more);

/** Why a line of a list is no code: it is empty, too long, in the list twice, or the campaign has it. */
export type LineRefusal = 'empty' | 'too-long' | 'repeated' | 'already-there';

/** A line that was refused, counted from 1. */
export type RefusedLine = Readonly<{ line: number; because: LineRefusal }>;

const charactersMax = 40;

/** The codes of a list, each once in the form it is compared in, by their line; and the lines that are none. */
export const codesListed = (
  lines: readonly string[],
): Readonly<{
  codes: readonly Readonly<{ line: number; code: string }>[];
  refused: readonly RefusedLine[];
}> => {
  const seen = new Map<string, number>();
  const refused: RefusedLine[] = [];
  for (const [at, text] of lines.entries()) {
    const code = comparedCode(text);
    const because =
      code === ''
        ? 'empty'
        : code.length > charactersMax
          ? 'too-long'
          : seen.has(code)
            ? 'repeated'
            : undefined;
    if (because) refused.push({ line: at + 1, because });
    else seen.set(code, at + 1);
  }
  return { codes: [...seen].map(([code, line]) => ({ code, line })), refused };
};
