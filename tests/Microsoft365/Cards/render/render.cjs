// Parses, validates and renders every card of a folder with Microsoft's own renderer under jsdom.
// Prints one line for each complaint and exits with 1 when there is any.
const fs = require('node:fs');
const path = require('node:path');
const { JSDOM } = require('jsdom');

const dom = new JSDOM('<!doctype html><body></body>');
const needed = /^(HTML.*Element|Element|Node|Event|KeyboardEvent|MouseEvent|CustomEvent|DocumentFragment)$/;
for (const name of Object.getOwnPropertyNames(dom.window).filter((n) => needed.test(n))) globalThis[name] = dom.window[name];
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const AC = require('adaptivecards/dist/adaptivecards.min.js');

// Teams draws charts, this renderer does not and shows the fallback, which every chart of ours has.
const chart = /^Unknown element type "Chart\.\w+"\. Fallback will be used if present\.$/;

function* complaints(json) {
  const context = new AC.SerializationContext();
  const card = new AC.AdaptiveCard();
  card.parse(json, context);
  for (let i = 0; i < context.eventCount; i++) {
    const { message } = context.getEventAt(i);
    if (!chart.test(message)) yield `parse: ${message}`;
  }
  for (const event of card.validateProperties().validationEvents) yield `validate: ${event.message}`;
  const element = card.render();
  if (!element) yield 'render: nothing';
  else if (element.querySelectorAll('*').length < 3) yield 'render: almost nothing';
  const headings = element ? element.querySelectorAll('[role=heading]').length : 0;
  if (headings !== 1) yield `render: ${headings} headings, wanted 1`;
}

const folder = process.argv[2];
const files = fs.readdirSync(folder).filter((f) => f.endsWith('.json')).sort();
let bad = files.length === 0 ? 1 : 0;
for (const file of files) {
  for (const complaint of complaints(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')))) {
    console.log(`${file}: ${complaint}`);
    bad++;
  }
}

console.log(`${files.length} cards, ${bad} complaints`);
process.exit(bad ? 1 : 0);
