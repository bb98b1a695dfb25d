export * from './archive';
export * from './connect-bus';
export * from './consumers';
export * from './parked';
export * from './projection';
export * from './relay';
export type { Followed, Replay, Retell } from './replay';
export * from './store-bus/store-bus';
