import type { EventContract } from '@rayon/kernel';
import { z } from 'zod';
import { follow, type Projection, projection } from './projection';

/** Things another service owns, known by their ids alone, so that nothing is bound to one that does not exist. */
export const knownIds = <Data>(name: string, contract: EventContract<Data>): Projection<{ id: string }> =>
  projection(name, {
    key: 'id',
    row: z.object({ id: z.string() }),
    follows: [
      follow(contract, ({ data, sequence }) => {
        const id = contract.aggregateId(data);
        return [{ key: id, sequence, evolve: () => ({ id }) }];
      }),
    ],
  });
