export const myCardDocument = `query MyCard {
  me { firstName
    card { gsrn status qr { content svg validUntil } }
    consents { purpose granted wordingVersion }
    points { balance entries(first: 10) { items { id kind points at } } } }
  myReceipts(first: 10) { items { id number closedAt total { minor currency } refunded { minor currency }
    points { earned reversed status } } } }`;

export const myReceiptDocument = `query MyReceipt($id: ID!) { receipt(id: $id) { id
  lines { id name quantity quantityKept paid { minor currency } parentLineId }
  discounts { campaignId title discount { minor currency } } } }`;

export const consentWordingsDocument = 'query ConsentWordings { consentWordings { purpose version text } }';

export const setConsentDocument = `mutation SetConsent($input: SetConsentInput!) {
  setConsent(input: $input) { __typename
    ... on ConsentSet { member { id consents { purpose granted wordingVersion } } }
    ... on MembersRefusal { reason message } } }`;
