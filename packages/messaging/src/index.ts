export * from './archive';
export * from './connect-bus';
export * from './consumers';
export * from './parked';
export * from './projection';
export * from './relay';
export type { Followed, Replay } from './replay';
export type { Retell } from './retell';
export * from './store-bus/store-bus';
