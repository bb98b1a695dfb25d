const trip = `id version status piecesCount requiredAge subtotal { minor currency } audit { required }
  lines { id name quantity weightGrams unitPrice { minor currency } amount { minor currency } markdownPercent deposit parentLineId }
  offers { discount { minor currency } total { minor currency } bonusPoints freshness
    applied { campaignId title discount { minor currency } bonusPoints }
    next { campaignId title hint } }`;

const refusal = '... on ScannerRefusal { reason message }';

export const presentCardDocument = `mutation PresentCard($input: PresentCardInput!) {
  presentCard(input: $input) { __typename
    ... on CardPresented { presentation firstName }
    ... on MembersRefusal { reason message } } }`;

export const openTripDocument = `mutation OpenTrip($input: OpenTripInput!) {
  openTrip(input: $input) { __typename ... on TripOpened { trip { ${trip} } } ${refusal} } }`;

export const currentTripDocument = `query CurrentTrip { currentTrip { member { firstName } ${trip} } }`;

export const scanDocument = `mutation Scan($input: ScanInput!) {
  scan(input: $input) { __typename ... on LineScanned { line { id name amount { minor currency } } trip { ${trip} } } ${refusal} } }`;

export const voidLineDocument = `mutation VoidLine($input: VoidLineInput!) {
  voidLine(input: $input) { __typename ... on LineVoided { trip { ${trip} } } ${refusal} } }`;

export const endTripDocument = `mutation EndTrip($input: EndTripInput!) {
  endTrip(input: $input) { __typename
    ... on TripEnded { transferCode transferExpiresAt
      trip { id piecesCount subtotal { minor currency } audit { required } offers { total { minor currency } } } } ${refusal} } }`;

export const cancelTripDocument = `mutation CancelTrip($input: CancelTripInput!) {
  cancelTrip(input: $input) { __typename ... on TripCancelled { trip { id } } ${refusal} } }`;
