import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** The text of an operation; what it answers and what it takes is known to the compiler only. */
export type TypedDocument<Data, Variables> = string & DocumentTypeDecoration<Data, Variables>;
