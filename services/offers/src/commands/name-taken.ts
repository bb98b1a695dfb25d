import type { Transaction } from '@rayon/store';
import { badField } from '../domain/campaign-change';
import type { CampaignContent } from '../domain/campaign-content';
import { campaignsOfCoupon } from '../records/coupons';
import type { Records } from '../records/records';

/** The refusal of a coupon code that another campaign has which did not end; changes of campaigns meet at one row, so that no two take one. */
export const couponTaken = async (
  records: Records,
  { session }: Transaction,
  { coupon }: CampaignContent,
  campaignId?: string,
) => {
  if (coupon === undefined) return undefined;
  const others = await campaignsOfCoupon(records, coupon, { session });
  const isTaken = others.some((other) => other.campaignId !== campaignId && other.status !== 'ended');
  return isTaken ? badField('coupon', 'coupon-taken') : undefined;
};
