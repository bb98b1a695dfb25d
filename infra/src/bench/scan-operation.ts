const trip = `id version status piecesCount requiredAge subtotal { minor currency } audit { required }
  lines { id name quantity weightGrams unitPrice { minor currency } amount { minor currency } markdownPercent deposit parentLineId }
  offers { discount { minor currency } total { minor currency } bonusPoints freshness
    applied { campaignId title discount { minor currency } bonusPoints }
    next { campaignId title hint } }`;

/** The operation the web scanner sends for each scan, to the letter: line, totals and offers in one answer. */
export const scanOperation = `mutation Scan($input: ScanInput!) {
  scan(input: $input) { __typename ... on LineScanned { line { id name amount { minor currency } } trip { ${trip} } } ... on ScannerRefusal { reason message } } }`;
