import type { WhoAmIQuery } from '@rayon/client/operations/console';

type Session = WhoAmIQuery['session'];

/** Who is signed in at the console. */
export type Who = Pick<Session, 'name' | 'storeIds' | 'brandId'> & {
  role: NonNullable<Session['role']> | 'BRAND';
};

/** The stores somebody is bound to; undefined for who works for the whole retailer or for a brand. */
export const boundTo = ({ role, storeIds }: Who): readonly string[] | undefined =>
  role === 'ASSOCIATE' || storeIds.length > 0 ? storeIds : undefined;

/** The parts of the console. */
export type Section = 'help' | 'campaigns' | 'articles' | 'devices' | 'employees';

/** What each role sees. */
export const sectionsByRole: Record<Who['role'], readonly Section[]> = {
  ASSOCIATE: ['help', 'articles'],
  MARKETER: ['campaigns', 'articles'],
  ADMINISTRATOR: ['campaigns', 'articles', 'devices', 'employees'],
  BRAND: ['campaigns'],
};

/** What somebody sees: employees work for the whole retailer. The gateway decides again what each may do. */
export const sectionsOf = (who: Who): readonly Section[] =>
  sectionsByRole[who.role].filter((section) => section !== 'employees' || boundTo(who) === undefined);
