import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';

/** How a window looks and speaks. */
export type Window = {
  language: 'fr' | 'en';
  scheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Where whoever looks sits; that of the machine unless said. */
  timeZone?: string | undefined;
};

/** A page of one window, with what went wrong on it so far. */
export type Visit = Readonly<{ page: Page; troubles: string[] }>;

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** How long a page may take to show something, on a machine that is busy with other tests too. */
const patienceMilliseconds = 60_000;

/** Whatever moves so long after an answer to somebody's touch still belongs to it, on a machine that is slow to paint. */
const paintedWithinMilliseconds = 2_000;

/**
 * Adds up how far the layout moved without somebody having touched anything. The browser excuses half a second after a
 * touch; here the requests a touch set off are excused as well, so that a slow answer is not taken for a jumpy page.
 */
const watchShifts = `
  window.rayonShift = 0;
  let touchedAt = -Infinity;
  const excused = [];
  const isExcused = (at) => excused.some(({ from, to }) => at >= from && at <= to + ${paintedWithinMilliseconds});
  for (const kind of ['pointerdown', 'keydown'])
    addEventListener(kind, () => { touchedAt = performance.now(); }, { capture: true });
  const ask = window.fetch;
  window.fetch = (...what) => {
    const from = performance.now();
    if (from - touchedAt > 500 && !isExcused(from)) return ask(...what);
    const span = { from, to: Infinity };
    excused.push(span);
    return ask(...what).finally(() => { span.to = performance.now(); });
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput && !isExcused(entry.startTime)) window.rayonShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`;

/** Opens a window of its own (nothing shared with others) and gives a way to open pages in it. */
export const openWindow = async (
  browser: Browser,
  url: string,
  { language, scheme = 'light', width = 1280, height = 800, timeZone }: Window,
) => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    // A colour that is read while it changes is neither of the two.
    reducedMotion: 'reduce',
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    ...(timeZone ? { timezoneId: timeZone } : {}),
  });
  context.setDefaultTimeout(patienceMilliseconds);
  await context.addInitScript(watchShifts);
  const visit = async (path: string): Promise<Visit> => {
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(`${path}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`${path}: ${message.text()}`);
    });
    await page.goto(path);
    return { page, troubles };
  };
  return { context, visit, close: () => context.close() };
};

type AxeResults = {
  violations: { id: string; impact: string | null; nodes: { target: string[]; failureSummary: string }[] }[];
};

/** A page is given axe when it is looked at: reading it into every page that is opened takes longer than the page. */
const lookWithAxe = `(async () => {
  if (!window.axe) { ${axeSource} }
  return window.axe.run();
})()`;

/** What axe finds serious or critical on the page as it stands. */
export const barriers = async (page: Page): Promise<string[]> => {
  const { violations } = await page.evaluate<AxeResults>(lookWithAxe);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${page.url()} ${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    );
};

/** Waits until that has the focus. */
export const getsFocus = (element: Locator): Promise<void> =>
  element.and(element.page().locator(':focus')).waitFor();

/** How far the page moved under its reader; below 0.1 counts as steady. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { rayonShift: number }).rayonShift);

/** Whether the element is in the window and nothing lies over its middle. */
export const isInPlainSight = (page: Page, testId: string): Promise<boolean> =>
  page.getByTestId(testId).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const onTop = element.ownerDocument.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return onTop !== null && element.contains(onTop);
  });
