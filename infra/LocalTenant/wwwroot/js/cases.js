import { el, icon } from './dom.js';
import { get } from './api.js';
import { showHistory } from './history.js';
import { dateTime, locale, t } from './i18n.js';
import { moveClock, now, readClock, tomorrowAt } from './clock.js';

const TOP = 300;
const RECENT = 20;
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
  #closed = [];
  #behind = false;
  #painted = '';
  #time;
  #list;
  #timer = 0;

  constructor(panel, personas, persona) {
    this.panel = panel;
    this.personas = personas;
    this.persona = persona;
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
      this.#behind = (await get('/_tenant/faults')).some((f) => !f.over && /v1/.test(f.order.match));
      const rows = await get(`/_tenant/sharepoint/lists/Aduan/items?top=${TOP}`);
      this.#closed = rows.filter((r) => r.Status === 'selesai').sort((a, b) => String(b.SelesaiUtc).localeCompare(String(a.SelesaiUtc))).slice(0, RECENT);
      this.#rows = rows.filter((r) => r.PemegangJabatan).sort((a, b) => String(a.BatasUtc).localeCompare(String(b.BatasUtc)));
    } catch (error) {
      console.error(error);
      this.#rows = null;
    }
    this.#paint();
  }

  #paint() {
    this.#time.textContent = dateTime(now());
    const json = JSON.stringify([this.#rows, this.#closed, this.#behind, locale(), Math.floor(now() / 60_000)]);
    // A button that somebody stands on is not drawn anew under his hand.
    if (json === this.#painted && this.#list.hasChildNodes()) return;
    this.#painted = json;
    this.#list.replaceChildren(
      ...(this.#behind ? [el('p', { className: 'behind', role: 'status' }, t('casesBehind'))] : []),
      this.#rows?.length ? el('ul', {}, ...this.#rows.map((r) => this.#row(r))) : el('p', { className: 'empty' }, icon('table'), t(this.#rows ? 'casesEmpty' : 'casesUnread')),
      ...(this.#closed.length ? [el('h2', {}, t('closedTitle')), el('ul', {}, ...this.#closed.map((r) => this.#done(r)))] : []));
  }

  #history(r) {
    return el('button', { type: 'button', className: 'link', 'data-testid': `history-${r.NomorTiket}`, 'aria-label': t('historyOf', { number: r.NomorTiket }), onclick: () => showHistory(this.persona() ?? 'tim', r.CaseKey, r.NomorTiket) }, t('history'));
  }

  #done(r) {
    return el('li', { className: 'done', 'data-testid': `closed-${r.NomorTiket}` },
      el('div', { className: 'what' }, el('strong', {}, r.NomorTiket), el('span', {}, r.Ringkasan ?? '')),
      el('div', {}, el('small', {}, t('outcome')), sentence(r.Hasil)),
      el('div', {}, el('small', {}, t('finished')), r.SelesaiUtc ? dateTime(r.SelesaiUtc) : '–'),
      el('div', { className: 'more' }, this.#history(r)));
  }

  #row(r) {
    const late = r.BatasUtc && new Date(r.BatasUtc).getTime() < now();
    return el('li', { className: late ? 'late' : '', 'data-testid': `case-${r.NomorTiket}` },
      el('div', { className: 'what' },
        el('strong', {}, r.NomorTiket, ...(r.Mendesak === 1 ? [el('em', {}, t('urgent'))] : [])),
        el('span', {}, r.Ringkasan ?? ''), this.#history(r)),
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
