import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { enterCoupon as enters } from '../domain/coupons';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changeCoupons, changedTrip } from './change-trip';
import { couponCode, tripId } from './shapes';

@ObjectType('CouponEntered')
class CouponEntered {
  @Field(() => TripType)
  trip!: TripType;
}

export const enterCoupon = command({
  name: 'enterCoupon',
  description: 'Puts a coupon code beside the basket; what it is good for is said by `Trip.offers`.',
  allow: ['device', 'terminal'],
  input: z.object({ tripId, code: couponCode }),
  answer: CouponEntered,
  refusal: scannerRefusals,
  run: (input, asking: ScannerAsking) => changeCoupons(asking, input, enters),
  present: changedTrip,
});
