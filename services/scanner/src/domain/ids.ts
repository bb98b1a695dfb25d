import { type Id, idMaker } from '@rayon/kernel';

/** A shopping trip. */
export type TripId = Id<'TripId'>;
/** A line of a trip; the receipt keeps it. */
export type LineId = Id<'LineId'>;
/** A store of the retailer, named by *catalog*. */
export type StoreId = Id<'StoreId'>;
/** An article, named by *catalog*. */
export type ArticleId = Id<'ArticleId'>;
/** A member of the programme, named by *members*. */
export type MemberId = Id<'MemberId'>;
/** A handheld scanner or a shopper's phone, named by *members*. */
export type DeviceId = Id<'DeviceId'>;
/** A till, named by *members*. */
export type TerminalId = Id<'TerminalId'>;
/** A person of the store's staff, named by *members*. */
export type StaffId = Id<'StaffId'>;
/** A receipt. */
export type ReceiptId = Id<'ReceiptId'>;

export const tripId = idMaker('TripId');
export const lineId = idMaker('LineId');
export const storeId = idMaker('StoreId');
export const articleId = idMaker('ArticleId');
export const memberId = idMaker('MemberId');
export const deviceId = idMaker('DeviceId');
export const terminalId = idMaker('TerminalId');
export const staffId = idMaker('StaffId');
export const receiptId = idMaker('ReceiptId');
