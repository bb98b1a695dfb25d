export * from './eventually';
export * from './handheld';
export * from './selections';
export * from './till';
export * from './types';
