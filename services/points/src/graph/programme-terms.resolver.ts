import { Allow } from '@rayon/subgraph';
import { Ctx, Query, Resolver } from 'type-graphql';
import { termsNow } from '../domain/programme-terms';
import { programmeId } from '../rows/programme';
import type { PointsContext } from './context';
import { ProgrammeTermsType, presentTerms } from './programme-terms.type';

/** The programme's terms for the staff of the whole programme. */
@Resolver()
export class ProgrammeTermsResolver {
  @Allow('unbound marketer', 'unbound administrator')
  @Query(() => ProgrammeTermsType, {
    description: 'When points that are earned now can be spent, and until when; with what held before.',
  })
  async programmeTerms(@Ctx() { programme }: PointsContext): Promise<ProgrammeTermsType> {
    const versions = (await programme.rows.find(programmeId))?.row.versions ?? [];
    return presentTerms(termsNow({ versions }), versions);
  }
}
