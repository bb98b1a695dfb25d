/** What the address of a statement says of the current month, whichever that is. */
export const currentMonth = 'now';
