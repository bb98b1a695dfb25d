import fc from 'fast-check';
import { postChallengeStep, type StepFacts } from './challenge-step';
import { type Account, newAccount, type Transfer } from './transfer';

const at = new Date('2026-06-01T12:00:00Z');
const title = { fr: 'Défi fruits', en: 'Fruit challenge' };
const step = (facts: Partial<StepFacts> = {}): StepFacts => ({
  kind: 'challenge',
  challengeId: 'fruit',
  title,
  step: 1,
  turn: 1,
  points: 50,
  receiptId: 'receipt',
  at,
  ...facts,
});

test('a step that is reached brings its points, and names its challenge', () => {
  const {
    account,
    transfers: [transfer],
  } = postChallengeStep(newAccount('member'), step());
  expect(account).toMatchObject({ balance: 50, sequence: 1 });
  expect(transfer).toMatchObject({
    kind: 'challenge',
    challenge: { challengeId: 'fruit', title, step: 1, turn: 1 },
    receiptId: 'receipt',
    balanceAfter: 50,
  });
  expect(transfer).not.toHaveProperty('ruleVersion');
});

test('what is taken back may leave the account below zero', () => {
  const {
    account,
    transfers: [transfer],
  } = postChallengeStep(newAccount('member'), step({ kind: 'challenge-reversal', turn: 2 }));
  expect(account.balance).toBe(-50);
  expect(transfer?.entries[0]?.points).toBe(-50);
});

test('each turn of each step has an id of its own, and always the same one', () => {
  const ids = [step(), step({ turn: 2 }), step({ step: 2 }), step({ challengeId: 'wine' })].map(
    (facts) => postChallengeStep(newAccount('member'), facts).transfers[0]?.transferId,
  );
  expect(new Set(ids).size).toBe(4);
  expect(postChallengeStep(newAccount('other'), step({ receiptId: 'again' })).transfers[0]?.transferId).toBe(
    ids[0],
  );
});

test('whatever the order in which the turns of steps are told, the balance is that of the steps that stand', () => {
  const anyTurns = fc.array(fc.record({ points: fc.integer({ min: 1, max: 500 }), turns: fc.nat(6) }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      anyTurns.chain((steps) => {
        const told = steps.flatMap(({ points, turns }, index) =>
          Array.from({ length: turns }, (_, turn) =>
            step({
              step: index + 1,
              turn: turn + 1,
              points,
              kind: turn % 2 === 0 ? 'challenge' : 'challenge-reversal',
            }),
          ),
        );
        // Some come twice: their transfer is known by its id.
        return fc.tuple(
          fc.constant(steps),
          fc.shuffledSubarray([...told, ...told], { minLength: 2 * told.length }),
        );
      }),
      ([steps, told]) => {
        let account: Account = newAccount('member');
        const known = new Map<string, Transfer>();
        for (const facts of told) {
          const posted = postChallengeStep(account, facts);
          const [transfer] = posted.transfers;
          if (!transfer || known.has(transfer.transferId)) continue;
          known.set(transfer.transferId, transfer);
          account = posted.account;
        }
        const standing = steps.filter(({ turns }) => turns % 2 === 1);
        expect(account.balance).toBe(standing.reduce((sum, { points }) => sum + points, 0));
      },
    ),
  );
});
