/** Everything of a trip a test may want to see. */
const tripFields = `
  id status version deviceId withdrawnLineIds ageRefusedLineIds piecesCount unknownScans requiredAge ageCheck claimedBy priceListVersion freshness
  store { id } member { id } subtotal { minor } due { minor } pointsPayment { status points amount { minor } } discounts { campaignId version title discount { minor } priorPrices { lineId price { minor } } }
  audit { required outcome reason probability draw }
  lines { id sequence name quantity weightGrams unitPrice { minor } amount { minor } deposit parentLineId markdownPercent warnings }
  voidedLines { name } receipt { id }`;
const receiptFields = `id number businessDate storeId total { minor } vat { vatPercent gross { minor } vat { minor } } refunded { minor } paidWithPoints { points amount { minor } } returnableUntil returnWindowOver trip { id status }
  lines { id name quantity quantityKept amount { minor } discount { minor } paid { minor } keptPaid { minor } deposit }`;
/** What a test reads of a refusal. */
export const refusalFields =
  '... on ScannerRefusal { reason message field tripId lineId retryAfterMilliseconds requiredAge quantityKept lastDay pointsAvailable paidWithPoints { minor } due { minor } }';

/** What a test reads of each change's answer. */
export const selections: Record<string, string> = {
  openTrip: `... on TripOpened { takenOver trip { ${tripFields} } }`,
  attachCard: `... on CardAttached { trip { ${tripFields} } }`,
  scan: `... on LineScanned { line { id name amount { minor } warnings } linked { id name } trip { ${tripFields} } }`,
  voidLine: `... on LineVoided { trip { ${tripFields} } }`,
  endTrip: `... on TripEnded { transferCode transferExpiresAt trip { ${tripFields} } }`,
  cancelTrip: `... on TripCancelled { trip { ${tripFields} } }`,
  claimBasket: `... on BasketClaimed { trip { ${tripFields} } }`,
  approveAge: `... on AgeChecked { trip { ${tripFields} } }`,
  completeAudit: `... on AuditCompleted { trip { ${tripFields} } }`,
  removeLineAtTill: `... on LineRemoved { trip { ${tripFields} } }`,
  confirmPayment: `... on PaymentConfirmed { receipt { ${receiptFields} } }`,
  payWithPoints: `... on PointsKept { trip { ${tripFields} } }`,
  letPointsGo: `... on PointsLetGo { trip { ${tripFields} } }`,
  returnLines: `... on LinesReturned { refund { minor } tenders { kind points amount { minor } } receipt { ${receiptFields} } }`,
};
