/** People a number told to a brand is about, at least; and the step in which it grows. */
export const brandPeopleMin = 50;

/** The count as a brand learns it: none while it is about too few people. */
export const inSteps = (count: number, people: number): number =>
  people < brandPeopleMin ? 0 : count - (count % brandPeopleMin);
