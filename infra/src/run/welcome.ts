import { administrator, brands, demonstrationPassword, members, staff } from '../demo';

/** What `npm start` prints when it is ready: where to click and which sign-ins exist. */
export const welcome = ({
  url,
  demo,
  rejectedRows,
  stateFile,
  firstAdministrator,
}: {
  url: string;
  demo: boolean;
  firstAdministrator: Readonly<{ email: string; password: string }>;
  rejectedRows: readonly { reason: string }[];
  /** Where the refused rows are written down. */
  stateFile: string;
}): string => {
  const lines = [
    '',
    '  Rayon is running',
    '',
    `    ${url}            pick a screen: shopper card, scanner, till, console`,
    `    ${url}/graphql    the one API`,
  ];
  if (!demo)
    return [
      ...lines,
      '',
      `  Administrator: ${firstAdministrator.email}, password ${firstAdministrator.password}`,
      '',
    ].join('\n');

  const reasons = new Map<string, number>();
  for (const { reason } of rejectedRows) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const refused = [...reasons].map(([reason, count]) => `${count} × ${reason}`).join(', ');
  return [
    ...lines,
    '',
    `  Sign-ins of the demonstration retailer (password of all: ${demonstrationPassword})`,
    `    members   ${members.map(({ email }) => email).join(', ')}`,
    `    staff     ${[administrator.email, ...staff.map(({ email }) => email)].join(', ')}`,
    `    brands    ${brands.map(({ email }) => email).join(', ')}`,
    '    devices   the scanner and till screens enrol themselves with one click',
    ...(refused
      ? ['', `  Import: ${rejectedRows.length} product rows were refused (${refused}); see ${stateFile}`]
      : []),
    '',
    '  Next: npm run trip   plays a whole shopping trip in another terminal',
    '',
  ].join('\n');
};
