import { membersSettings } from './settings';

const key = Buffer.alloc(32, 9).toString('base64');

test('without settings it runs as a demonstration', () => {
  expect(membersSettings.read({})).toEqual({ companyPrefix: '3760999', encryptionKey: undefined });
});

test('all settings are read', () => {
  expect(
    membersSettings.read({
      GS1_COMPANY_PREFIX: '4012345',
      MEMBERS_ENCRYPTION_KEY: key,
      BOOTSTRAP_ADMIN_EMAIL: 'a@example.org',
      BOOTSTRAP_ADMIN_PASSWORD: 'lune verte',
    }),
  ).toEqual({
    companyPrefix: '4012345',
    encryptionKey: Buffer.alloc(32, 9),
    bootstrapAdministrator: { email: 'a@example.org', password: 'lune verte' },
  });
});

test.each([
  [{ GS1_COMPANY_PREFIX: 'nonsense' }, 'GS1_COMPANY_PREFIX'],
  [{ MEMBERS_ENCRYPTION_KEY: 'c2hvcnQ=' }, 'MEMBERS_ENCRYPTION_KEY'],
  [{ BOOTSTRAP_ADMIN_EMAIL: 'a@example.org' }, 'BOOTSTRAP_ADMIN_PASSWORD'],
])('%p is refused, naming the variable and not its value', (environment, name) => {
  expect(() => membersSettings.read(environment)).toThrow(name);
  for (const value of Object.values(environment))
    expect(() => membersSettings.read(environment)).not.toThrow(value);
});
