import { byId, el, icon, rove } from './dom.js';
import { switchLanguage, t, translate } from './i18n.js';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { Personas } from './personas.js';
import { SharePoint } from './sharepoint.js';
import { Faults } from './faults.js';
import { Cases } from './cases.js';
import { Extension } from './extension.js';
import { readClock } from './clock.js';

const live = byId('live');
const extension = new Extension();
const chat = new Chat((message) => extension.open(chat.persona.key, message));
const personas = new Personas((persona) => open(persona));
const composer = new Composer(() => chat.persona?.key);
const sharePoint = new SharePoint(byId('panel-sharepoint'));
const faults = new Faults(byId('panel-faults'), () => personas.all, () => chat.redraw());
const cases = new Cases(byId('panel-cases'), () => personas.all, () => chat.persona?.key);
const tabs = ['chat', 'cases', 'sharepoint', 'faults'];

async function open(persona) {
  localStorage.setItem('persona', persona.key);
  composer.switchTo(persona.key);
  byId('dashboard').href = `/_tenant/signin/${persona.key}?to=/api/dashboard`;
  await chat.open(persona);
  document.title = `${persona.name} · SOP 697`;
}

function showTab(name) {
  for (const tab of tabs) {
    const button = byId(`tab-${tab}`);
    button.setAttribute('aria-selected', String(tab === name));
    button.tabIndex = tab === name ? 0 : -1;
    byId(`panel-${tab}`).hidden = tab !== name;
  }
  if (name === 'cases') cases.open();
  if (name === 'sharepoint') sharePoint.open();
  if (name === 'faults') faults.open();
  if (name === 'chat') chat.shown();
}

function setUpTheme() {
  const button = byId('theme');
  const paint = () => {
    const dark = document.documentElement.dataset.theme === 'dark';
    button.replaceChildren(icon(dark ? 'sun' : 'moon'));
    button.setAttribute('aria-pressed', String(dark));
    chat.redraw();
    extension.redraw();
  };
  const set = (theme) => { document.documentElement.dataset.theme = theme; paint(); };
  button.onclick = () => {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', theme);
    set(theme);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (e) => { if (!localStorage.getItem('theme')) set(e.matches ? 'dark' : 'light'); });
  paint();
}

function setUpLanguage() {
  const button = byId('language');
  const paint = () => { button.textContent = t('language'); button.dataset.short = t('languageShort'); button.setAttribute('aria-label', t('languageLabel')); };
  button.onclick = switchLanguage;
  document.addEventListener('languagechanged', () => { paint(); personas.draw(); chat.relabel(); composer.draw(); sharePoint.draw(); faults.draw(); cases.draw(); });
  paint();
}

function announce(persona, message) {
  const name = personas.all.find((p) => p.key === persona)?.name ?? persona;
  live.textContent = t('newMessage', { name, text: message.summary || message.text || t('card') });
}

function listen() {
  const events = new EventSource('/_tenant/events');
  const state = byId('link-state');
  // Also the first time: what came between the reading of the chat and this was told to nobody.
  events.addEventListener('hello', async () => {
    state.hidden = true;
    personas.load();
    await chat.reload();
    byId('messages').dataset.live = 'yes';
  });
  events.onerror = () => { state.hidden = false; };
  for (const kind of ['added', 'updated', 'viewed', 'deleted', 'typing', 'member'])
    events.addEventListener(kind, (event) => {
      const { persona, message } = JSON.parse(event.data);
      if (persona === chat.persona?.key) chat.apply(kind, message);
      if (kind === 'added' && message.from === 'bot') announce(persona, message);
      if (kind === 'added' || kind === 'member' || kind === 'deleted') personas.loadSoon();
    });
}

translate();
setUpTheme();
setUpLanguage();
for (const tab of tabs) byId(`tab-${tab}`).onclick = () => showTab(tab);
rove(document.querySelector('[role=tablist]'), () => tabs.map((tab) => byId(`tab-${tab}`)), { activate: true });
byId('composer-report').onclick = () => { if (chat.persona) extension.open(chat.persona.key, null); };
listen();
try {
  await readClock();
  await personas.load();
  await personas.choose(localStorage.getItem('persona') ?? 'tim');
} catch (error) {
  console.error(error);
  byId('messages').replaceChildren(el('p', { className: 'empty' }, t('failed')));
}
