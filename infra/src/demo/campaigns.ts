import type { drawings } from './draw-picture';
import { welcomeCodes } from './own-codes';

/** A demonstration campaign, in the words of `CampaignContentInput`. */
export type DemonstrationCampaign = Readonly<{
  key: string;
  /** Name of the brand that owns it; the retailer's own otherwise. */
  brand?: string;
  /** Name of the brand that pays part of it and therefore approves it. */
  payer?: string;
  content: { title: { fr: string; en: string } } & Record<string, unknown>;
  /** What is drawn for it, and what that shows. */
  picture?: Readonly<{ drawing: keyof typeof drawings; fr: string; en: string }>;
  /** Codes of its own. */
  codes?: readonly string[];
}>;

/** This calendar year and the next as Paris counts them: long enough for any visit, within the two years a campaign may last. */
const windowAround = (today: string) => {
  const year = Number(today.slice(0, 4));
  return { from: `${year - 1}-12-31T23:00:00.000Z`, to: `${year + 1}-12-31T23:00:00.000Z` };
};
const everywhere = { storeIds: [] };
const whole = { categories: [], brandIds: [], articleIds: [], gtins: [] };

/** What the campaign promotes whose effect is measured. */
export const measuredCategory = "Jus d'orange à base de concentré";

/** One campaign of every kind that exists. `brandId` gives a brand's id by its name; `today` is YYYY-MM-DD. */
export const demonstrationCampaigns = (
  brandId: (name: string) => string,
  today: string,
): DemonstrationCampaign[] => {
  const window = windowAround(today);
  return [
    {
      key: 'tropicana-15',
      picture: { drawing: 'orange', fr: 'Une tranche d’orange', en: 'A slice of orange' },
      brand: 'Tropicana',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Tropicana −15 %', en: 'Tropicana 15% off' },
        body: {
          fr: 'Pour les membres, sur tous les jus Tropicana.',
          en: 'For members, on every Tropicana juice.',
        },
        audience: { kind: 'MEMBERS' },
        target: { ...whole, brandIds: [brandId('Tropicana')] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'PERCENT_OFF', percent: 15 },
        stacking: 'EXCLUSIVE',
        priority: 10,
        limits: { perTrip: 10 },
        budgetMinor: 200_000,
        contribution: { percent: 20 },
      },
    },
    {
      key: 'lays-message',
      picture: { drawing: 'crisps', fr: 'Trois chips', en: 'Three crisps' },
      brand: "Lay's",
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Vos chips sont allée 7', en: 'Your crisps are in aisle 7' },
        body: {
          fr: 'Vous prenez un jus : vos Lay’s préférées vous attendent allée 7.',
          en: 'You picked a juice: your favourite Lay’s are waiting in aisle 7.',
        },
        audience: { kind: 'PERSONALISED', boughtCategory: 'Chips et frites' },
        target: {
          ...whole,
          categories: [
            "Jus d'orange 100% pur jus",
            "Jus d'orange",
            'Jus de fruits',
            'Jus de fruits 100% pur jus',
          ],
        },
        trigger: { kind: 'LINE_SCANNED' },
        benefit: { kind: 'MESSAGE' },
        stacking: 'STACKABLE',
        priority: 5,
        limits: { perTrip: 1 },
      },
    },
    {
      key: 'lays-20c',
      brand: "Lay's",
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Lay’s : 0,20 € de moins', en: 'Lay’s: €0.20 off' },
        body: { fr: 'Par paquet, sans limite de goût.', en: 'Per pack, whatever the flavour.' },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, brandIds: [brandId("Lay's")] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'AMOUNT_OFF', amountMinor: 20 },
        stacking: 'STACKABLE',
        priority: 5,
        limits: { perTrip: 6 },
        budgetMinor: 100_000,
        stopRules: { pace: { budgetPercent: 50, windowPercent: 20 } },
      },
    },
    {
      key: 'biscuits-3-for-2',
      picture: { drawing: 'biscuit', fr: 'Un biscuit au beurre', en: 'A butter biscuit' },
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Biscuits : 3 pour 2', en: 'Biscuits: 3 for 2' },
        body: { fr: 'Le moins cher des trois est offert.', en: 'The cheapest of three is free.' },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Biscuits'] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'N_FOR_M', take: 3, pay: 2 },
        stacking: 'EXCLUSIVE',
        priority: 8,
        limits: { perTrip: 3 },
      },
    },
    {
      key: 'salade-fixed',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Limonade à 1,79 €', en: 'Lemonade at €1.79' },
        body: {
          fr: 'Limonade artisanale, prix fixe cette saison.',
          en: 'Craft lemonade at one price this season.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, articleIds: ['{article:bouteille-203}'] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'FIXED_PRICE', amountMinor: 179 },
        stacking: 'EXCLUSIVE',
        priority: 6,
        limits: { perTrip: 6 },
      },
    },
    {
      key: 'morning-grapefruit',
      content: {
        ...window,
        regions: ['Ouest'],
        hours: {
          days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
          from: '08:00',
          until: '11:00',
        },
        title: { fr: 'Pamplemousse du matin −12,5 %', en: 'Morning grapefruit 12.5% off' },
        body: {
          fr: 'En semaine, de 8 h à 11 h, sur les jus de pamplemousse.',
          en: 'On weekdays, from 8 to 11, on grapefruit juices.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Jus de pamplemousse'] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'PERCENT_OFF', percent: 12.5 },
        stacking: 'EXCLUSIVE',
        priority: 2,
        limits: {},
      },
    },
    {
      key: 'basket-30-3',
      content: {
        ...window,
        ...everywhere,
        title: { fr: '3 € offerts dès 30 €', en: '€3 off from €30' },
        body: { fr: 'Pour les membres, sur tout le panier.', en: 'For members, on the whole basket.' },
        audience: { kind: 'MEMBERS' },
        target: whole,
        trigger: { kind: 'BASKET' },
        conditions: [{ minimumMinor: 3000 }],
        benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 300 },
        stacking: 'ALWAYS',
        priority: 1,
        limits: { perTrip: 1, perMember: 100 },
      },
    },
    {
      key: 'basket-30-near',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Vous y êtes presque : 3 € offerts dès 30 €', en: 'Nearly there: €3 off from €30' },
        body: {
          fr: 'Encore un ou deux articles et c’est gagné.',
          en: 'An article or two more and it is yours.',
        },
        audience: { kind: 'MEMBERS' },
        target: whole,
        trigger: { kind: 'LINE_SCANNED' },
        conditions: [{ minimumMinor: 3000, fromPercent: 80 }],
        benefit: { kind: 'MESSAGE' },
        priority: 4,
      },
    },
    {
      key: 'soup-farewell',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Bon appétit !', en: 'Enjoy your soup!' },
        body: {
          fr: 'Avec la carte, chaque soupe rapporte dix points : à la prochaine.',
          en: 'With the card each soup earns ten points: see you next time.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Soupes'] },
        trigger: { kind: 'TRIP_ENDED' },
        benefit: { kind: 'MESSAGE' },
        priority: 1,
      },
    },
    {
      key: 'chicken-crisps',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Un poulet rôti, des chips offertes', en: 'A roast chicken, free crisps' },
        body: {
          fr: 'Pour chaque poulet rôti fermier, un paquet de chips est offert, du plus cher que vous prenez. Chaque jour, les 50 premiers paniers de chaque magasin.',
          en: 'With each farmhouse roast chicken a pack of crisps is free, the dearest you take. The first 50 baskets in each store, every day.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Chips et frites'] },
        trigger: { kind: 'BASKET' },
        benefit: {
          kind: 'BUY_GET',
          buy: { target: { ...whole, articleIds: ['{article:poulet-roti}'] }, quantity: 1 },
          quantity: 1,
          percent: 100,
        },
        stacking: 'EXCLUSIVE',
        priority: 7,
        limits: { perTrip: 2, perStorePerDay: 50 },
      },
    },
    {
      key: 'meal-yoghurt',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Poulet + salade : un yaourt offert', en: 'Chicken + salad: a free yoghurt' },
        body: {
          fr: 'Pour chaque poulet rôti fermier pris avec une salade César, un yaourt à la vanille est offert.',
          en: 'With each farmhouse roast chicken and Caesar salad taken together, a vanilla yoghurt is free.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, articleIds: ['{article:yaourt-vanille}'] },
        trigger: { kind: 'BASKET' },
        benefit: {
          kind: 'BUY_GET',
          buy: { target: { ...whole, articleIds: ['{article:poulet-roti}'] }, quantity: 1 },
          parts: [{ target: { ...whole, articleIds: ['{article:salade-cesar}'] }, quantity: 1 }],
          quantity: 1,
          percent: 100,
        },
        stacking: 'EXCLUSIVE',
        priority: 6,
      },
    },
    {
      key: 'lunch-menu',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Menu du midi à 6,90 €', en: 'Lunch menu at €6.90' },
        body: {
          fr: 'Une salade César, un paquet de chips et une limonade, le tout à 6,90 €.',
          en: 'A Caesar salad, a pack of crisps and a lemonade, €6.90 for all three.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, articleIds: ['{article:salade-cesar}'] },
        trigger: { kind: 'BASKET' },
        benefit: {
          kind: 'BUNDLE_PRICE',
          amountMinor: 690,
          quantity: 1,
          parts: [
            { target: { ...whole, categories: ['Chips et frites'] }, quantity: 1 },
            { target: { ...whole, categories: ['Boissons'] }, quantity: 1 },
          ],
        },
        stacking: 'EXCLUSIVE',
        priority: 9,
        limits: { perTrip: 4 },
      },
    },
    {
      key: 'breakfast-steps',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Petit-déjeuner : jusqu’à 6 € de moins', en: 'Breakfast: up to €6 off' },
        body: {
          fr: '2 € de moins dès 12 € de petit-déjeuner, 6 € dès 25 €.',
          en: '€2 off from €12 of breakfast, €6 from €25.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Petit-déjeuners'] },
        trigger: { kind: 'BASKET' },
        benefit: {
          kind: 'STEPS',
          by: 'AMOUNT',
          gives: 'AMOUNT',
          steps: [
            { from: 1200, off: 200 },
            { from: 2500, off: 600 },
          ],
        },
        stacking: 'EXCLUSIVE',
        priority: 4,
        limits: {},
      },
    },
    {
      key: 'grapefruit-by-three',
      content: {
        ...window,
        hours: { days: ['FRIDAY'], from: '21:00', until: '01:00' },
        title: {
          fr: 'Nocturne : 1 € par 3 jus de pamplemousse',
          en: 'Late night: €1 off each 3 grapefruit juices',
        },
        body: {
          fr: 'Le vendredi de 21 h à 1 h : 1 € de moins par tranche de trois, jusqu’à quatre fois.',
          en: 'Fridays from 9 pm to 1 am: €1 off for each three of them, up to four times.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Jus de pamplemousse'] },
        trigger: { kind: 'BASKET' },
        benefit: {
          kind: 'STEPS',
          by: 'QUANTITY',
          gives: 'AMOUNT',
          steps: [{ from: 3, off: 100 }],
          repeats: true,
        },
        stacking: 'EXCLUSIVE',
        priority: 2,
        limits: { perTrip: 4 },
      },
    },
    {
      key: 'grapefruit-and-biscuits',
      content: {
        ...window,
        ...everywhere,
        title: {
          fr: 'Pamplemousse et biscuits : −15 % ensemble',
          en: 'Grapefruit juice and biscuits: 15% off together',
        },
        body: {
          fr: 'Un jus de pamplemousse et un paquet de biscuits : 15 % de moins sur les deux.',
          en: 'A grapefruit juice and a packet of biscuits: 15% off both.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Jus de pamplemousse'] },
        trigger: { kind: 'BASKET' },
        benefit: {
          kind: 'BUNDLE_PERCENT_OFF',
          percent: 15,
          quantity: 1,
          parts: [{ target: { ...whole, categories: ['Biscuits'] }, quantity: 1 }],
        },
        stacking: 'EXCLUSIVE',
        priority: 1,
        limits: { perTrip: 2 },
      },
    },
    {
      key: 'second-apple-juice',
      content: {
        ...window,
        ...everywhere,
        title: {
          fr: 'Jus de pomme : le 2e identique à −50 %',
          en: 'Apple juice: the second of the same at half price',
        },
        body: {
          fr: 'Prenez-en deux du même, le deuxième est à moitié prix.',
          en: 'Take two of the same, the second is at half price.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Jus de pomme'] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'N_FOR_M', take: 2, pay: 1, percent: 50, ofOneArticle: true },
        stacking: 'EXCLUSIVE',
        priority: 3,
        limits: { perTrip: 3 },
      },
    },
    {
      key: 'gift-from-40',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Un dessert offert dès 40 €', en: 'A free dessert from €40' },
        body: {
          fr: 'Dès 40 € de courses, hors dessert et articles déjà démarqués, les yaourts fermiers à la vanille sont pour nous : passez les prendre au rayon frais.',
          en: 'From €40 of shopping on, without the dessert and what is marked down, the farmhouse vanilla yoghurts are on us: pick them up among the fresh food.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, articleIds: ['{article:yaourt-vanille}'] },
        trigger: { kind: 'BASKET' },
        conditions: [
          {
            target: { ...whole, except: { articleIds: ['{article:yaourt-vanille}'], markedDown: true } },
            minimumMinor: 4000,
          },
        ],
        benefit: { kind: 'PERCENT_OFF', percent: 100 },
        stacking: 'EXCLUSIVE',
        priority: 2,
        limits: { perTrip: 1 },
      },
    },
    {
      key: 'code-bienvenue',
      content: {
        ...window,
        ...everywhere,
        title: { fr: '5 € avec le code BIENVENUE', en: '€5 off with the code BIENVENUE' },
        body: { fr: 'Dès 25 €, une fois par membre.', en: 'From €25, once per member.' },
        audience: { kind: 'MEMBERS' },
        target: whole,
        trigger: { kind: 'BASKET' },
        coupon: 'BIENVENUE',
        conditions: [{ minimumMinor: 2500 }],
        benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 500 },
        stacking: 'ALWAYS',
        priority: 1,
        limits: { perTrip: 1, perMember: 1 },
      },
    },
    {
      key: 'welcome-codes',
      codes: welcomeCodes,
      content: {
        ...window,
        ...everywhere,
        title: { fr: '3 € avec votre code WELCOME', en: '€3 off with your WELCOME code' },
        body: {
          fr: 'Dès 10 €. Chaque code sert une seule fois.',
          en: 'From €10. Each code works once.',
        },
        audience: { kind: 'EVERYBODY' },
        target: whole,
        trigger: { kind: 'BASKET' },
        usesPerCode: 1,
        conditions: [{ minimumMinor: 1000 }],
        benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 300 },
        stacking: 'ALWAYS',
        priority: 1,
        limits: { perTrip: 1 },
      },
    },
    {
      key: 'soup-points',
      content: {
        ...window,
        ...everywhere,
        title: { fr: '+10 points par soupe', en: '+10 points per soup' },
        body: {
          fr: 'Pour les membres, sur chaque soupe, cinq au plus par passage.',
          en: 'For members, on each soup, five at most per trip.',
        },
        audience: { kind: 'MEMBERS' },
        target: { ...whole, categories: ['Soupes'] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'POINTS_BONUS', points: 10, per: 'UNIT' },
        stacking: 'STACKABLE',
        priority: 3,
        limits: { perTrip: 5 },
      },
    },
    {
      key: 'discover-soup',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Une soupe avec ça ?', en: 'Soup with that?' },
        body: {
          fr: 'Vous prenez des légumes frais : essayez nos soupes, +10 points chacune.',
          en: 'Fresh produce in your basket: try our soups, +10 points each.',
        },
        audience: { kind: 'PERSONALISED', notBoughtCategory: 'Soupes' },
        target: { ...whole, categories: ['Fruits et légumes'] },
        trigger: { kind: 'LINE_SCANNED' },
        benefit: { kind: 'MESSAGE' },
        stacking: 'STACKABLE',
        priority: 4,
        limits: { perTrip: 1 },
      },
    },
    {
      key: 'orange-juice-measured',
      payer: 'Tropicana',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Jus d’orange −30 %', en: 'Orange juice 30% off' },
        body: {
          fr: 'Pour les membres, sur les jus d’orange à base de concentré.',
          en: 'For members, on orange juices from concentrate.',
        },
        audience: { kind: 'MEMBERS' },
        target: { ...whole, categories: [measuredCategory] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'PERCENT_OFF', percent: 30 },
        stacking: 'EXCLUSIVE',
        priority: 5,
        limits: {},
        experiment: { name: 'jus d’orange', controlPercent: 50 },
        stopRules: { harm: 'PROMOTED', uneven: true },
        contribution: { percent: 50, brandId: brandId('Tropicana') },
      },
    },
    // Two messages that a juice from concentrate calls for: which one is shown is chosen, and what each brings is measured.
    {
      key: 'juice-crisps',
      brand: "Lay's",
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Des Lay’s à l’apéritif ?', en: 'Lay’s with your drink?' },
        body: {
          fr: 'Les chips Lay’s sont allée 7, à 0,20 € de moins.',
          en: 'Lay’s crisps are in aisle 7, €0.20 off.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: [measuredCategory] },
        trigger: { kind: 'LINE_SCANNED' },
        benefit: { kind: 'MESSAGE' },
        stacking: 'STACKABLE',
        priority: 2,
        limits: { perTrip: 1 },
      },
    },
    {
      key: 'breakfast-activated',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Petit-déjeuner −20 %, à activer', en: 'Breakfast 20% off, to activate' },
        body: {
          fr: 'Activez-la sur votre carte, ou sur le scanner.',
          en: 'Activate it on your card, or on the scanner.',
        },
        audience: { kind: 'MEMBERS' },
        activation: true,
        target: { ...whole, categories: ['Petit-déjeuners'] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'PERCENT_OFF', percent: 20 },
        stacking: 'EXCLUSIVE',
        priority: 2,
        limits: { perTrip: 3 },
      },
    },
    // Around the birthday that its member says on their card.
    {
      key: 'birthday-biscuits',
      content: {
        ...window,
        ...everywhere,
        title: {
          fr: 'Pour votre anniversaire : −30 % sur un paquet de biscuits',
          en: 'For your birthday: 30% off a packet of biscuits',
        },
        body: {
          fr: 'De la semaine avant à la semaine après, une fois.',
          en: 'From the week before to the week after it, once.',
        },
        audience: { kind: 'PERSONALISED', day: { of: 'BIRTHDAY', daysBefore: 7, daysAfter: 7 } },
        target: { ...whole, categories: ['Biscuits'] },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'PERCENT_OFF', percent: 30, pick: 'CHEAPEST' },
        stacking: 'EXCLUSIVE',
        priority: 6,
        limits: { perTrip: 1, perMember: 1 },
      },
    },
    // For the retailer's own staff who are members and agree to personal offers.
    {
      key: 'employees',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Pour nos équipes : −10 % sur tout', en: 'For our staff: 10% off everything' },
        body: {
          fr: 'Pour les employés de Rayon, une fois par jour.',
          en: 'For employees of Rayon, once a day.',
        },
        audience: { kind: 'PERSONALISED', employees: 'ONLY' },
        target: whole,
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'PERCENT_OFF', percent: 10 },
        stacking: 'EXCLUSIVE',
        priority: 2,
        limits: { perMemberPerDay: 1 },
      },
    },
    // For whoever shops without a card: it goes as soon as one is shown.
    {
      key: 'breakfast-join',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Avec la carte, 20 % de moins', en: '20% off with a card' },
        body: {
          fr: 'Devenez membre à l’accueil : le petit-déjeuner vous coûte 20 % de moins, dès aujourd’hui.',
          en: 'Become a member at the welcome desk: breakfast costs you 20% less, from today.',
        },
        audience: { kind: 'ANONYMOUS' },
        target: { ...whole, categories: ['Petit-déjeuners'] },
        trigger: { kind: 'LINE_SCANNED' },
        benefit: { kind: 'MESSAGE' },
        stacking: 'STACKABLE',
        priority: 0,
        limits: { perTrip: 1 },
      },
    },
    // A place that is paid for: it goes before no other message, and shoppers see who pays.
    {
      key: 'crisps-tropicana',
      brand: 'Tropicana',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Un jus frais avec les chips ?', en: 'A fresh juice with your crisps?' },
        body: {
          fr: 'Les jus Tropicana sont au rayon frais, allée 3.',
          en: 'Tropicana juices are in the chilled section, aisle 3.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: ['Chips et frites'] },
        trigger: { kind: 'LINE_SCANNED' },
        benefit: { kind: 'MESSAGE' },
        currency: 'EUR',
        placement: { billing: 'IMPRESSION', priceMinor: 1_250, capMinor: 5_000 },
        stacking: 'STACKABLE',
        priority: 0,
        limits: { perTrip: 1 },
      },
    },
    {
      key: 'juice-tropicana',
      picture: { drawing: 'orange', fr: 'Une tranche d’orange', en: 'A slice of orange' },
      brand: 'Tropicana',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Et si c’était un Tropicana ?', en: 'How about a Tropicana?' },
        body: {
          fr: 'Pur jus, à −15 % pour les membres.',
          en: 'Pure juice, 15% off for members.',
        },
        audience: { kind: 'EVERYBODY' },
        target: { ...whole, categories: [measuredCategory] },
        trigger: { kind: 'LINE_SCANNED' },
        benefit: { kind: 'MESSAGE' },
        stacking: 'STACKABLE',
        priority: 2,
        limits: { perTrip: 1 },
      },
    },
    {
      key: 'biscuit-challenge',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Défi petits plaisirs', en: 'Little treats challenge' },
        body: {
          fr: 'Des biscuits ou des chips à chaque passage : des points à 1, 3 et 5 passages.',
          en: 'Biscuits or crisps on each visit: points at 1, 3 and 5 visits.',
        },
        audience: { kind: 'MEMBERS' },
        target: { ...whole, categories: ['Biscuits', 'Chips et frites'] },
        benefit: {
          kind: 'CHALLENGE',
          challenge: {
            count: 'RECEIPTS',
            withinDays: 42,
            steps: [
              { from: 1, points: 20 },
              { from: 3, points: 60 },
              { from: 5, points: 120 },
            ],
          },
        },
        priority: 5,
      },
    },
    {
      key: 'own-juice-challenge',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Défi jus de fruits, le vôtre', en: 'Your own fruit juice challenge' },
        body: {
          fr: 'Un peu plus de jus que d’habitude en quatre semaines.',
          en: 'A little more juice than usual within four weeks.',
        },
        audience: { kind: 'PERSONALISED' },
        target: {
          ...whole,
          categories: ["Jus d'orange 100% pur jus", "Jus d'orange", 'Jus de fruits', 'Jus de pomme'],
        },
        benefit: {
          kind: 'CHALLENGE',
          challenge: {
            count: 'AMOUNT',
            withinDays: 28,
            steps: [
              { from: 300, points: 40 },
              { from: 800, points: 100 },
            ],
            personal: { weeks: 4, atLeast: 200, atMost: 2_500 },
          },
        },
        priority: 4,
      },
    },
    {
      key: 'own-biscuits',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Vos biscuits, à votre mesure', en: 'Your biscuits, your measure' },
        body: {
          fr: 'Un peu plus de biscuits que d’habitude, et 10 % de votre seuil sont pour nous.',
          en: 'A little more biscuits than usual, and 10% of your threshold is on us.',
        },
        audience: { kind: 'PERSONALISED' },
        target: { ...whole, categories: ['Biscuits'] },
        trigger: { kind: 'BASKET' },
        conditions: [
          {
            target: { ...whole, categories: ['Biscuits'] },
            minimumMinor: 400,
            own: { weeks: 12, stretchPercent: 10, atMost: 2_000 },
          },
        ],
        benefit: { kind: 'BASKET_AMOUNT_OFF', amountMinor: 10, amountPer: 'THRESHOLD' },
        stacking: 'ALWAYS',
        priority: 2,
        limits: {},
      },
    },
    {
      key: 'juice-to-discover',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'À découvrir : −15 %', en: 'To discover: 15% off' },
        body: {
          fr: 'Sur les jus que vous connaissez le moins.',
          en: 'On the juices you know least.',
        },
        audience: { kind: 'PERSONALISED' },
        target: {
          ...whole,
          categories: [
            'Jus de fruits 100% pur jus',
            'Jus de fruits à base de concentré',
            "Jus d'orange à base de concentré",
          ],
        },
        ownChoice: { pick: 'LEAST_BOUGHT', weeks: 8 },
        trigger: { kind: 'BASKET' },
        benefit: { kind: 'PERCENT_OFF', percent: 15 },
        stacking: 'STACKABLE',
        priority: 2,
        limits: { perTrip: 3 },
      },
    },
    {
      key: 'welcome',
      content: {
        ...window,
        ...everywhere,
        title: { fr: 'Bienvenue !', en: 'Welcome!' },
        body: { fr: 'Les biscuits sont à 3 pour 2 aujourd’hui.', en: 'Biscuits are 3 for 2 today.' },
        audience: { kind: 'MEMBERS' },
        target: whole,
        trigger: { kind: 'TRIP_OPENED' },
        benefit: { kind: 'MESSAGE' },
        stacking: 'STACKABLE',
        priority: 1,
        limits: { perTrip: 1 },
      },
    },
  ];
};
