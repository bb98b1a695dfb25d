import { type EnumOf, refusals } from '@rayon/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { CatalogReason, CatalogRejection } from '../domain/rejection';
import { refusalTexts } from './refusal-texts';

/** Names of the graph for the catalogue's reasons; a reason without a name does not compile. */
export const CatalogRefusalReason: EnumOf<CatalogReason> = {
  BAD_INPUT: 'BadInput',
  COMMAND_ID_REUSED: 'CommandIdReused',
  MISSING: 'Missing',
  TOO_LONG: 'TooLong',
  TOO_MANY: 'TooMany',
  ILLEGAL_TEXT: 'IllegalText',
  BAD_CODE: 'BadCode',
  WRONG_CHECK_DIGIT: 'WrongCheckDigit',
  DUPLICATE_CODE: 'DuplicateCode',
  DUPLICATE_REFERENCE: 'DuplicateReference',
  DUPLICATE_STORE: 'DuplicateStore',
  DUPLICATE_LOT: 'DuplicateLot',
  DUPLICATE_CURRENCY: 'DuplicateCurrency',
  NOT_YOUR_STORE: 'NotYourStore',
  UNKNOWN_STORE: 'UnknownStore',
  UNKNOWN_ARTICLE: 'UnknownArticle',
  UNKNOWN_DEPOSIT: 'UnknownDeposit',
  DEPOSIT_OF_DEPOSIT: 'DepositOfDeposit',
  DEPOSIT_IN_USE: 'DepositInUse',
  NEGATIVE_PRICE: 'NegativePrice',
  PRICE_TOO_HIGH: 'PriceTooHigh',
  BAD_AGE: 'BadAge',
  BAD_VAT_RATE: 'BadVatRate',
  BAD_PROMOTION_CAP: 'BadPromotionCap',
  BAD_PERCENT: 'BadPercent',
  BAD_DATE: 'BadDate',
  BAD_CURRENCY: 'BadCurrency',
  BAD_TIME_ZONE: 'BadTimeZone',
  CURRENCY_IN_USE: 'CurrencyInUse',
  SOLD_BY_CHANGED: 'SoldByChanged',
};
registerEnumType(CatalogRefusalReason, { name: 'CatalogRefusalReason' });

/** Why something was not done. */
@ObjectType('CatalogRefusal', { description: 'Why something was not done, and what to do.' })
class CatalogRefusal {
  @Field(() => CatalogRefusalReason)
  reason!: CatalogReason;

  @Field(() => String, { description: "In the caller's language." })
  message!: string;

  @Field(() => String, { description: 'The member of the input it is about.' })
  field!: string;
}

/** How the catalogue says no. */
export const catalogRefusals = refusals(
  CatalogRefusal,
  (rejection: CatalogRejection) => refusalTexts[rejection.reason](rejection),
  ({ field }) => ({ field }),
);
