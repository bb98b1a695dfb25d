import type { Principal } from '@rayon/auth';
import { pageOf } from '@rayon/kernel';
import { above, oneOf } from '@rayon/store';
import { Allow, badInput, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from './context';
import { DevicePage, toDevice } from './device.type';

@Resolver()
export class DeviceResolver {
  @Allow('administrator', 'associate')
  @Query(() => DevicePage, { description: 'An associate sees those of their own stores.' })
  async devices(
    @Ctx() { identity, request: { principal } }: IdentityContext,
    @Arg('storeId', () => ID, { nullable: true }) storeId: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<DevicePage> {
    const page = readPage({ first, after }, idMark);
    const store = storeId ? idMark(storeId) : undefined;
    if (storeId && !store) throw badInput('storeId', 'not an id');
    const found = await identity.devices.findMany(
      { ...inStores(principal, store), ...(page.after ? { id: above(page.after) } : {}) },
      { sort: { id: 1 }, limit: page.first + 1 },
    );
    return pageOf(found, page.first, { markOf: ({ id }) => id, toItem: toDevice });
  }
}

/** The stores whose devices somebody sees, of them the one asked for. */
const inStores = (principal: Principal, store: string | undefined) => {
  if (principal.kind !== 'staff' || principal.role === 'administrator')
    return store === undefined ? {} : { storeId: store };
  return { storeId: oneOf(principal.storeIds.filter((id) => store === undefined || id === store)) };
};
