/** The accumulated fields of a group: `{total: {$sum: '$n'}, best: {$topN: {...}}}`. */

import { compare, type Doc, isDoc, isNumeric, type Maybe, toInteger, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { compileSort, type SortOrder } from '../../query/sort';
import { ACCUMULATORS, type Accumulator, type NewAccumulator } from '../accumulators';
import { compileExpression, type Evaluate, type Scope } from '../expression';
import { approximateBytes } from '../memory';
import { namedArguments, nullish } from '../operators/arguments';

/** One accumulated field: what is taken from each document and where it is collected. */
export type GroupField = Readonly<{ name: string; evaluate: Evaluate; create: NewAccumulator }>;

/** Compiles the fields other than `_id`. */
export const compileGroupFields = (spec: Doc, scope: Scope): GroupField[] =>
  [...spec].filter(([name]) => name !== '_id').map(([name, value]) => compileField(name, value, scope));

const compileField = (name: string, value: Value, scope: Scope): GroupField => {
  if (name.includes('.')) throw mongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) throw mongoError(40236, `The field name '${name}' cannot be an operator name`);
  if (!isDoc(value)) throw mongoError(40234, `The field '${name}' must be an accumulator object`);
  if (value.size !== 1) throw mongoError(40238, `The field '${name}' must specify one accumulator`);
  const [operator, argument] = [...value][0] as [string, Value];
  if (operator === '$count') {
    if (!isDoc(argument) || argument.size > 0)
      throw mongoError(9, '$count takes no arguments, i.e. $count:{}');
    return { name, evaluate: () => 1, create: ACCUMULATORS.$sum as NewAccumulator };
  }
  const several = SEVERAL[operator];
  if (several) return { name, ...several(argument, scope, operator) };
  const create = ACCUMULATORS[operator];
  if (!create) throw mongoError(15952, `unknown group operator '${operator}'`);
  if (Array.isArray(argument)) throw mongoError(40237, `The ${operator} accumulator is a unary operator`);
  return { name, create, evaluate: compileExpression(argument, scope) };
};

/** Keeps the best `n` items by some order of their keys. */
class Best implements Accumulator {
  bytes = 0;
  private readonly kept: { key: Value[]; item: Value }[] = [];
  constructor(
    private readonly n: number,
    private readonly before: (a: Value[], b: Value[]) => boolean,
    private readonly single: boolean,
  ) {}
  add(value: Maybe): void {
    if (!Array.isArray(value)) return;
    const [key, item] = value as [Value[], Value];
    let at = this.kept.length;
    while (at > 0 && this.before(key, (this.kept[at - 1] as { key: Value[] }).key)) at -= 1;
    if (at >= this.n) return;
    this.kept.splice(at, 0, { key, item });
    this.bytes += approximateBytes(value);
    const dropped = this.kept.length > this.n ? this.kept.pop() : undefined;
    if (dropped) this.bytes -= approximateBytes([dropped.key, dropped.item]);
  }
  result(): Value {
    const items = this.kept.map(({ item }) => item);
    return this.single ? (items[0] ?? null) : items;
  }
}

/** The last `n` items in order of arrival. */
class LastN implements Accumulator {
  bytes = 0;
  private readonly kept: Value[] = [];
  constructor(private readonly n: number) {}
  add(value: Maybe): void {
    this.kept.push(value ?? null);
    this.bytes += approximateBytes(value ?? null);
    if (this.kept.length > this.n) this.bytes -= approximateBytes(this.kept.shift() ?? null);
  }
  result(): Value {
    return this.kept;
  }
}

type Several = (argument: Value, scope: Scope, name: string) => Omit<GroupField, 'name'>;

const countOf = (value: Maybe, scope: Scope, name: string): number => {
  const given = compileExpression(value ?? null, scope)(new Map()) as Value;
  const n = toInteger(given);
  if (n === undefined)
    throw mongoError(
      isNumeric(given) ? 5787903 : 5787902,
      `Value for 'n' must be of integral type for ${name}`,
    );
  if (n <= 0n) throw mongoError(5787908, `'n' must be greater than 0 for ${name}`);
  return Number(n);
};

/** `$topN`, `$bottomN`, `$top`, `$bottom`: ordered by fields of the document. */
const ordered =
  (sign: 1 | -1, single: boolean): Several =>
  (argument, scope, name) => {
    const fields = namedArguments(
      argument,
      name,
      single ? ['output', 'sortBy'] : ['n', 'output', 'sortBy'],
      [],
    );
    const by = fields.get('sortBy') as Value;
    const order: SortOrder | undefined = isDoc(by) ? compileSort(by, scope.collation) : undefined;
    if (!order) throw mongoError(10065, `invalid parameter: expected an object (sortBy) for ${name}`);
    const output = compileExpression(fields.get('output') as Value, scope);
    const n = single ? 1 : countOf(fields.get('n'), scope, name);
    for (const { path } of order.fields) scope.reads?.add(path.split('.')[0]);
    // From the bottom, the best is the last in order: later ones among equals come first and are put back in order at the end.
    const before = (a: Value[], b: Value[]): boolean => sign * order.compareKeys(a, b) < 0;
    return {
      create: () =>
        sign === 1 ? new Best(n, before, single) : new Bottom(new Best(n, before, single), single),
      evaluate: (doc) => [order.key(doc).map((key) => key ?? null), output(doc) ?? null],
    };
  };

/** The last few, given in ascending order. */
class Bottom implements Accumulator {
  constructor(
    private readonly best: Best,
    private readonly single: boolean,
  ) {}
  get bytes(): number {
    return this.best.bytes;
  }
  add(value: Maybe): void {
    this.best.add(value);
  }
  result(): Value {
    const result = this.best.result();
    return this.single || !Array.isArray(result) ? result : result.reverse();
  }
}

/** `$minN`, `$maxN`: ordered by the values themselves; null and missing do not count. */
const extremes =
  (sign: 1 | -1): Several =>
  (argument, scope, name) => {
    const fields = namedArguments(argument, name, ['n', 'input'], []);
    const input = compileExpression(fields.get('input') as Value, scope);
    const n = countOf(fields.get('n'), scope, name);
    const before = (a: Value[], b: Value[]): boolean =>
      sign * compare(a[0], b[0], scope.collation?.strings) < 0;
    return {
      create: () => new Best(n, before, false),
      evaluate: (doc) => {
        const value = input(doc);
        return nullish(value) ? undefined : [[value as Value], value as Value];
      },
    };
  };

const firstN: Several = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['n', 'input'], []);
  const input = compileExpression(fields.get('input') as Value, scope);
  const n = countOf(fields.get('n'), scope, name);
  return { create: () => new Best(n, () => false, false), evaluate: (doc) => [[], input(doc) ?? null] };
};

const lastN: Several = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['n', 'input'], []);
  const n = countOf(fields.get('n'), scope, name);
  return { create: () => new LastN(n), evaluate: compileExpression(fields.get('input') as Value, scope) };
};

const SEVERAL: Readonly<Record<string, Several>> = {
  $top: ordered(1, true),
  $topN: ordered(1, false),
  $bottom: ordered(-1, true),
  $bottomN: ordered(-1, false),
  $minN: extremes(1),
  $maxN: extremes(-1),
  $firstN: firstN,
  $lastN: lastN,
};
