export * from './nats-server';
export * from './store';
