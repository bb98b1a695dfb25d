import type { Identity } from './open-identity';

/** What members of staff are called, by id; nothing for one that is not there. */
export const staffNames = async (
  { staff }: Pick<Identity, 'staff'>,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await staff.findAll([...new Set(staffIds)]);
  return new Map(found.flatMap((person) => (person ? [[person.id, person.name]] : [])));
};
