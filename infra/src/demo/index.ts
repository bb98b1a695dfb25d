export * from './hook';
export * from './own-articles';
export * from './people';
export * from './products';
export * from './seed';
export * from './state';
