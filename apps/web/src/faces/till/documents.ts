const basket = `id status requiredAge ageCheck audit { required outcome } subtotal { minor currency } due { minor currency } piecesCount
  discounts { campaignId title discount { minor currency } }
  lines { id name quantity minimumAge amount { minor currency } parentLineId }`;
const receipt = `id number businessDate total { minor currency } refunded { minor currency }
  lines { id name quantity quantityKept paid { minor currency } parentLineId }
  points { status earned reversed }`;
const refusal = '... on ScannerRefusal { reason message }';

export const claimBasketDocument = `mutation ClaimBasket($input: ClaimBasketInput!) {
  claimBasket(input: $input) { __typename ... on BasketClaimed { trip { ${basket} } } ${refusal} } }`;

export const claimedBasketsDocument = `query ClaimedBaskets { claimedTrips { ${basket} } }`;

/** What became of the basket this till was busy with before the page was loaded anew. */
export const resumeDocument = `query ResumeTill($id: ID!) {
  trip(id: $id) { claimedBy ${basket} receipt { ${receipt} } } }`;

export const claimedBasketDocument = `query ClaimedBasket($id: ID!) { trip(id: $id) { ${basket} } }`;

export const removeLineDocument = `mutation RemoveLineAtTill($input: RemoveLineAtTillInput!) {
  removeLineAtTill(input: $input) { __typename ... on LineRemoved { trip { ${basket} } } ${refusal} } }`;

export const confirmPaymentDocument = `mutation ConfirmPayment($input: ConfirmPaymentInput!) {
  confirmPayment(input: $input) { __typename ... on PaymentConfirmed { receipt { ${receipt} } } ${refusal} } }`;

export const receiptDocument = `query Receipt($id: ID!) { receipt(id: $id) { ${receipt} } }`;

export const receiptByNumberDocument = `query ReceiptByNumber($number: String!, $businessDate: String!, $tillId: ID!, $storeId: ID!) {
  receiptByNumber(number: $number, businessDate: $businessDate, tillId: $tillId, storeId: $storeId) { ${receipt} } }`;

export const returnLineDocument = `mutation ReturnLine($input: ReturnLineInput!) {
  returnLine(input: $input) { __typename
    ... on LineReturned { refund { minor currency } receipt { ${receipt} } } ${refusal} } }`;
