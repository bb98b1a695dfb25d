import type { GatewayClient } from './gateway-client';

/** A refusal as every subgraph answers it. */
export type Refusal = Readonly<{ reason: string; message: string }>;

/** Thrown by `perform` when a mutation is refused where the caller counted on success. */
export class Refused extends Error {
  constructor(
    readonly mutation: string,
    readonly refusal: Refusal,
  ) {
    super(`${mutation} was refused: ${refusal.reason}. ${refusal.message}`);
    this.name = 'Refused';
  }
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const stepInput = 'CampaignStepInput';

/** Mutations whose input type several of them share. */
const sharedInputs: Readonly<Record<string, string>> = {
  signInMember: 'SignInInput',
  signInStaff: 'SignInInput',
  signInBrand: 'SignInInput',
  submitCampaign: stepInput,
  approveCampaign: stepInput,
  launchCampaign: stepInput,
  pauseCampaign: stepInput,
  endCampaign: stepInput,
};

/** Which subgraph a mutation belongs to decides the name of its refusal type. */
export type MutationCall = Readonly<{
  mutation: string;
  /** e.g. `ScannerRefusal`. */
  refusal: 'CatalogRefusal' | 'MembersRefusal' | 'ScannerRefusal' | 'OffersRefusal' | 'PointsRefusal';
  /** Name of the success type. */
  success: string;
  /** Selection inside the success type. */
  select: string;
  input: Record<string, unknown>;
}>;

/** Runs a mutation and gives its success value or its refusal. */
export const attempt = async <Success>(
  client: GatewayClient,
  call: MutationCall,
): Promise<{ ok: true; value: Success } | { ok: false; refusal: Refusal }> => {
  const data = await client.ask<Record<string, { __typename: string } & Success & Refusal>>(
    `mutation ${capitalised(call.mutation)}($input: ${sharedInputs[call.mutation] ?? `${capitalised(call.mutation)}Input`}!) {
      ${call.mutation}(input: $input) {
        __typename
        ... on ${call.success} { ${call.select} }
        ... on ${call.refusal} { reason message }
      }
    }`,
    { input: call.input },
  );
  const answer = data[call.mutation];
  if (!answer) throw new Error(`${call.mutation} gave no answer`);
  return answer.__typename === call.success
    ? { ok: true, value: answer }
    : { ok: false, refusal: { reason: answer.reason, message: answer.message } };
};

/** Runs a mutation that has to succeed; throws `Refused` otherwise. */
export const perform = async <Success>(client: GatewayClient, call: MutationCall): Promise<Success> => {
  const outcome = await attempt<Success>(client, call);
  if (!outcome.ok) throw new Refused(call.mutation, outcome.refusal);
  return outcome.value;
};
