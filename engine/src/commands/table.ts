/** Every command, by the name clients use. A command that is not here is refused (59). */

import { aggregateCommands } from './aggregate';
import { batchCommands } from './batches';
import { bulkWriteCommands } from './bulk-write';
import { collectionCommands } from './collections';
import type { CommandTable } from './command';
import { countCommands } from './count';
import { deleteCommands } from './delete';
import { explainCommands } from './explain';
import { findCommands } from './find';
import { findAndModifyCommands } from './find-and-modify';
import { handshakeCommands } from './handshake';
import { indexCommands } from './indexes';
import { insertCommands } from './insert';
import { listingCommands } from './listing';
import { replicaSetCommands } from './replica-set';
import { searchCommands } from './search';
import { sessionCommands } from './sessions';
import { statusCommands } from './status';
import { updateCommands } from './update';
import { validateCommands } from './validate';

/** All commands. */
export const commands: CommandTable = {
  ...handshakeCommands,
  ...findCommands,
  ...batchCommands,
  ...aggregateCommands,
  ...insertCommands,
  ...updateCommands,
  ...deleteCommands,
  ...findAndModifyCommands,
  ...countCommands,
  ...collectionCommands,
  ...indexCommands,
  ...sessionCommands,
  ...explainCommands,
  ...statusCommands,
  ...validateCommands,
  ...listingCommands,
  ...replicaSetCommands,
  ...searchCommands,
  ...bulkWriteCommands,
};
