export * from './device-key';
export * from './gateway-client';
export * from './outcome';
export * from './trip-feed';
