export { eventsWait } from './events-wait';
export * from './gateway-double';
export * from './nats-server';
export * from './principals';
export * from './seeds';
export * from './store';
export * from './store-commands';
export * from './until';
