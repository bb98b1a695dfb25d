import { Allow, badInput, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { MembersContext } from './context';
import { DevicePage, toDevice } from './device.type';

@Resolver()
export class DeviceResolver {
  @Allow('administrator')
  @Query(() => DevicePage)
  async devices(
    @Ctx() { reads }: MembersContext,
    @Arg('storeId', () => ID, { nullable: true }) storeId: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<DevicePage> {
    const page = readPage({ first, after }, idMark);
    const store = storeId ? idMark(storeId) : undefined;
    if (storeId && !store) throw badInput('storeId', 'not an id');
    const { items, next } = await reads.devices.list({ ...page, storeId: store });
    return { items: items.map(toDevice), next };
  }
}
