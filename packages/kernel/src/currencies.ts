/** ISO 4217 alphabetic code, upper case. */
export type Currency = string;

/** What is known of a currency. */
type Facts = readonly [
  /** ISO 4217 numeric code, as labels carry it. */
  numeric: string,
  /** Decimals of its minor unit. */
  digits: number,
  /** The power of ten nearest to what a euro buys of it: bounds are said in euros and scaled by this. */
  magnitude: number,
];

/**
 * The active codes of ISO 4217 that have a minor unit: metals, units of account of banks and test codes have none. The
 * decimals are those of the standard; what `Intl` shows follows habit instead (no decimals of the forint, the Colombian
 * peso, the rupiah, the dinar of Iraq and a dozen others), and knows withdrawn codes.
 */
const currencies: Readonly<Record<string, Facts>> = {
  AED: ['784', 2, 1],
  AFN: ['971', 2, 2],
  ALL: ['008', 2, 2],
  AMD: ['051', 2, 3],
  AOA: ['973', 2, 3],
  ARS: ['032', 2, 3],
  AUD: ['036', 2, 0],
  AWG: ['533', 2, 0],
  AZN: ['944', 2, 0],
  BAM: ['977', 2, 0],
  BBD: ['052', 2, 0],
  BDT: ['050', 2, 2],
  BHD: ['048', 3, 0],
  BIF: ['108', 0, 4],
  BMD: ['060', 2, 0],
  BND: ['096', 2, 0],
  BOB: ['068', 2, 1],
  BOV: ['984', 2, 0],
  BRL: ['986', 2, 1],
  BSD: ['044', 2, 0],
  BTN: ['064', 2, 2],
  BWP: ['072', 2, 1],
  BYN: ['933', 2, 1],
  BZD: ['084', 2, 0],
  CAD: ['124', 2, 0],
  CDF: ['976', 2, 3],
  CHE: ['947', 2, 0],
  CHF: ['756', 2, 0],
  CHW: ['948', 2, 0],
  CLF: ['990', 4, -2],
  CLP: ['152', 0, 3],
  CNY: ['156', 2, 1],
  COP: ['170', 2, 4],
  COU: ['970', 2, 1],
  CRC: ['188', 2, 3],
  CUP: ['192', 2, 1],
  CVE: ['132', 2, 2],
  CZK: ['203', 2, 1],
  DJF: ['262', 0, 2],
  DKK: ['208', 2, 1],
  DOP: ['214', 2, 2],
  DZD: ['012', 2, 2],
  EGP: ['818', 2, 2],
  ERN: ['232', 2, 1],
  ETB: ['230', 2, 2],
  EUR: ['978', 2, 0],
  FJD: ['242', 2, 0],
  FKP: ['238', 2, 0],
  GBP: ['826', 2, 0],
  GEL: ['981', 2, 0],
  GHS: ['936', 2, 1],
  GIP: ['292', 2, 0],
  GMD: ['270', 2, 2],
  GNF: ['324', 0, 4],
  GTQ: ['320', 2, 1],
  GYD: ['328', 2, 2],
  HKD: ['344', 2, 1],
  HNL: ['340', 2, 1],
  HTG: ['332', 2, 2],
  HUF: ['348', 2, 3],
  IDR: ['360', 2, 4],
  ILS: ['376', 2, 1],
  INR: ['356', 2, 2],
  IQD: ['368', 3, 3],
  IRR: ['364', 2, 6],
  ISK: ['352', 0, 2],
  JMD: ['388', 2, 2],
  JOD: ['400', 3, 0],
  JPY: ['392', 0, 2],
  KES: ['404', 2, 2],
  KGS: ['417', 2, 2],
  KHR: ['116', 2, 4],
  KMF: ['174', 0, 3],
  KPW: ['408', 2, 3],
  KRW: ['410', 0, 3],
  KWD: ['414', 3, 0],
  KYD: ['136', 2, 0],
  KZT: ['398', 2, 3],
  LAK: ['418', 2, 4],
  LBP: ['422', 2, 5],
  LKR: ['144', 2, 3],
  LRD: ['430', 2, 2],
  LSL: ['426', 2, 1],
  LYD: ['434', 3, 1],
  MAD: ['504', 2, 1],
  MDL: ['498', 2, 1],
  MGA: ['969', 2, 4],
  MKD: ['807', 2, 2],
  MMK: ['104', 2, 3],
  MNT: ['496', 2, 4],
  MOP: ['446', 2, 1],
  MRU: ['929', 2, 2],
  MUR: ['480', 2, 2],
  MVR: ['462', 2, 1],
  MWK: ['454', 2, 3],
  MXN: ['484', 2, 1],
  MXV: ['979', 2, 0],
  MYR: ['458', 2, 1],
  MZN: ['943', 2, 2],
  NAD: ['516', 2, 1],
  NGN: ['566', 2, 3],
  NIO: ['558', 2, 2],
  NOK: ['578', 2, 1],
  NPR: ['524', 2, 2],
  NZD: ['554', 2, 0],
  OMR: ['512', 3, 0],
  PAB: ['590', 2, 0],
  PEN: ['604', 2, 1],
  PGK: ['598', 2, 1],
  PHP: ['608', 2, 2],
  PKR: ['586', 2, 3],
  PLN: ['985', 2, 1],
  PYG: ['600', 0, 4],
  QAR: ['634', 2, 1],
  RON: ['946', 2, 1],
  RSD: ['941', 2, 2],
  RUB: ['643', 2, 2],
  RWF: ['646', 0, 3],
  SAR: ['682', 2, 1],
  SBD: ['090', 2, 1],
  SCR: ['690', 2, 1],
  SDG: ['938', 2, 3],
  SEK: ['752', 2, 1],
  SGD: ['702', 2, 0],
  SHP: ['654', 2, 0],
  SLE: ['925', 2, 1],
  SOS: ['706', 2, 3],
  SRD: ['968', 2, 2],
  SSP: ['728', 2, 4],
  STN: ['930', 2, 1],
  SVC: ['222', 2, 1],
  SYP: ['760', 2, 4],
  SZL: ['748', 2, 1],
  THB: ['764', 2, 2],
  TJS: ['972', 2, 1],
  TMT: ['934', 2, 1],
  TND: ['788', 3, 1],
  TOP: ['776', 2, 0],
  TRY: ['949', 2, 2],
  TTD: ['780', 2, 1],
  TWD: ['901', 2, 2],
  TZS: ['834', 2, 3],
  UAH: ['980', 2, 2],
  UGX: ['800', 0, 4],
  USD: ['840', 2, 0],
  USN: ['997', 2, 0],
  UYI: ['940', 0, 1],
  UYU: ['858', 2, 2],
  UYW: ['927', 4, 1],
  UZS: ['860', 2, 4],
  VED: ['926', 2, 3],
  VES: ['928', 2, 3],
  VND: ['704', 0, 4],
  VUV: ['548', 0, 2],
  WST: ['882', 2, 1],
  XAF: ['950', 0, 3],
  XCD: ['951', 2, 0],
  XCG: ['532', 2, 0],
  XOF: ['952', 0, 3],
  XPF: ['953', 0, 2],
  YER: ['886', 2, 2],
  ZAR: ['710', 2, 1],
  ZMW: ['967', 2, 1],
  ZWG: ['924', 2, 1],
};

