import { chromium } from 'playwright-core'
import sparticuz from '@sparticuz/chromium'
const [,, file, out, width='1200', scheme='light', pdf] = process.argv
const drop = ['--single-process','--no-zygote','--disable-web-security','--allow-running-insecure-content']
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args.filter(a => !drop.includes(a)), headless: true })
const page = await browser.newPage({ viewport: { width: +width, height: 900 }, colorScheme: scheme })
page.on('console', m => console.log('console', m.type(), m.text()))
page.on('request', r => r.url().startsWith('file:') || r.url().startsWith('blob:')|| r.url().startsWith('data:') || console.log('REQUEST', r.url()))
await page.addInitScript(() => { window.__cls = 0; window.__long=[]; new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) window.__cls += e.value })).observe({ type: 'layout-shift', buffered: true }); new PerformanceObserver(l => l.getEntries().forEach(e => window.__long.push(Math.round(e.duration)))).observe({type:'longtask', buffered:true}) })
await page.goto('file://' + file)
await page.waitForTimeout(2500)
const h = await page.evaluate(() => document.documentElement.scrollHeight)
console.log('height', h, 'cls', await page.evaluate(() => window.__cls), 'long', await page.evaluate(() => window.__long), 'fcp', await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime))
for (let y = 0, n = 0; y < h && n < 14; y += 1800, n++) { await page.setViewportSize({ width: +width, height: 1800 }); await page.evaluate(v => window.scrollTo(0, v), y); await page.waitForTimeout(200); await page.screenshot({ path: `${out}-${n}.png` }) }
if (pdf) await page.pdf({ path: pdf, format: 'A4', printBackground: true })
await browser.close()
