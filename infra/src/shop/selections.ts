/** What a screen needs of a trip that is being scanned. */
export const tripFields = `
  id status version piecesCount unknownScans requiredAge ageCheck
  subtotal { minor currency }
  lines { id articleId gtin name category quantity weightGrams unitPrice { minor } amount { minor } markdownPercent deposit parentLineId }
`;

/** What *offers* adds to a trip. */
export const offerFields = `
  offers {
    subtotal { minor } discount { minor } total { minor currency } bonusPoints freshness
    applied { campaignId version title discount { minor } bonusPoints lines { lineId discount { minor } } }
    next { campaignId title body hint missingQuantity missingAmount { minor } }
  }
`;

/** What a till needs of a claimed trip. */
export const dueFields = `
  due { minor currency }
  audit { required outcome reason }
  discounts { campaignId title discount { minor } }
`;

/** What a receipt shows. */
export const receiptFields = `
  id number businessDate total { minor currency } refunded { minor currency }
  lines { id name quantity quantityKept amount { minor } discount { minor } paid { minor } deposit parentLineId }
  discounts { title discount { minor } }
  points { status earned reversed lines { lineId earned reversed } }
`;
