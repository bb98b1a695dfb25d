export * from './bus';
export * from './consumer';
export * from './deliver';
export * from './in-process-bus';
export * from './lanes';
export * from './nats/connect-nats-bus';
export * from './payload';
