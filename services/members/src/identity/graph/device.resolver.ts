import { boundTo } from '@rayon/auth';
import { pageOf } from '@rayon/kernel';
import { above, oneOf } from '@rayon/store';
import { Allow, badInput, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from './context';
import { DevicePage, toDevice } from './device.type';

@Resolver()
export class DeviceResolver {
  @Allow('administrator', 'associate')
  @Query(() => DevicePage, { description: 'Of the stores the caller works for.' })
  async devices(
    @Ctx() { identity, request }: IdentityContext,
    @Arg('storeId', () => ID, { nullable: true }) storeId: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<DevicePage> {
    const page = readPage({ first, after }, idMark);
    const store = storeId ? idMark(storeId) : undefined;
    if (storeId && !store) throw badInput('storeId', 'not an id');
    const own = boundTo(request.principal);
    const stores = [...(store ? [{ storeId: store }] : []), ...(own ? [{ storeId: oneOf(own) }] : [])];
    const found = await identity.devices.findMany(
      { ...(stores.length > 0 ? { $and: stores } : {}), ...(page.after ? { id: above(page.after) } : {}) },
      { sort: { id: 1 }, limit: page.first + 1 },
    );
    return pageOf(found, page.first, { markOf: ({ id }) => id, toItem: toDevice });
  }
}
