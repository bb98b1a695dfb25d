import { confirmStep } from './campaigns';
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';
import { words } from './words';

const password = 'rayon-demo-2026';

/** The console of retailer and brands. */
export const describeConsole = (stage: Stage) => {
  test('a brand drafts and submits, the retailer sends back, approves and goes live', async () => {
    const brandWindow = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page: brand } = await brandWindow.visit('/console');
    await brand.getByText('A brand', { exact: true }).click();
    await brand.getByRole('button', { name: 'Tropicana' }).click();
    const rows = brand.getByRole('row');
    await rows.filter({ hasText: 'Tropicana 15% off' }).waitFor();
    expect(await rows.filter({ hasText: 'Biscuits' }).count()).toBe(0);
    expect(await rows.filter({ hasText: 'Lay’s' }).count()).toBe(0);
    expect(await brand.getByRole('tab').count()).toBe(1);

    await brand.getByRole('link', { name: 'New campaign' }).click();
    await brand.getByLabel('Title (French)').fill('Tropicana d’hiver −20 %');
    await brand.getByLabel('Title (English)').fill('Tropicana winter 20% off');
    await brand.getByLabel('Benefit').selectOption('PERCENT_OFF');
    await brand.getByLabel('Discount (%)').fill('20');
    await brand.getByLabel('Articles it applies to').selectOption('OWN');
    await brand.getByLabel('For whom').selectOption('MEMBERS');
    await brand.getByLabel('First day').fill('2026-01-01');
    await brand.getByLabel('Last day').fill('2027-06-30');
    await brand.getByLabel('Stores').selectOption('EVERYWHERE');
    expect(await barriers(brand)).toEqual([]);
    await brand.getByRole('button', { name: 'Create the draft' }).click();
    await brand.getByRole('heading', { name: /winter/ }).waitFor();
    await brand.getByText('Only articles of Tropicana.').waitFor();
    await confirmStep(brand, /^Submit/, 'Yes, submit');
    const row = brand.getByRole('row').filter({ hasText: 'until 30 Jun 2027' });
    await row.getByText('Submitted').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    expect(await barriers(brand)).toEqual([]);

    const retailer = await openWindow(stage().browser, stage().url, { language: 'fr', scheme: 'dark' });
    const { page, troubles } = await retailer.visit('/console');
    await page.getByRole('button', { name: 'Maud Marketing' }).click();
    const theirs = page.getByRole('row').filter({ hasText: 'd’hiver' });
    await theirs.getByRole('button', { name: /^Renvoyer/ }).click();
    await theirs.getByRole('button', { name: /^Renvoyer/ }).click();
    await theirs.getByText(/^Dites ce qu’il faut changer/).waitFor();
    await theirs.getByLabel('Ce qu’il faut changer').fill('Moins cher encore');
    await page.keyboard.press('Enter');
    await theirs.getByText('À revoir : Moins cher encore').waitFor();

    await row.getByText('To change: Moins cher encore').waitFor();
    await row.getByRole('link', { name: /^Change/ }).click();
    await brand.getByText('To change: Moins cher encore').waitFor();
    const percent = brand.getByLabel('Discount (%)');
    expect(await percent.inputValue()).toBe('20');
    await percent.fill('25');
    await brand.getByRole('button', { name: 'Save this version' }).click();
    await brand.getByText('version 2').waitFor();
    await brand.getByText('25% off each article it applies to.').waitFor();
    await confirmStep(brand, /^Submit/, 'Yes, submit');
    await row.getByText('Submitted').waitFor();

    await page.reload();
    for (const [step, yes, state] of [
      [/^Approuver/, 'Oui, approuver', 'Approuvée'],
      [/^Mettre en ligne/, 'Oui, mettre en ligne', 'En ligne'],
    ] as const) {
      await theirs.getByRole('link', { name: step }).click();
      await page.getByText('25 % de remise').waitFor();
      await page.getByRole('button', { name: yes }).click();
      await page.getByText(state, { exact: true }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('link', { name: 'Toutes les campagnes' }).click();
      await theirs.getByText(state, { exact: true }).waitFor();
    }
    await row.getByText('Live').waitFor();
    await brand.getByText('Live.', { exact: true }).waitFor();
    expect(await row.getByRole('link', { name: /^Change/ }).count()).toBe(0);
    await brand.getByRole('link', { name: 'All campaigns' }).click();
    await rows.filter({ hasText: 'winter' }).getByText('Live').waitFor();
    expect(troubles).toEqual([]);
    await brandWindow.close();
    await retailer.close();
  });

  test('a marketer of one store is offered that store alone, and no step of what runs in others too', async () => {
    const window = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page, troubles } = await window.visit('/console');
    await page.getByRole('button', { name: 'Margot Lyon' }).click();
    const rows = page.getByRole('row');
    const everywhere = rows.filter({ hasText: 'Biscuits: 3 for 2' });
    await page.getByRole('button', { name: 'Show more' }).click();
    await everywhere.getByText('Runs in other stores too').waitFor();
    expect(await rows.getByRole('button').count()).toBe(0);
    // No figure of it, the budget neither.
    expect(await rows.locator('[data-label="Budget left"]:not([data-none])').allTextContents()).toEqual([
      'hidden',
      'hidden',
    ]);
    expect(await everywhere.getByRole('link').allTextContents()).toEqual(['Biscuits: 3 for 2']);
    const elsewhere = (await everywhere.getByRole('link').getAttribute('href')) ?? '';
    await page.goto(`${elsewhere}&change=yes`);
    await page.getByText('Runs in other stores too').waitFor();
    expect(await page.getByRole('button', { name: 'Save this version' }).count()).toBe(0);
    await page.goBack();

    await page.getByRole('link', { name: 'New campaign' }).click();
    const where = page.getByRole('group', { name: 'Stores', exact: true });
    await where.getByRole('button', { name: 'Rayon Lyon Part-Dieu', pressed: true }).waitFor();
    expect(await where.getByRole('button').count()).toBe(1);
    expect(await page.getByRole('option', { name: /^Every store/ }).count()).toBe(0);
    await page.getByLabel('Title (French)').fill('Soupes de Lyon −10 %');
    await page.getByLabel('Title (English)').fill('Soups of Lyon 10% off');
    await page.getByLabel('Benefit').selectOption('PERCENT_OFF');
    await page.getByLabel('Discount (%)').fill('10');
    await page.getByLabel('Articles it applies to').selectOption('SOME');
    await page.getByLabel('Categories', { exact: true }).first().selectOption('Soupes');
    await page.getByLabel('First day').fill('2026-01-01');
    await page.getByLabel('Last day').fill('2027-06-30');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByRole('heading', { name: 'Soups of Lyon 10% off' }).waitFor();
    await page.getByText('Rayon Lyon Part-Dieu').waitFor();
    await page.getByText('One article at €10.00: the shopper pays €9.00 instead of €10.00.').waitFor();
    await confirmStep(page, /^Submit/, 'Yes, submit');
    await page.getByText('Submitted', { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page.getByLabel('Store').waitFor();
    expect(await page.getByLabel('Store').getByRole('option').allTextContents()).toEqual([
      'Rayon Lyon Part-Dieu',
    ]);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('the administrator finds articles and devices, and makes a code that enrols a till', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'en',
      width: 390,
      height: 844,
    });
    const { page, troubles } = await window.visit('/console');
    await page.getByLabel(words.en.email).fill('admin@rayon.example');
    await page.getByLabel(words.en.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: words.en.signIn, exact: true }).click();
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page.getByLabel('Search an article').fill('Mikado chocolat blanc');
    await page.getByRole('row').filter({ hasText: '3017760649193' }).filter({ hasText: '5.5%' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Devices' }).click();
    await page.getByRole('button', { name: 'Code for a new till' }).click();
    const code = (await page.getByTestId('enrolment-code').textContent()) ?? '';
    expect(await barriers(page)).toEqual([]);
    const { page: till } = await window.visit('/till');
    await till.getByLabel('Enrolment code').fill(code);
    await till.keyboard.press('Enter');
    await till.getByRole('heading', { name: 'Claim a basket' }).waitFor();
    await till.reload();
    await till.getByRole('heading', { name: 'Claim a basket' }).waitFor();
    // The name that the till shows is that of one device in the list, which says since when it is one.
    const name = (await till.getByText(/Till\s·\s[0-9A-F]{4}$/).textContent()) ?? '';
    await page.reload();
    const enrolled = page.getByRole('row').filter({ hasText: name.slice(-4) });
    await enrolled
      .getByText(/^\d\d:\d\d$/)
      .first()
      .waitFor();
    expect(await enrolled.count()).toBe(1);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('an administrator marks a member as an employee by their address, who reads it on their card, and takes it back', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'fr',
      width: 390,
      height: 844,
    });
    const { page, troubles } = await window.visit('/console');
    await page.getByRole('button', { name: 'Adèle Admin' }).click();
    await page.getByRole('tab', { name: 'Employés' }).click();
    await page.getByRole('row').filter({ hasText: 'Noémie' }).waitFor();
    const whom = page.getByLabel('Numéro de carte ou e-mail du membre');
    const mark = page.getByRole('button', { name: 'Marquer comme employé' });
    await whom.fill('3760000');
    await mark.click();
    await page.getByText(/^Ni un numéro de carte/).waitFor();
    await whom.fill('personne@rayon.example');
    await mark.click();
    await page.getByText(/ne mène pas à un membre/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await whom.fill('leo@rayon.example');
    await mark.click();
    await page.getByText('Léo est marqué comme employé.').waitFor();
    const marked = page.getByRole('row').filter({ hasText: 'Léo' });
    await marked.waitFor();
    expect(await barriers(page)).toEqual([]);

    const { page: card } = await window.visit('/card');
    await card.getByRole('button', { name: 'Léo' }).click();
    await card.getByRole('heading', { name: 'Vous travaillez ici' }).waitFor();
    await marked.getByRole('button', { name: /^Retirer/ }).click();
    await marked.getByRole('button', { name: /^Retirer vraiment/ }).click();
    await page.getByText(/Léo n’est plus marqué comme employé/).waitFor();
    await marked.waitFor({ state: 'detached' });
    await card.reload();
    await card.getByRole('heading', { name: 'Bonjour Léo' }).waitFor();
    await card.getByRole('heading', { name: 'Mon anniversaire' }).waitFor();
    expect(await card.getByRole('heading', { name: 'Vous travaillez ici' }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('an administrator says when points can be spent and until when, in words what that means; a marketer reads it', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'fr',
      width: 1280,
      height: 900,
    });
    const { page, troubles } = await window.visit('/console');
    await page.getByRole('button', { name: 'Adèle Admin' }).click();
    await page.getByRole('tab', { name: 'Programme de points' }).click();
    const now = page.getByTestId('terms-now');
    const meant = page.getByTestId('terms-meant');
    const apply = page.getByRole('button', { name: 'Appliquer aux points gagnés désormais' });
    await now.getByText(/dès qu’ils sont gagnés et jusqu’à la fin du mois, 12 mois plus tard/).waitFor();
    await page.getByLabel('Jours d’attente').fill('401');
    await page.getByLabel('Expiration').selectOption('CALENDAR');
    await page.getByLabel('Mois de l’année').selectOption('2');
    await page.getByLabel('Jour', { exact: true }).fill('29');
    await apply.click();
    await page.getByText('Un nombre de 0 à 400.').waitFor();
    await page.getByText('Un nombre de 1 à 28.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Jours d’attente').fill('0');
    await page.getByLabel('Jour', { exact: true }).fill('28');
    await meant.getByText(/jusqu’au 28 février de l’année suivante/).waitFor();
    await page.getByLabel('Fuseau horaire').fill('Mars/Olympus');
    await apply.click();
    await page.getByText(/^Vérifiez le fuseau horaire/).waitFor();
    await page.getByLabel('Fuseau horaire').fill('Europe/Paris');
    await apply.click();
    await page.getByText(/^C’est fait/).waitFor();
    await now.getByText(/jusqu’au 28 février de l’année suivante/).waitFor();
    await page.getByRole('listitem').filter({ hasText: '12 mois plus tard' }).waitFor();
    expect(await barriers(page)).toEqual([]);

    const reader = await openWindow(stage().browser, stage().url, {
      language: 'en',
      width: 390,
      height: 844,
    });
    const { page: read } = await reader.visit('/console');
    await read.getByRole('button', { name: 'Maud Marketing' }).click();
    await read.getByRole('tab', { name: 'Points programme' }).click();
    await read
      .getByTestId('terms-now')
      .getByText(/until 28 February of the year after/)
      .waitFor();
    await read.getByText('Only an administrator of the whole retailer can change these terms.').waitFor();
    expect(await read.getByRole('button', { name: /^Apply/ }).count()).toBe(0);
    expect(await barriers(read)).toEqual([]);
    await reader.close();

    // As the demonstration began, for whoever comes next.
    await page.getByLabel('Expiration').selectOption('ROLLING');
    await page.getByLabel('Mois', { exact: true }).fill('12');
    await apply.click();
    await now.getByText(/12 mois plus tard/).waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('an administrator changes the tiers, what cannot be is named at its field, and members read it on their card', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'fr',
      width: 1280,
      height: 900,
    });
    const { page, troubles } = await window.visit('/console');
    await page.getByRole('button', { name: 'Adèle Admin' }).click();
    await page.getByRole('tab', { name: 'Programme de points' }).click();
    const now = page.getByTestId('tiers-now');
    await now.getByText(/au cours des 12 derniers mois\. Un statut est gardé 60 jours de plus\./).waitFor();
    const second = page.getByRole('group', { name: 'Statut 2' });
    const apply = page.getByRole('button', { name: 'Appliquer ces statuts' });
    await second.getByLabel('Points, à partir de').fill('20');
    await page.getByLabel('Jours de plus').fill('731');
    await apply.click();
    await page.getByText('Un nombre de 0 à 730.').waitFor();
    await page.getByLabel('Jours de plus').fill('60');
    await apply.click();
    await second.getByText(/^Chaque statut doit demander plus que celui d’avant/).waitFor();
    await second.getByLabel('Points, à partir de').fill('210');
    await page.getByRole('button', { name: '+ Ajouter un statut' }).click();
    const third = page.getByRole('group', { name: 'Statut 3' });
    await apply.click();
    expect(await third.getByText('À remplir.').count()).toBe(2);
    expect(await barriers(page)).toEqual([]);
    await third.getByLabel('Nom en français').fill('Platine');
    await third.getByLabel('Nom en anglais').fill('Platinum');
    await third.getByLabel('Points, à partir de').fill('5000');
    await apply.click();
    await page.getByText(/^C’est fait/).waitFor();
    await now.getByText('dès 5 000 points').waitFor();
    await page.getByText('Statuts précédents').click();
    await page.getByRole('listitem').filter({ hasText: 'dès 200 points' }).first().waitFor();
    expect(await barriers(page)).toEqual([]);

    const reader = await openWindow(stage().browser, stage().url, {
      language: 'en',
      width: 390,
      height: 844,
    });
    const { page: card, troubles: atCard } = await reader.visit('/card');
    await card.getByRole('button', { name: /^Camille/ }).click();
    const tier = card.getByRole('region', { name: 'My tier' });
    await tier.getByText('All tiers').click();
    await tier.getByRole('listitem').filter({ hasText: 'Platinum' }).getByText('from 5,000 points').waitFor();
    await tier.getByRole('progressbar').waitFor();
    expect(await barriers(card)).toEqual([]);
    expect(atCard).toEqual([]);
    await reader.close();
    await third.getByRole('button', { name: /^Retirer/ }).click();
    await second.getByLabel('Points, à partir de').fill('200');
    await apply.click();
    await now.getByText('dès 200 points').waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a card says which points wait, until when, and which expire', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'fr',
      width: 390,
      height: 844,
    });
    const { page, troubles } = await window.visit('/card');
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      const points = body?.data?.me?.points;
      if (points?.entries) {
        const entry = { challengeTitle: null, at: '2026-12-03T10:00:00.000Z', activeOn: null, pending: 0 };
        points.pending = { points: 12, days: [{ day: '2027-01-03', points: 12 }] };
        points.expiring = [
          { day: '2026-12-31', points: 30 },
          { day: '2027-01-05', points: 1 },
          { day: '2027-01-31', points: 1200 },
        ];
        points.entries.items = [
          { ...entry, id: 'e3', kind: 'EXPIRY', points: -30 },
          { ...entry, id: 'e2', kind: 'ACTIVATION', points: 5, pending: -5 },
          { ...entry, id: 'e1', kind: 'ACCRUAL', points: 0, pending: 12, activeOn: '2027-01-03' },
        ];
      }
      await route.fulfill({ response, json: body });
    });
    await page.getByRole('button', { name: 'Camille' }).click();
    await page.getByText('12 points en attente jusqu’au 3 janv. 2027').waitFor();
    await page.getByText('30 points expirent le 31 déc. 2026').waitFor();
    await page.getByText('1 point expire le 5 janv. 2027').waitFor();
    await page.getByText(/^et 1.200 points peu après$/).waitFor();
    const moved = (text: string) => page.getByRole('listitem').filter({ hasText: text });
    await moved('Expirés').getByText('−30').waitFor();
    await moved('Désormais utilisables').getByText('+5').waitFor();
    await moved('en attente jusqu’au 3 janv. 2027').getByText('+12').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });
};
