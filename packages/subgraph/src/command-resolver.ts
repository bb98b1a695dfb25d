import { Arg, type ClassType, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from './allow';
import type { Command } from './command';
import { inputTypeOf } from './input';
import { resultOf } from './results';

const made = new WeakMap<object, ClassType>();

/** The mutation of a command as type-graphql knows mutations: a class with its decorators, made once. */
export const resolverOf = <Context>(command: Command<Context>): ClassType => {
  const known = made.get(command);
  if (known) return known;
  const { name, description, allow, takesCommandId, answer, refusal } = command;
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const input = inputTypeOf(command.input, { name: `${title}Input`, commandId: takesCommandId });
  const result = resultOf(`${title}Result`, answer, refusal);

  class CommandResolver {}
  const { prototype } = CommandResolver;
  const method = {
    value: (raw: Record<string, unknown>, context: Context) => command.answerTo(raw, context),
  };
  Object.defineProperty(prototype, name, method);
  Resolver()(CommandResolver);
  Arg('input', () => input)(prototype, name, 0);
  Ctx()(prototype, name, 1);
  Mutation(() => result, { name, description })(prototype, name, method);
  Allow(...allow)(prototype, name, method);
  made.set(command, CommandResolver);
  return CommandResolver;
};