/** A code that is not an active one of ISO 4217 met money: always a bug of the caller, who could have asked `isCurrency`. */
class UnknownCurrency extends Error {
  override name = 'UnknownCurrency';
}

const factsOf = (currency: Currency): Facts => {
  const facts = currencies[currency];
  if (!facts || !isCurrency(currency)) throw new UnknownCurrency(`${currency} is no active ISO 4217 code`);
  return facts;
};

/** All codes that are accepted. */
export const currencyCodes: readonly Currency[] = Object.keys(currencies);

/** Whether a text is an active ISO 4217 code. */
export const isCurrency = (code: string): code is Currency => Object.hasOwn(currencies, code);

/** Decimals of the currency: 2 for the euro, none for the yen, 3 for the dinar of Kuwait. */
export const minorDigits = (currency: Currency): number => factsOf(currency)[1];

/** The ISO 4217 numeric code, three digits. */
export const numericCode = (currency: Currency): string => factsOf(currency)[0];

/**
 * Minor units that are worth about a euro, as a round sum people of the currency think in: 100 for EUR, 100 for JPY,
 * 1,000 for KWD, 10,000 for VND. No rate of exchange: it never changes, and serves bounds and rules, never prices.
 */
export const aboutAEuro = (currency: Currency): number => {
  const [, digits, magnitude] = factsOf(currency);
  return 10 ** (digits + magnitude);
};

/** A bound that is said in euros, in minor units of the currency. */
export const eurosWorth = (euros: number, currency: Currency): number =>
  Math.min(euros * aboutAEuro(currency), Number.MAX_SAFE_INTEGER);
