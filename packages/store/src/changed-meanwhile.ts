/** A row changed between the look a transaction decided on and its write: thrown, it makes the transaction run again. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
  readonly errorLabels = ['TransientTransactionError'];
  hasErrorLabel(label: string): boolean {
    return this.errorLabels.includes(label);
  }
}
