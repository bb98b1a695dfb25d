import { actorOf, type Principal } from '@rayon/auth';
import { accepted, type BadInput, type Clock, idShape, newId, type Result, readInput } from '@rayon/kernel';
import type { ClassType } from 'type-graphql';
import { z } from 'zod';
import type { AllowRule } from './allow';
import type { Refusals } from './refusals';
import type { RequestContext } from './request-context';

/** Who asks for a change, under which id, when: what the record of a command and its events need. */
export type Asked = Readonly<{
  /** Made by whoever asks, so that asking again asks for the same change. */
  commandId: string;
  /** Who asks, as text: command ids of different actors never meet. */
  actor: string;
  correlationId: string;
  at: Date;
}>;

/** What the context of a service holds at the least. */
export type CommandContext = Readonly<{ request: RequestContext; clock: Clock }>;

/** Who a rule lets in, by type. */
export type PrincipalOf<Rule extends AllowRule> = Rule extends 'public'
  ? Principal
  : Extract<Principal, { kind: Rule extends StaffRole | `unbound ${StaffRole}` ? 'staff' : Rule }>;

type StaffRole = Extract<Principal, { kind: 'staff' }>['role'];

/** A command as its decision sees it; `Rule` is whom its `allow` lets in at the most. */
export type Asking<Context, Rule extends AllowRule = 'public'> = Asked &
  Readonly<{ name: string; principal: PrincipalOf<Rule>; context: Context }>;

/** A command of a service: one mutation of its graph. */
export type Command<Context> = Readonly<{
  name: string;
  description?: string;
  allow: readonly [AllowRule, ...AllowRule[]];
  input: z.ZodObject;
  takesCommandId: boolean;
  answer: ClassType<object>;
  refusal: ClassType<object>;
  /** Reads the input, runs, presents. Never called before `allow` was checked. */
  answerTo: (raw: Readonly<Record<string, unknown>>, context: Context) => Promise<object>;
}>;

/** What a decision answers; input can also turn out to be bad only by what is known then. */
type Decided<Value, Rejection> = Result<Value, Rejection | BadInput>;

/** What a service says of a command. */
type CommandParts<
  Context,
  Rule extends AllowRule,
  Input extends z.ZodObject,
  Value,
  Rejection,
  Success extends object,
  Refusal extends object,
> = Readonly<{
  /** The verb: the mutation's name, from which its input and its result are named. */
  name: string;
  description?: string;
  /** Who may, by kind of principal. Whose data it is stays a check of `run`. */
  allow: readonly [Rule, ...Rule[]];
  /** What comes in, beside the command id, which every command gets. */
  input: Input;
  /** False for what may happen as often as it is asked (signing in): the caller gives no id, each has its own. */
  takesCommandId?: boolean;
  /** The type of the graph that is the success. */
  answer: ClassType<Success>;
  /** How the service says no: a reason it has no sentence for does not compile. */
  refusal: Refusals<Rejection | BadInput, Refusal>;
  /** What is decided and kept. */
  run: (
    input: z.output<Input>,
    asking: Asking<Context, Rule>,
  ) => Decided<Value, NoInfer<Rejection>> | Promise<Decided<Value, NoInfer<Rejection>>>;
  /** What comes back. */
  present: (value: Value, asking: Asking<Context, Rule>) => NoInfer<Success> | Promise<NoInfer<Success>>;
}>;

/** A change somebody can ask for, as one value: who may, what comes in, what is decided, what comes back. */
export const command = <
  Context extends CommandContext,
  Rule extends AllowRule,
  Input extends z.ZodObject,
  Value,
  Rejection,
  Success extends object,
  Refusal extends object,
>({
  takesCommandId = true,
  refusal,
  run,
  present,
  ...said
}: CommandParts<Context, Rule, Input, Value, Rejection, Success, Refusal>): Command<Context> => ({
  ...said,
  takesCommandId,
  refusal: refusal.type,
  answerTo: async (raw, context) => {
    const { principal, correlationId, locale } = context.request;
    const read = readCommand(said.input, raw, takesCommandId);
    if (!read.ok) return refusal.present(read.rejection, locale);
    const { commandId, input } = read.value;
    const asking: Asking<Context, Rule> = {
      name: said.name,
      commandId,
      actor: actorOf(principal),
      correlationId,
      at: context.clock(),
      // The rules were checked before anything of the command ran.
      principal: principal as PrincipalOf<Rule>,
      context,
    };
    const outcome = await run(input, asking);
    if (!outcome.ok) return refusal.present(outcome.rejection, locale);
    // An instance of its class: that is how the engine tells the members of a result apart.
    return Object.assign(new said.answer(), await present(outcome.value, asking));
  },
});

const commandIdShape = z.object({ commandId: idShape });

/** The id is looked at first: without one nothing else of the command counts. */
const readCommand = <Input extends z.ZodObject>(
  shape: Input,
  { commandId: id, ...raw }: Readonly<Record<string, unknown>>,
  takesCommandId: boolean,
): Result<{ commandId: string; input: z.output<Input> }, BadInput> => {
  const named = takesCommandId
    ? readInput(commandIdShape, { commandId: id })
    : accepted({ commandId: newId() });
  if (!named.ok) return named;
  const { commandId } = named.value;
  const read = readInput(shape, 'commandId' in shape.shape ? { ...raw, commandId } : raw);
  return read.ok ? accepted({ commandId, input: read.value }) : read;
};
