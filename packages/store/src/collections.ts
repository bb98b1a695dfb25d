import type { Connection, Model, mongo, Schema } from 'mongoose';

/** The model of a collection, made once per connection. */
export const modelOf = <Row>(
  connection: Connection,
  name: string,
  schema: Schema<Row>,
  collection: string,
): Model<Row> =>
  (connection.models[name] as Model<Row> | undefined) ?? connection.model<Row>(name, schema, collection);

/** A model, and the driver's collection under it for rows that the rules already checked. */
export const withCollection = <Row extends { _id: string }>(model: Model<Row>) => ({
  model,
  collection: model.collection as unknown as mongo.Collection<Row>,
});
