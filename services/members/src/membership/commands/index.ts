import { enrolMember } from './enrol-member';
import { presentCard } from './present-card';
import { setBirthday } from './set-birthday';
import { setConsent } from './set-consent';
import { setEmployee } from './set-employee';

/** What can be asked of membership to change. */
export const membershipCommands = [enrolMember, setConsent, setBirthday, setEmployee, presentCard];
