/** `to-pay` of an event is `TO_PAY` in GraphQL. */
export const graphqlName = (text: string): string => text.toUpperCase().replaceAll('-', '_');
