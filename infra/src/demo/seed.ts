import { attempt, type GatewayClient, isRefusal, perform } from '@rayon/client';
import { enrolMemberDocument, setBirthdayDocument } from '@rayon/client/operations/card';
import {
  adjustPointsDocument,
  approveCampaignDocument,
  createDeviceEnrolmentDocument,
  draftCampaignDocument,
  importCodesDocument,
  launchCampaignDocument,
  memberPointsDocument,
  pointsAdjustmentsDocument,
  type SetTiersInput,
  setEmployeeDocument,
  setProgrammeTermsDocument,
  setTiersDocument,
  submitCampaignDocument,
  uploadPictureDocument,
} from '@rayon/client/operations/console';
import { chooseChallengeDocument, myChallengesDocument } from '@rayon/client/operations/offers';
import {
  createBrandUserDocument,
  createStaffDocument,
  defineBrandDocument,
  defineStoreDocument,
  importArticlesDocument,
  liveCampaignsDocument,
  putLotDocument,
} from '@rayon/client/operations/retailer';
import { shopperDocument, shopperReceiptsDocument } from '@rayon/client/operations/shop';
import {
  attemptReturn,
  cancelTrip,
  claimBasket,
  confirmPayment,
  endTrip,
  enrolIdentity,
  openTrip,
  presentCard,
  readReceipt,
  scan,
  settleChecks,
  signInDevice,
  signInPerson,
} from '@rayon/client/shop';
import { comparedText, idFromName, inputHash, newId } from '@rayon/kernel';
import { type DemonstrationCampaign, demonstrationCampaigns } from './campaigns';
import { drawings, drawPicture } from './draw-picture';
import { type ArticleRow, inStoreCode, ownArticles, perishables } from './own-articles';
import { adjustments, administrator, brands, demonstrationPassword, members, staff, stores } from './people';
import { cheaperBefore, isTradeEan13, productRows } from './products';
import type { DemonstrationState } from './state';

/** Rows of one import call: small enough to show progress. */
const rowsPerImport = 150;

/** Where each part of the demonstration reports to. */
export type Progress = (text: string) => void;

/** Everything a step of the loading needs. */
type Loading = {
  gateway: GatewayClient;
  admin: GatewayClient;
  state: DemonstrationState;
  progress: Progress;
  /** YYYY-MM-DD. */
  today: string;
};

/** Command ids derive from what is loaded, so that loading twice changes nothing. */
const commandFor = (what: string, content: unknown = '') =>
  idFromName(`demonstration:${what}:${inputHash(content)}`);

const articleId = (reference: string) => idFromName(`article:${reference}`);
const brandId = (name: string) => idFromName(`brand:${comparedText(name)}`);

/** Digest of all that the demonstration loads: when it is unchanged there is nothing to do. */
export const demonstrationDigest = (today: string) =>
  inputHash([
    stores,
    staff,
    brands,
    members,
    demonstrationCampaigns(brandId, today),
    ownArticles(),
    productRows().length,
    programmeTerms,
    adjustments,
  ]);

const loadStores = async ({ admin, state }: Loading) => {
  for (const store of stores) {
    const input = { ...store, currency: 'EUR', timeZone: 'Europe/Paris' };
    const command = { commandId: commandFor('store', input), ...input };
    const { store: defined } = await perform(admin, defineStoreDocument, command);
    state.storeIds[store.reference] = defined.id;
  }
  for (const { name } of brands)
    await perform(admin, defineBrandDocument, { commandId: commandFor('brand', name), name });
};

/** Points of the demonstration can be spent at once, and for a year. */
const programmeTerms = {
  pendingDays: 0,
  expiry: { kind: 'ROLLING', months: 12 },
  timeZone: 'Europe/Paris',
} as const;

