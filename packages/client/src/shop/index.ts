export * from './campaign';
export * from './eventually';
export * from './follow-trip';
export * from './handheld';
export * from './sign-in';
export * from './till';
export * from './types';
