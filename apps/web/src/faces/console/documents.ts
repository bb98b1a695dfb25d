export const whoAmIDocument = 'query WhoAmI { session { kind name role storeIds brandId } }';

const offersRefusal = '... on OffersRefusal { reason message }';

export const campaignsDocument = `query Campaigns {
  campaigns(first: 50) { items { id status title { fr en } brand { name } to currency
    audience { kind } benefit { kind percent amountMinor take pay } budget { minor currency } returnedReason
    results { uses discountGiven { minor currency } messagesIssued budgetLeft { minor currency } withheldBelow } } } }`;

const step = (
  field: string,
  name: string,
  input = 'CampaignStepInput',
) => `mutation ${name}($input: ${input}!) {
  ${field}(input: $input) { __typename ... on CampaignChanged { campaign { id status } } ${offersRefusal} } }`;

/** What moves a campaign from one state to the next. */
export const campaignStepDocuments = {
  submitCampaign: step('submitCampaign', 'SubmitCampaign'),
  approveCampaign: step('approveCampaign', 'ApproveCampaign'),
  returnCampaign: step('returnCampaign', 'ReturnCampaign', 'ReturnCampaignInput'),
  launchCampaign: step('launchCampaign', 'LaunchCampaign'),
  pauseCampaign: step('pauseCampaign', 'PauseCampaign'),
  endCampaign: step('endCampaign', 'EndCampaign'),
} as const;

export const draftCampaignDocument = `mutation DraftCampaign($input: DraftCampaignInput!) {
  draftCampaign(input: $input) { __typename ... on CampaignDrafted { campaign { id } } ${offersRefusal} } }`;

export const categoriesDocument = 'query Categories { categories }';

export const articlesDocument = `query Articles($search: String, $storeId: ID!) { articles(search: $search, first: 25) {
  items { id name category codes brand { name } price(storeId: $storeId) { amount { minor currency } per } } } }`;

export const devicesDocument = `query Devices($storeId: ID!) {
  devices(storeId: $storeId, first: 50) { items { id kind label status lastSeenAt } } }`;

export const createDeviceEnrolmentDocument = `mutation CreateDeviceEnrolment($input: CreateDeviceEnrolmentInput!) {
  createDeviceEnrolment(input: $input) { __typename
    ... on DeviceEnrolmentCreated { code expiresAt } ... on MembersRefusal { reason message } } }`;

export const revokeDeviceDocument = `mutation RevokeDevice($input: RevokeDeviceInput!) {
  revokeDevice(input: $input) { __typename
    ... on DeviceRevoked { device { id status } } ... on MembersRefusal { reason message } } }`;

const scannerRefusal = '... on ScannerRefusal { reason message }';

export const waitingTripsDocument = `query WaitingTrips($storeId: ID!) { tripsNeedingHelp(storeId: $storeId) {
  id requiredAge ageCheck audit { required outcome reason } due { minor currency } subtotal { minor currency } piecesCount
  lines { id name quantity minimumAge } } }`;

export const approveAgeDocument = `mutation ApproveAge($input: ApproveAgeInput!) {
  approveAge(input: $input) { __typename ... on AgeChecked { trip { id } } ${scannerRefusal} } }`;

export const completeAuditDocument = `mutation CompleteAudit($input: CompleteAuditInput!) {
  completeAudit(input: $input) { __typename ... on AuditCompleted { trip { id } } ${scannerRefusal} } }`;