/** Within reach of a trip or two, so that whoever tries it sees one reached. */
const tiers: Omit<SetTiersInput, 'commandId'> = {
  measure: 'POINTS',
  window: 'ROLLING',
  months: 12,
  graceDays: 60,
  tiers: [
    {
      name: { fr: 'Argent', en: 'Silver' },
      threshold: 20,
      benefits: { fr: 'Les offres du statut Argent.', en: 'The offers of the Silver tier.' },
    },
    {
      name: { fr: 'Or', en: 'Gold' },
      threshold: 200,
      benefits: {
        fr: 'Les offres du statut Or, et une caisse réservée le samedi.',
        en: 'The offers of the Gold tier, and a till of its own on Saturdays.',
      },
    },
  ],
};

const loadProgramme = async ({ admin }: Loading) => {
  const commandId = commandFor('programme-terms', programmeTerms);
  await perform(admin, setProgrammeTermsDocument, { commandId, ...programmeTerms });
  await perform(admin, setTiersDocument, { commandId: commandFor('tiers', tiers), ...tiers });
};

const importRows = async (admin: GatewayClient, rows: ArticleRow[]) => {
  const imported = await perform(admin, importArticlesDocument, {
    commandId: commandFor('articles', rows),
    rows,
  });
  const [refused] = imported.rejected;
  if (refused)
    throw new Error(`the article ${refused.reference} of the demonstration was refused: ${refused.message}`);
};

const loadArticles = async ({ admin, progress }: Loading) => {
  await importRows(admin, cheaperBefore());
  const rows = [...ownArticles(), ...productRows()];
  for (let start = 0; start < rows.length; start += rowsPerImport) {
    await importRows(admin, rows.slice(start, start + rowsPerImport));
    progress(`Products ${Math.min(start + rowsPerImport, rows.length)} of ${rows.length}`);
  }
};

const loadPeople = async ({ admin, gateway, state, today }: Loading) => {
  for (const { stores: worksIn, ...person } of staff) {
    const input = {
      ...person,
      password: demonstrationPassword,
      storeIds: worksIn.flatMap((store) => state.storeIds[store] ?? []),
    };
    const hired = await attempt(admin, createStaffDocument, {
      commandId: commandFor('staff', input),
      ...input,
    });
    // Somebody with that address is there from an earlier start, and stays who they are.
    if (isRefusal(hired) && hired.reason !== 'EMAIL_UNUSABLE') throw new Error(hired.message);
  }
  for (const { name, email } of brands) {
    const input = {
      email,
      name: `${name} brand desk`,
      brandId: brandId(name),
      password: demonstrationPassword,
    };
    await perform(admin, createBrandUserDocument, { commandId: commandFor('brand-user', input), ...input });
  }
  for (const { email, firstName, locale, personalised, hasBirthday, isEmployee } of members) {
    const input = {
      email,
      firstName,
      locale,
      password: demonstrationPassword,
      consents: [{ purpose: 'personalised-offers', granted: personalised }],
    };
    await perform(gateway, enrolMemberDocument, { commandId: commandFor('member', input), ...input });
    if (hasBirthday) await sayBirthday(gateway, email, today);
    if (isEmployee)
      await perform(admin, setEmployeeDocument, {
        commandId: commandFor('employee', email),
        email,
        employed: true,
      });
  }
};

/** Says of a member that their birthday is three days away. */
const sayBirthday = async (gateway: GatewayClient, email: string, today: string): Promise<void> => {
  const member = await signInPerson(gateway, 'signInMember', { email, password: demonstrationPassword });
  const day = new Date(Date.parse(today) + 3 * 86_400_000);
  const birthday = { month: day.getUTCMonth() + 1, day: day.getUTCDate() };
  const commandId = commandFor('birthday', { email, birthday });
  await perform(member, setBirthdayDocument, { commandId, birthday });
};

