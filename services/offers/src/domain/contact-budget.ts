/** Days that are looked back on. */
const budgetDays = 7;

/** Those of the moments somebody was spoken to that still count. */
export const recentContacts = (contacts: readonly Date[], at: Date): Date[] => {
  const since = at.getTime() - budgetDays * 24 * 3_600_000;
  return contacts.filter((contact) => contact.getTime() > since && contact <= at);
};

/** How often somebody may still be spoken to who may be so often a week. */
export const contactsLeft = (contacts: readonly Date[], perWeek: number, at: Date): number =>
  Math.max(0, perWeek - recentContacts(contacts, at).length);
