/** Everything Rayon itself puts into a data folder. */
export const keptNames: readonly string[] = [
  'store',
  'secrets.json',
  'secrets.json.new',
  'administrator.txt',
  'demonstration.json',
  'demonstration.json.new',
  'running.json',
];