/** Asks the administrator for a one-time code that enrols a device in a store. */
export const enrolmentCode = async (
  admin: GatewayClient,
  device: { storeId: string; kind: 'HANDHELD' | 'TILL'; label: string },
): Promise<string> => {
  const { code } = await perform(admin, createDeviceEnrolmentDocument, { commandId: newId(), ...device });
  return code;
};

const loadDevices = async ({ admin, gateway, state }: Loading) => {
  for (const { reference, city } of stores)
    for (const kind of ['HANDHELD', 'TILL'] as const) {
      const name = `${reference}-${kind.toLowerCase()}`;
      const storeId = state.storeIds[reference];
      if (state.devices[name] || !storeId) continue;
      const label = kind === 'HANDHELD' ? `${city} scanner 1` : `${city} caisse 1`;
      const code = await enrolmentCode(admin, { storeId, kind, label });
      state.devices[name] = await enrolIdentity(gateway, { commandId: newId(), code });
    }
};

/** English titles of campaigns that are live on a day: what an earlier year's start launched and still runs. */
const liveTitles = async (retailer: GatewayClient, today: string): Promise<ReadonlySet<string>> => {
  const { campaigns } = await retailer.ask(liveCampaignsDocument, {});
  const live = campaigns.items.filter(
    ({ from, to }) => from.slice(0, 10) <= today && today < to.slice(0, 10),
  );
  return new Set(live.map(({ title }) => title.en));
};

/** Draws a picture in both sizes and brings it; gives what a campaign says of it. */
const bringPicture = async (
  owner: GatewayClient,
  { drawing, ...alt }: NonNullable<DemonstrationCampaign['picture']>,
) => {
  const bring = async (side: number) => {
    const base64 = drawPicture(drawings[drawing], side).toString('base64');
    return (await perform(owner, uploadPictureDocument, { base64 })).address;
  };
  const [small, large] = [await bring(128), await bring(320)];
  return { fr: { alt: alt.fr, small, large }, en: { alt: alt.en, small, large } };
};

const loadCampaigns = async ({ admin, gateway, progress, today }: Loading) => {
  const brandDesk = new Map<string, GatewayClient>();
  for (const { name, email } of brands)
    brandDesk.set(
      name,
      await signInPerson(gateway, 'signInBrand', { email, password: demonstrationPassword }),
    );

  const marketer = await signInPerson(gateway, 'signInStaff', {
    email: staff[0].email,
    password: demonstrationPassword,
  });

  const live = await liveTitles(admin, today);
  for (const { key, brand, payer, content, codes, picture } of demonstrationCampaigns(brandId, today)) {
    // Its dates move with the year: twice the same offer would count twice.
    if (live.has(content.title.en)) continue;
    const owner = (brand && brandDesk.get(brand)) || marketer;
    const approver = (payer && brandDesk.get(payer)) || admin;
    const shown = picture && { picture: await bringPicture(owner, picture) };
    const text = JSON.stringify({ ...content, ...shown, ...(brand ? { brandId: brandId(brand) } : {}) });
    const input = JSON.parse(
      text.replaceAll(/\{article:([a-z0-9-]+)\}/g, (_, reference) => articleId(reference)),
    );
    const { campaign } = await perform(owner, draftCampaignDocument, {
      commandId: commandFor(`draft:${key}`, input),
      ...input,
    });
    if (codes)
      await perform(owner, importCodesDocument, {
        commandId: commandFor(`codes:${key}`, codes),
        campaignId: campaign.id,
        codes: [...codes],
      });
    const steps = [
      ['submitCampaign', submitCampaignDocument, owner],
      ['approveCampaign', approveCampaignDocument, approver],
      ['launchCampaign', launchCampaignDocument, admin],
    ] as const;
    for (const [name, step, who] of steps)
      await perform(who, step, { commandId: commandFor(`${name}:${key}`, input), campaignId: campaign.id });
    progress(`Campaign ${key} is live`);
  }
};

