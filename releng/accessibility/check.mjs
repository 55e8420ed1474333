// SPDX-License-Identifier: EPL-2.0
// Usage: npm install && npm run check -- REPORT.html...
// CHROMIUM names the browser; /usr/bin/chromium if it is not set. Exit code 1 if a report has a violation.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const reports = process.argv.slice(2);
if (reports.length === 0) {
  console.error('Name at least one report: npm run check -- report.html');
  process.exit(3);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // a browser in a container has no namespaces of its own; the pages are ours
  args: ['--no-sandbox'],
});
let violations = 0;
for (const report of reports)
  for (const scheme of ['light', 'dark'])
    for (const width of [1280, 320]) violations += await check(report, scheme, width);
await browser.close();
console.log(violations === 0 ? 'No violations.' : `${violations} violations.`);
process.exit(violations === 0 ? 0 : 1);

async function check(report, scheme, width) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(pathToFileURL(resolve(report)));
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  await page.close();
  const where = `${report}, ${scheme}, ${width} px`;
  for (const { id, impact, help, nodes } of found.violations) {
    console.log(`${where}: ${id} (${impact}): ${help}`);
    for (const node of nodes.slice(0, 5)) console.log(`    ${node.target.join(' ')}`);
  }
  if (tooWide) console.log(`${where}: the page is wider than the window`);
  return found.violations.length + (tooWide ? 1 : 0);
}
