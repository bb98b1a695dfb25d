/** The password of every demonstration sign-in. The demonstration runs on one machine and is said to be one. */
export const demonstrationPassword = 'rayon-demo-2026';

/** The first administrator, made by *members* when nobody of the staff exists. */
export const administrator = { email: 'admin@rayon.example', password: demonstrationPassword } as const;

/** Stores of the demonstration retailer. */
export const stores = [
  { reference: 'nantes', name: 'Rayon Nantes Centre', city: 'Nantes', region: 'Ouest' },
  { reference: 'lyon', name: 'Rayon Lyon Part-Dieu', city: 'Lyon', region: 'Est' },
  { reference: 'lille', name: 'Rayon Lille Flandres', city: 'Lille', region: 'Nord' },
] as const;

/** Staff beside the administrator: a marketer and a second administrator of the whole retailer, and people of one store. */
export const staff = [
  { email: 'marketing@rayon.example', name: 'Maud Marketing', role: 'MARKETER', stores: [] },
  { email: 'direction@rayon.example', name: 'Solène Direction', role: 'ADMINISTRATOR', stores: [] },
  { email: 'marketing-lyon@rayon.example', name: 'Margot Lyon', role: 'MARKETER', stores: ['lyon'] },
  { email: 'direction-lyon@rayon.example', name: 'Denis Lyon', role: 'ADMINISTRATOR', stores: ['lyon'] },
  { email: 'nantes@rayon.example', name: 'Nadia Nantes', role: 'ASSOCIATE', stores: ['nantes'] },
  { email: 'lyon@rayon.example', name: 'Luc Lyon', role: 'ASSOCIATE', stores: ['lyon'] },
  { email: 'lille@rayon.example', name: 'Lina Lille', role: 'ASSOCIATE', stores: ['lille'] },
] as const;

/** Brands with campaigns of their own, and who signs in for them. */
export const brands = [
  { name: 'Tropicana', email: 'brand@tropicana.example' },
  { name: "Lay's", email: 'brand@lays.example' },
] as const;

/**
 * Members and the baskets they bought before the visitor arrives: each inner list is one paid trip, by
 * category, so that their histories, balances and offers differ. The first is what personal offers go by; it has its birthday three days after the demonstration was loaded; the last one works for the retailer. Challenges, by their
 * English title, are chosen before it. Of the trips in `returns`, by their place, the first article was brought back.
 */
export const members = [
  {
    email: 'camille@rayon.example',
    firstName: 'Camille',
    locale: 'fr',
    personalised: true,
    hasBirthday: true,
    isEmployee: false,
    trips: [
      ['Chips et frites', 'Soupes', "Jus d'orange", 'Biscuits'],
      ['Chips et frites'],
      ['Biscuits', 'Petit-déjeuners'],
    ],
    returns: [],
    challenges: [],
  },
  {
    email: 'youssef@rayon.example',
    firstName: 'Youssef',
    locale: 'fr',
    personalised: true,
    hasBirthday: false,
    isEmployee: false,
    trips: [
      ['Jus de fruits', 'Jus de pomme', 'Jus de fruits'],
      ['Jus de fruits', 'Petit-déjeuners'],
    ],
    returns: [],
    challenges: [],
  },
  {
    email: 'ines@rayon.example',
    firstName: 'Inès',
    locale: 'fr',
    personalised: false,
    hasBirthday: false,
    isEmployee: false,
    trips: [['Soupes', 'Soupes', 'Biscuits']],
    returns: [],
    challenges: ['Little treats challenge'],
  },
  {
    email: 'oliver@rayon.example',
    firstName: 'Oliver',
    locale: 'en',
    personalised: true,
    hasBirthday: false,
    isEmployee: false,
    trips: [
      ['Chips et frites', 'Chips et frites'],
      ['Biscuits', 'Biscuits', 'Biscuits'],
    ],
    returns: [1],
    challenges: [],
  },
  {
    email: 'leo@rayon.example',
    firstName: 'Léo',
    locale: 'fr',
    personalised: false,
    hasBirthday: false,
    isEmployee: false,
    trips: [],
    returns: [],
    challenges: [],
  },
  {
    email: 'noemie@rayon.example',
    firstName: 'Noémie',
    locale: 'fr',
    personalised: true,
    hasBirthday: false,
    isEmployee: true,
    trips: [['Petit-déjeuners']],
    returns: [],
    challenges: [],
  },
] as const;

/** Points that the second administrator gives by hand: the first are posted, the others are more than one person decides. */
export const adjustments = [
  {
    email: 'youssef@rayon.example',
    points: 50,
    reason: 'GOODWILL',
    note: 'Caisse en panne, vingt minutes d’attente.',
  },
  {
    email: 'noemie@rayon.example',
    points: 800,
    reason: 'MISSING_PURCHASE',
    note: 'Courses de la rentrée sans sa carte, tickets vus.',
  },
] as const;