/** What members take up before they shop; who has it already, from an earlier start, keeps it. */
const chooseChallenges = async ({ gateway, progress }: Loading) => {
  for (const { email, firstName, challenges } of members) {
    if (challenges.length === 0) continue;
    const member = await signInPerson(gateway, 'signInMember', { email, password: demonstrationPassword });
    const { myChallenges } = await member.ask(myChallengesDocument, {});
    for (const { id, title } of myChallenges.open) {
      if (!challenges.some((chosen) => chosen === title)) continue;
      const input = { campaignId: id };
      await perform(member, chooseChallengeDocument, {
        commandId: commandFor(`challenge:${email}`, input),
        ...input,
      });
      progress(`${firstName} took up “${title}”`);
    }
  }
};

/** Barcodes of a few products of a category that were imported well. */
export const codesOf = (category: string, count: number): string[] =>
  codesWhere((row) => row.category === category, count);

/** Barcodes of a few products of a brand. */
export const codesOfBrand = (brand: string, count: number): string[] =>
  codesWhere((row) => row.brand === brand, count);

const codesWhere = (isMeant: (row: ArticleRow) => boolean, count: number): string[] =>
  productRows()
    .filter((row) => isMeant(row) && isTradeEan13(row.codes[0]))
    .slice(0, count)
    .map((row) => row.codes[0] ?? '');

const playHistories = async ({ gateway, state, progress }: Loading) => {
  const { 'nantes-handheld': handheld, 'nantes-till': tillDevice } = state.devices;
  if (!handheld || !tillDevice) throw new Error('the demonstration has no devices to play histories on');
  const device = await signInDevice(gateway, handheld);
  const till = await signInDevice(gateway, tillDevice);
  const associate = await signInPerson(gateway, 'signInStaff', {
    email: 'nantes@rayon.example',
    password: demonstrationPassword,
  });
  for (const { email, firstName, trips, returns } of members) {
    if (trips.length === 0) continue;
    const member = await signInPerson(gateway, 'signInMember', { email, password: demonstrationPassword });
    const { me } = await member.ask(shopperDocument, {});
    const { myReceipts } = await member.ask(shopperReceiptsDocument, {});
    if (!me) throw new Error(`${email} is signed in and no member`);
    for (const [index, categories] of trips.entries()) {
      if (index < myReceipts.items.length) continue;
      // By its code once, which says who bought; then by its number, which earns, and is there before the code moves on.
      const card = await presentCard(device, index === 0 ? me.card.qr.content : me.card.gsrn);
      const trip = await openTrip(device, card.presentation);
      for (const [position, category] of categories.entries())
        for (const code of codesOf(category, position + 2).slice(-1))
          await scan(device, { tripId: trip.id, code });
      const { transferCode } = await endTrip(device, trip.id);
      const basket = await claimBasket(till, transferCode);
      await settleChecks(associate, basket);
      if (!basket.due) {
        await cancelTrip(device, trip.id);
        continue;
      }
      await confirmPayment(till, {
        tripId: trip.id,
        due: basket.due,
        businessDate: new Date().toISOString().slice(0, 10),
        receiptNumber: `D-${email.split('@')[0]}-${index + 1}`,
      });
    }
    for (const index of returns) {
      // The newest come first.
      const { myReceipts } = await member.ask(shopperReceiptsDocument, {});
      const receiptId = myReceipts.items.at(-1 - index)?.id;
      if (receiptId !== undefined) await bringBackFirst(till, receiptId);
    }
    progress(`${firstName} has ${trips.length} receipt${trips.length > 1 ? 's' : ''}`);
  }
};

