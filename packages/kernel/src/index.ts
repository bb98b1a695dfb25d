export * from './canonical';
export * from './clock';
export * from './id';
export * from './locale';
export * from './money';
export * from './points';
export * from './result';
