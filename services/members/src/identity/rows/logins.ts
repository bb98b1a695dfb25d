import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { type SessionHolder, sessionHolders } from '../domain/session';

/** How somebody signs in. The only place an address is kept, so that it can be forgotten in one place. */
export type Login = Readonly<{
  /** The member, member of staff or brand user who signs in with it. */
  subjectId: string;
  holder: SessionHolder;
  email: string;
  passwordHash: string;
}>;

/** One per person, one per address among people of a kind. */
export const logins = table<Login>('logins', {
  key: 'subjectId',
  retention: keptAsLongAs('the person may sign in'),
  row: z.object({
    subjectId: z.string(),
    holder: z.enum(sessionHolders),
    email: z.string(),
    passwordHash: z.string(),
  }),
  indexes: [{ on: { holder: 1, email: 1 }, unique: true }],
});
