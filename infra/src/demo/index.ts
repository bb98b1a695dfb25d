export { measuredCategory } from './campaigns';
export * from './hook';
export * from './own-articles';
export * from './patient-asking';
export * from './people';
export * from './products';
export * from './seed';
export * from './sign-ins';
export * from './state';
