import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { removeCoupon as removes } from '../domain/coupons';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changeCoupons, changedTrip } from './change-trip';
import { couponCode, tripId } from './shapes';

@ObjectType('CouponRemoved')
class CouponRemoved {
  @Field(() => TripType)
  trip!: TripType;
}

export const removeCoupon = command({
  name: 'removeCoupon',
  description: 'Takes a coupon code away again.',
  allow: ['device', 'terminal'],
  input: z.object({ tripId, code: couponCode }),
  answer: CouponRemoved,
  refusal: scannerRefusals,
  run: (input, asking: ScannerAsking) => changeCoupons(asking, input, removes),
  present: changedTrip,
});
