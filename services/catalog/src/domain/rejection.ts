/** Why the catalogue refuses something. */
export type CatalogReason =
  | 'BadInput'
  | 'CommandIdReused'
  | 'Missing'
  | 'TooLong'
  | 'TooMany'
  | 'IllegalText'
  | 'BadCode'
  | 'WrongCheckDigit'
  | 'DuplicateCode'
  | 'DuplicateReference'
  | 'DuplicateStore'
  | 'DuplicateLot'
  | 'DuplicateCurrency'
  | 'NotYourStore'
  | 'UnknownStore'
  | 'UnknownArticle'
  | 'UnknownDeposit'
  | 'DepositOfDeposit'
  | 'DepositInUse'
  | 'NegativePrice'
  | 'PriceTooHigh'
  | 'BadAge'
  | 'BadVatRate'
  | 'BadPromotionCap'
  | 'BadPercent'
  | 'BadDate'
  | 'BadCurrency'
  | 'BadTimeZone'
  | 'CurrencyInUse'
  | 'SoldByChanged';

/** A refusal with the field it is about and, where one helps, the value or the other party. */
export type CatalogRejection = Readonly<{ reason: CatalogReason; field: string; about?: string }>;

/** Makes a refusal. */
export const because = (reason: CatalogReason, field: string, about?: string): CatalogRejection => ({
  reason,
  field,
  ...(about === undefined ? {} : { about }),
});
