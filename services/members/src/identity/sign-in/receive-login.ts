import { hashPassword, verifyPassword } from '@rayon/auth';
import { accepted, formsOfEmail, newId, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, oneOf, runOnce, untilUnique } from '@rayon/store';
import type { Asked } from '@rayon/subgraph';
import type { IdentityRows } from '../rows';
import type { NewLogin } from './create-login';

/** What the record of the command keeps to know the same password again; records of earlier versions keep no hash. */
type Received = Readonly<{ passwordHash?: string }>;

/**
 * Makes a person who can sign in, for a stranger, who is not told whether the address was free. Under a taken one the same
 * is written for nobody and undone, so that answer and work are the same; what is there stays as it is. A repeated command
 * must bring the same password.
 */
export const receiveLogin = async (
  { database, logins }: Pick<IdentityRows, 'database' | 'logins'>,
  { commandId, actor, at }: Asked,
  { holder, email, password, input, insert }: NewLogin,
): Promise<Result<{ received: boolean }, CommandIdReused>> => {
  const passwordHash = await hashPassword(password);
  const once = { commandId, actor, input, at };
  // Two who ask for one address at once meet at its index: the one that lost finds it taken.
  const outcome = await untilUnique(() =>
    runOnce<Received, never>(database, once, async (transaction) => {
      const { session } = transaction;
      const subjectId = newId();
      const taken = await logins.findOne({ holder, email: oneOf(formsOfEmail(email)) }, { session });
      const login = { holder, email: taken ? subjectId : email, passwordHash, subjectId };
      await logins.insert([login], { session });
      await insert(transaction, subjectId);
      return { ...accepted({ passwordHash }), undone: taken !== undefined };
    }),
  );
  if (!outcome.ok) return outcome;
  const recorded = outcome.value.passwordHash;
  const isSame =
    recorded === undefined || recorded === passwordHash || (await verifyPassword(recorded, password));
  return isSame ? accepted({ received: true }) : rejected({ reason: 'CommandIdReused' });
};
