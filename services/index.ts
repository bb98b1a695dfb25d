import * as list from './list';

type Listed = (typeof list)[keyof typeof list];

/** What a service can be called. */
export type ServiceName = Listed['name'];

/** The definition of every service; their order means nothing. */
export const services: readonly Listed[] = Object.values(list);

/** The names alone. */
export const serviceNames: readonly ServiceName[] = services.map(({ name }) => name);
