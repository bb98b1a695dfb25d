/** A row changed between the reading of a transaction and its write: the transaction runs again. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
  readonly errorLabels = ['TransientTransactionError'];
  hasErrorLabel(label: string): boolean {
    return this.errorLabels.includes(label);
  }
}
