import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { pictureAt } from '../domain/picture-address';
import type { OffersContext } from './context';
import { PictureFileType } from './picture.type';

@Resolver()
export class PicturesResolver {
  /** Shoppers without a card see pictures, too. A name that is a hash is known to whoever was shown the picture, or has it. */
  @Allow('public')
  @Query(() => PictureFileType, {
    nullable: true,
    description:
      'The picture at an address, as a GET of that address brings it. Null where there is none, or none any more.',
  })
  async pictureFile(
    @Arg('address', () => String) address: string,
    @Ctx() { records }: OffersContext,
  ): Promise<PictureFileType | undefined> {
    const pictureId = pictureAt(address);
    return pictureId === undefined ? undefined : records.pictures.find(pictureId);
  }
}
