import { judgeRenewal, type Session, sessionExpiry } from './session';

const noon = new Date('2026-11-21T12:00:00.000Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const session: Session = {
  id: 's',
  holder: 'member',
  subjectId: 'm',
  generation: 4,
  renewedAt: noon,
  startedAt: noon,
  expiresAt: after(86_400),
};

test('the latest renewal is honoured', () => {
  expect(judgeRenewal(session, 4, after(3600))).toBe('renew');
});

test('the one before it gets the same answer again for ten seconds, then it ends the session', () => {
  expect(judgeRenewal(session, 3, after(10))).toBe('repeat');
  expect(judgeRenewal(session, 3, after(11))).toBe('revoke');
  expect(judgeRenewal(session, 2, after(1))).toBe('revoke');
});

test('an expired, revoked, unknown or invented renewal is refused', () => {
  expect(judgeRenewal(session, 4, after(86_400))).toBe('refuse');
  expect(judgeRenewal({ ...session, revokedAt: noon }, 4, after(1))).toBe('refuse');
  expect(judgeRenewal(undefined, 0, noon)).toBe('refuse');
  expect(judgeRenewal(session, 5, after(1))).toBe('refuse');
});

test('a member stays signed in while they come back, staff until their day is over', () => {
  expect(sessionExpiry('member', noon, after(86_400))).toEqual(after(31 * 86_400));
  expect(sessionExpiry('member', noon, after(364 * 86_400))).toEqual(after(365 * 86_400));
  expect(sessionExpiry('staff', noon, after(6 * 3600))).toEqual(after(12 * 3600));
});
