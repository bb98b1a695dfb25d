import type { WhoAmIQuery } from '@rayon/client/operations/console';

type Session = WhoAmIQuery['session'];

/** Who is signed in at the console. */
export type Who = Pick<Session, 'id' | 'name' | 'storeIds' | 'brandId'> & {
  role: NonNullable<Session['role']> | 'BRAND';
};

/** The stores somebody is bound to; undefined for who works for the whole retailer or for a brand. */
export const boundTo = ({ role, storeIds }: Who): readonly string[] | undefined =>
  role === 'ASSOCIATE' || storeIds.length > 0 ? storeIds : undefined;

/** The parts of the console. */
export type Section = 'help' | 'campaigns' | 'articles' | 'devices' | 'employees' | 'programme' | 'points';

/** What each role sees. */
export const sectionsByRole: Record<Who['role'], readonly Section[]> = {
  ASSOCIATE: ['help', 'articles'],
  MARKETER: ['campaigns', 'articles', 'programme'],
  ADMINISTRATOR: ['campaigns', 'articles', 'devices', 'employees', 'programme', 'points'],
  BRAND: ['campaigns'],
};

/** What concerns the whole retailer. */
const ofTheWhole: readonly Section[] = ['employees', 'programme', 'points'];

/** What somebody sees: who is bound to a store sees nothing that holds for all. The gateway decides again what each may do. */
export const sectionsOf = (who: Who): readonly Section[] =>
  sectionsByRole[who.role].filter((section) => !ofTheWhole.includes(section) || boundTo(who) === undefined);
