export * from './always-valid';
export * from './arms';
export * from './cuped';
export * from './many-tests';
export * from './proportions';
export * from './sample-ratio';
export * from './sums';
export * from './welch';
