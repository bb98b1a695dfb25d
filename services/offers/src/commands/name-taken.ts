import type { Transaction } from '@rayon/store';
import { badField, type StoredCampaign } from '../domain/campaign-change';
import { clashes } from '../domain/experiment';
import { campaignsOfCoupon } from '../records/coupons';
import { campaignsOfExperiment } from '../records/experiments';
import type { Records } from '../records/records';

/**
 * The refusal of what another campaign has which did not end: its coupon code, its members in an experiment. Changes of
 * campaigns meet at one row, so that no two take the same.
 */
export const nameTaken = async (
  records: Records,
  { session }: Transaction,
  { campaignId, brandId, content }: Pick<StoredCampaign, 'campaignId' | 'brandId' | 'content'>,
) => {
  const { coupon, experiment } = content;
  const isOther = (other: StoredCampaign) => other.campaignId !== campaignId && other.status !== 'ended';
  if (coupon !== undefined && (await campaignsOfCoupon(records, coupon, { session })).some(isOther))
    return badField('coupon', 'coupon-taken');
  if (experiment === undefined) return undefined;
  const others = await campaignsOfExperiment(
    records,
    { brandId, name: experiment.name, notEnded: true },
    { session },
  );
  const rivals = others.filter(isOther).flatMap(({ content: { experiment: other } }) => other ?? []);
  if (rivals.some(({ controlPercent }) => controlPercent !== experiment.controlPercent))
    return badField('experiment.controlPercent', 'slice-taken');
  const isTaken = rivals.some((rival) => clashes(experiment, rival));
  return isTaken ? badField('experiment.toPercent', 'slice-taken') : undefined;
};