/** Points given by hand, each once. Members have an account by now: they have shopped. */
const adjustByHand = async ({ gateway, progress }: Loading) => {
  const { email: asker } = staff[1];
  const by = await signInPerson(gateway, 'signInStaff', { email: asker, password: demonstrationPassword });
  const { pointsAdjustments: known } = await by.ask(pointsAdjustmentsDocument, {});
  for (const { email, ...wanted } of adjustments) {
    // From an earlier start, which whoever remembers commands may have forgotten.
    if (known.items.some(({ note }) => note === wanted.note)) continue;
    const { member } = await by.ask(memberPointsDocument, { email });
    if (!member) continue;
    const input = { memberId: member.id, ...wanted };
    const { adjustment } = await perform(by, adjustPointsDocument, {
      commandId: commandFor('adjustment', input),
      ...input,
    });
    progress(`${wanted.points} points for ${member.firstName}: ${adjustment.status.toLowerCase()}`);
  }
};

/** Brings the first article of a receipt back, once; what a visitor brought back before stays as it is. */
const bringBackFirst = async (till: GatewayClient, receiptId: string): Promise<void> => {
  const lineId = (await readReceipt(till, receiptId))?.lines[0]?.id;
  if (lineId === undefined) return;
  const input = { receiptId, lines: [{ lineId, quantity: 1 }] };
  await attemptReturn(till, { commandId: commandFor('return', input), ...input });
};

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The lots of one perishable article on a given day: one past, one near its date, one fresh. */
export const lotsOn = (day: string) => [
  { lot: `P${day.replaceAll('-', '').slice(2)}`, expiresOn: dayAfter(day, -1), markdownPercent: 0 },
  { lot: `N${day.replaceAll('-', '').slice(2)}`, expiresOn: dayAfter(day, 1), markdownPercent: 30 },
  { lot: `F${day.replaceAll('-', '').slice(2)}`, expiresOn: dayAfter(day, 6), markdownPercent: 0 },
];

/** The GS1 DataMatrix text on a pack of a perishable's lot: AIs 01, 17 and 10. */
export const lotLabel = (number: number, lot: { lot: string; expiresOn: string }) =>
  `]d201${inStoreCode(number).padStart(14, '0')}17${lot.expiresOn.replaceAll('-', '').slice(2)}10${lot.lot}`;

const renewLots = async ({ admin, state, today }: Loading) => {
  for (const { reference } of perishables)
    for (const storeId of Object.values(state.storeIds))
      for (const lot of lotsOn(today)) {
        const input = { articleId: articleId(reference), storeId, recalled: false, ...lot };
        await perform(admin, putLotDocument, { commandId: commandFor('lot', input), ...input });
      }
  state.lotsRenewedOn = today;
};

/**
 * Loads the demonstration retailer through the gateway, as its staff, brands, devices and members would.
 * Safe to repeat and to interrupt: `save` is called after each part, and what is already there is not
 * loaded again.
 */
export const loadDemonstration = async (
  gateway: GatewayClient,
  state: DemonstrationState,
  {
    progress,
    save,
    today,
    administrator: credentials = administrator,
  }: {
    progress: Progress;
    save: () => void;
    today: string;
    administrator?: Readonly<{ email: string; password: string }>;
  },
): Promise<void> => {
  const digest = demonstrationDigest(today);
  if (state.loaded === digest && state.lotsRenewedOn === today) return;
  const admin = await signInPerson(gateway, 'signInStaff', credentials);
  const loading = { gateway, admin, state, progress, today };
  if (state.loaded !== digest) {
    const parts = [
      ['Stores and brands of the demonstration', loadStores],
      ['Terms of the points', loadProgramme],
      ['Products', loadArticles],
      ['Staff, brands and members', loadPeople],
      ['Scanners and tills', loadDevices],
      ['Campaigns', loadCampaigns],
      ['Challenges of the members', chooseChallenges],
      ['Receipts of the members', playHistories],
      ['Points by hand', adjustByHand],
    ] as const;
    for (const [what, part] of parts) {
      progress(what);
      await part(loading);
      save();
    }
    state.loaded = digest;
  }
  if (state.lotsRenewedOn !== today) {
    progress('Perishables of today');
    await renewLots(loading);
  }
  save();
};
