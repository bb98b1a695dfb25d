import { type DemonstrationSignIns, demonstrationPassword, welcomeCodes } from '../demo';

/** What `npm start` prints when it is ready: where to click and which sign-ins work. */
export const welcome = ({
  url,
  signIns,
  administrator,
}: {
  url: string;
  /** Those of the demonstration; nothing where there is none. */
  signIns: DemonstrationSignIns | undefined;
  /** The first administrator, and where the first password is. */
  administrator: Readonly<{ email: string; passwordIn: string }>;
}): string => {
  const lines = [
    '',
    '  Rayon is running',
    '',
    `    ${url}            pick a screen: shopper card, scanner, till, console`,
    `    ${url}/graphql    the one API`,
    '',
  ];
  if (!signIns)
    return [
      ...lines,
      `  Administrator: ${administrator.email}; the first password is in ${administrator.passwordIn}`,
      '',
    ].join('\n');

  const row = (kind: string, emails: readonly string[]) =>
    emails.length > 0 ? [`    ${kind.padEnd(10)}${emails.join(', ')}`] : [];
  return [
    ...lines,
    `  Sign-ins of the demonstration retailer (password of all: ${demonstrationPassword})`,
    ...row('members', signIns.members),
    ...row('staff', signIns.staff),
    ...row('brands', signIns.brands),
    `    codes     ${welcomeCodes[0]} and the other ${welcomeCodes.length - 1} of its campaign work once each`,
    '    devices   the scanner and till screens enrol themselves with one click',
    '',
    '  Next: npm run trip   plays a whole shopping trip in another terminal',
    '',
  ].join('\n');
};
