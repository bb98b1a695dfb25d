import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Commands, transact } from '@rayon/store';
import type { Connection } from 'mongoose';
import { because, type CatalogRejection } from '../../domain/rejection';
import type { CatalogChange, CatalogReads, CatalogStore } from '../../use-cases/catalog-store';
import { eventCount, eventsOf } from '../events/published';
import { readsIn } from './catalog-reads';
import { writeChange } from './catalog-writes';
import type { CatalogModels } from './models';

const assortment = 'assortment';

type Decision<Answer> = Result<{ answer: Answer; change: CatalogChange }, CatalogRejection>;

/** Makes the one row every change of articles takes its event sequence from, before anybody needs it. */
export const ensureSequence = async ({ sequences }: CatalogModels): Promise<void> => {
  await sequences.collection.updateOne({ _id: assortment }, { $setOnInsert: { value: 0 } }, { upsert: true });
};

/** The catalogue in its own database. */
export const createCatalogStore = ({
  connection,
  models,
  commands,
}: {
  connection: Connection;
  models: CatalogModels;
  commands: Commands;
}): CatalogStore => ({
  change: async <Answer>(
    command: Parameters<CatalogStore['change']>[0],
    decide: (reads: CatalogReads) => Promise<Decision<Answer>>,
  ): Promise<Result<Answer, CatalogRejection>> => {
    const { commandId, actor, name, input, at, correlationId } = command;
    const outcome = await commands.run<Answer, CatalogRejection>(
      { commandId, actor, name, input, at },
      async (session) => {
        const decision = await decide(readsIn(models, session));
        if (!decision.ok) return decision;
        const { answer, change } = decision.value;
        await writeChange(models, session, { change, actor });

        const count = eventCount(change);
        // Concurrent changes of articles meet at this row, so their events have one order and their reads no gap.
        const row = count
          ? await models.sequences.collection.findOneAndUpdate(
              { _id: assortment },
              { $inc: { value: count } },
              { session, returnDocument: 'after' },
            )
          : null;
        if (count && !row) throw new Error('the sequence of the assortment is missing');
        const firstSequence = (row?.value ?? 0) - count + 1;
        return accepted({ answer, events: eventsOf(change, { firstSequence, at, correlationId }) });
      },
    );
    return outcome.ok ? outcome : rejected(toRejection(outcome.rejection));
  },
  look: (at) => transact(connection, (session) => at(readsIn(models, session))),
});

const toRejection = (rejection: CatalogRejection | { reason: 'CommandIdReused' }): CatalogRejection =>
  'field' in rejection ? rejection : because('CommandIdReused', 'commandId');
