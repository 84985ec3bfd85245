import { el, icon } from './dom.js';
import { get } from './api.js';
import { dateTime, locale, t } from './i18n.js';
import { moveClock, now, readClock, tomorrowAt } from './clock.js';

const TOP = 300;
const REFRESH = 3000;
const moves = [
  ['m15', () => ({ minutes: 15 })],
  ['h1', () => ({ minutes: 60 })],
  ['d1', () => ({ minutes: 1440 })],
  ['morning', () => ({ to: tomorrowAt(7, 30) })],
];

/** Who holds each open case and until when, as SharePoint has it, and the rehearsal's clock. */
export class Cases {
  #rows = null;
  #time;
  #list;
  #timer = 0;

  constructor(panel, personas) {
    this.panel = panel;
    this.personas = personas;
  }

  async open() {
    this.draw();
    await this.#refresh();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.panel.hidden ? clearInterval(this.#timer) : this.#refresh(), REFRESH);
  }

  draw() {
    this.#time = el('strong', { className: 'now', 'data-testid': 'clock-now' });
    this.#list = el('div', { className: 'case-list', 'aria-live': 'off' });
    this.panel.replaceChildren(el('div', { className: 'cases' },
      el('section', { className: 'clock', 'aria-label': t('clock') },
        el('div', { className: 'words' }, el('span', {}, t('clock')), this.#time, el('span', {}, t('clockLead'))),
        el('div', { className: 'moves' }, ...moves.map(([key, move]) =>
          el('button', { type: 'button', className: 'soft', 'data-testid': `clock-${key}`, onclick: () => this.#move(move()) }, t(`clock_${key}`))))),
      el('h1', {}, t('casesTitle')), el('p', { className: 'lead' }, t('casesLead')),
      this.#list));
    this.#paint();
  }

  async #move(move) {
    await moveClock(move);
    await this.#refresh();
  }

  async #refresh() {
    try {
      await readClock();
      const rows = await get(`/_tenant/sharepoint/lists/Aduan/items?top=${TOP}`);
      this.#rows = rows.filter((r) => r.PemegangJabatan).sort((a, b) => String(a.BatasUtc).localeCompare(String(b.BatasUtc)));
    } catch (error) {
      console.error(error);
      this.#rows = null;
    }
    this.#paint();
  }

  #paint() {
    this.#time.textContent = dateTime(now());
    if (!this.#rows?.length) {
      this.#list.replaceChildren(el('p', { className: 'empty' }, icon('table'), t(this.#rows ? 'casesEmpty' : 'casesUnread')));
      return;
    }
    this.#list.replaceChildren(el('ul', {}, ...this.#rows.map((r) => this.#row(r))));
  }

  #row(r) {
    const late = r.BatasUtc && new Date(r.BatasUtc).getTime() < now();
    return el('li', { className: late ? 'late' : '', 'data-testid': `case-${r.NomorTiket}` },
      el('div', { className: 'what' },
        el('strong', {}, r.NomorTiket, ...(r.Mendesak === 1 ? [el('em', {}, t('urgent'))] : [])),
        el('span', {}, r.Ringkasan ?? '')),
      el('div', {}, el('small', {}, t('step')), `${r.LangkahNo}. ${sentence(r.LangkahKini)}`),
      el('div', {}, el('small', {}, t('holder')), ...r.PemegangJabatan.split(',').map((key) => el('span', { className: 'holder' }, this.#name(key.trim())))),
      el('div', { className: 'until' }, el('small', {}, t('due')), r.BatasUtc ? dateTime(r.BatasUtc) : '–', el('b', { className: 'left' }, r.BatasUtc ? left(new Date(r.BatasUtc).getTime() - now()) : '')));
  }

  #name(key) {
    const persona = this.personas().find((p) => p.key === key);
    return persona ? `${persona.name} · ${persona.position}` : key;
  }
}

const sentence = (key) => String(key ?? '').replaceAll('_', ' ');

/** "sisa 3 jam" or "lewat 2 hari": by the wall clock, largest unit first. */
function left(ms) {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const [amount, unit] = minutes >= 1440 ? [minutes / 1440, 'day'] : minutes >= 60 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  const text = new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(amount);
  return t(ms < 0 ? 'late' : 'left', { time: text });
}
