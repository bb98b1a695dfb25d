import { Allow, byId, Reference } from '@rayon/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Brand } from '../domain/brand';
import type { CatalogContext } from './context';

/** A maker's or the retailer's own mark. */
@Allow('public')
@Directive('@key(fields: "id")')
@Reference(
  byId(
    (ids, { catalog }: CatalogContext) => catalog.brands.findAll(ids),
    (brand) => presentBrand(brand),
  ),
)
@ObjectType('Brand', { description: "A maker's or the retailer's own mark." })
export class BrandType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

/** A brand as the graph shows it. */
export const presentBrand = ({ brandId, name }: Brand): BrandType => ({ id: brandId, name });
