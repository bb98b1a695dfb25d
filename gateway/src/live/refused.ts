import { GraphQLError } from 'graphql';

/** A refusal as the reader sees it. */
export const refused = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });
