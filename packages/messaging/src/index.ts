export * from './connect-bus';
export * from './known-ids';
export * from './listeners';
export * from './parked';
export * from './relay';
export * from './store-bus/store-bus';
export * from './until-heard';
