// Takes the pictures of docs/screens from a Rayon that runs with its demonstration retailer:
//   npm start -- --fresh --port 4001        and in another terminal
//   node apps/web/screens.mjs http://127.0.0.1:4001
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const url = process.argv[2] ?? 'http://127.0.0.1:4000';
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../docs/screens');
mkdirSync(folder, { recursive: true });

const executablePath =
  process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

/** Opens a page in a window of its own. */
const open = async (path, language, colorScheme, width, height) => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(path);
  return page;
};
const shoot = async (page, name) => {
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/screens/${name}.png`);
};
const click = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

const { samples } = await (await fetch(`${url}/demo.json`)).json();
const codeOf = (label) => samples.find((sample) => sample.label.includes(label)).code;

/** Signs a shopper in, presents the card and scans; gives the handheld's page and its transfer code when asked. */
const shop = async ({ member, store, language, scheme, width, height, start, articles }) => {
  const card = await open('/card', language, scheme, 390, 844);
  await click(card, member);
  const content = await card.getByTestId('qr-content').textContent();
  const handheld = await open('/scanner', language, scheme, width, height);
  await click(handheld, store);
  await handheld.getByRole('button', { name: start }).waitFor();
  await handheld.locator('.code-entry input').fill(content);
  await handheld.keyboard.press('Enter');
  await handheld.getByTestId('total').waitFor();
  for (const article of articles) {
    const before = await handheld.locator('.scanning-total').textContent();
    await handheld.locator('.code-entry input').fill(codeOf(article));
    await handheld.keyboard.press('Enter');
    while ((await handheld.locator('.scanning-total').textContent()) === before)
      await handheld.waitForTimeout(50);
  }
  return { card, handheld };
};

try {
  await shoot(await open('/', 'fr', 'light', 1280, 800), 'home');

  const french = await shop({
    member: 'Camille',
    store: 'Rayon Nantes Centre',
    language: 'fr',
    scheme: 'light',
    width: 390,
    height: 844,
    start: 'Commencer',
    articles: ['Mikado', 'Mikado', 'Mikado', 'Bananes', 'Bière', 'Tropicana'],
  });
  await french.handheld.getByText('Vos chips').waitFor();
  await shoot(french.handheld, 'scanner-phone');
  await shoot(french.card, 'card-phone');

  const english = await shop({
    member: 'Oliver',
    store: 'Rayon Lyon Part-Dieu',
    language: 'en',
    scheme: 'dark',
    width: 800,
    height: 480,
    start: 'Start',
    articles: ['Bananes', 'Mikado', 'Salade', 'Tropicana'],
  });
  await english.handheld.getByText('Your crisps').waitFor();
  await shoot(english.handheld, 'scanner-handheld');

  await click(french.handheld, 'Terminer');
  const code = await french.handheld.getByTestId('transfer-code').textContent();
  const till = await open('/till', 'fr', 'light', 1280, 800);
  await click(till, 'Rayon Nantes Centre');
  await till.getByLabel('Code de transfert').fill(code);
  await click(till, 'Récupérer');
  await till.getByTestId('due').waitFor();
  await shoot(till, 'till-payment');

  const desk = await open('/console', 'fr', 'light', 390, 844);
  await click(desk, 'Nadia Nantes');
  await desk.getByRole('button', { name: /Âge vérifié/ }).waitFor();
  await shoot(desk, 'console-help');

  const console_ = await open('/console', 'en', 'light', 1280, 800);
  await click(console_, 'Maud Marketing');
  await console_.getByRole('table').waitFor();
  await shoot(console_, 'console-campaigns');

  // The shop is left as it was found: no basket waits for anybody.
  await click(english.handheld, 'Abandon');
  await click(english.handheld, 'Abandon it?');
  await desk.getByRole('button', { name: /Âge vérifié/ }).click();
} finally {
  await browser.close();
}
