import * as api from './api.js';
import { el, say } from './dom.js';
import { day, number, t, wib } from './texts.js';

/** Finds cases: words, filters, page after page. Words are kept here and never written into the address. */

const ENOUGH = 25;
let typed = '';

/** @param filter from the address: keadaan, langkah, kanal, topik */
export async function list(filter) {
  const data = await api.numbers('bulan');
  const view = new CaseListView(data, filter);
  await view.begin();
  return { page: view.page, data, title: t('cases') };
}

class CaseListView {
  #search = {};
  #shown = 0;
  #next = null;
  #running = 0;

  constructor(data, filter) {
    this.items = el('ul', { className: 'cases', 'aria-label': t('cases') });
    this.state = el('p', { className: 'dim', 'data-count': '' });
    this.button = el('button', { type: 'button', className: 'soft', hidden: true, 'data-more': '', onclick: () => this.#press() });
    this.page = el('div', { className: 'listing' },
      el('h1', { tabIndex: -1 }, t('cases')),
      el('p', { className: 'dim' }, data.seesAll ? t('allCases') : t('ownOnly')),
      this.#form(data, filter), this.state, this.items, this.button);
  }

  begin() {
    return this.#start();
  }

  #form(data, filter) {
    this.words = el('input', { type: 'search', id: 'cari', maxLength: 200, value: typed, autocomplete: 'off', 'aria-describedby': 'cari-contoh' });
    const select = (name, label, options) => {
      const field = el('select', { id: name, onchange: () => this.#start() },
        el('option', { value: '' }, t('any')), ...options.map(([value, text]) => el('option', { value }, text)));
      field.value = filter[name] ?? '';
      if (field.selectedIndex < 0) field.value = '';
      return [field, el('div', { className: 'field' }, el('label', { for: name }, label), field)];
    };
    const fields = {
      standing: select('keadaan', t('standing'), [['terbuka', t('anyOpen')], ['terlambat', t('overdue')], ['selesai', t('closed')]]),
      step: select('langkah', t('step'), data.steps.map((s) => [s.step, s.number ? `${s.number}. ${s.title}` : s.title])),
      channel: select('kanal', t('channel'), data.channels.map((c) => [c.key, c.label])),
      topic: select('topik', t('topic'), data.topics.map((c) => [c.key || '-', c.label])),
    };
    this.fields = Object.fromEntries(Object.entries(fields).map(([name, [field]]) => [name, field]));
    return el('form', { className: 'find', role: 'search', 'aria-label': t('find'), onsubmit: (e) => { e.preventDefault(); this.#start(); } },
      el('div', { className: 'field words' }, el('label', { for: 'cari' }, t('findLabel')), this.words, el('small', { id: 'cari-contoh', className: 'dim' }, t('findHint'))),
      ...Object.values(fields).map(([, box]) => box),
      el('div', { className: 'buttons' }, el('button', { type: 'submit' }, t('go')), el('button', { type: 'button', className: 'soft', onclick: () => this.#clear() }, t('clear'))));
  }

  #clear() {
    this.words.value = '';
    for (const field of Object.values(this.fields)) field.value = '';
    return this.#start();
  }

  #start() {
    typed = this.words.value.trim();
    this.#search = { words: typed, ...Object.fromEntries(Object.entries(this.fields).map(([name, field]) => [name, field.value])) };
    this.#shown = 0;
    this.#next = null;
    this.items.replaceChildren();
    return this.#read();
  }

  #press() {
    if (this.#running && this.button.dataset.more === 'stop') {
      this.#running = 0;
      return undefined;
    }
    return this.#read();
  }

  /** One page; a search that finds little goes on by itself, each time a bounded piece, until a page is full or somebody stops it. */
  async #read() {
    const mine = (this.#running = Date.now() + Math.random());
    const [goal, first] = [this.#shown + ENOUGH, this.#shown];
    try {
      do {
        const page = await api.cases({ ...this.#search, after: this.#next });
        if (this.#running !== mine && this.#running !== 0) return;
        this.items.append(...page.cases.map(line));
        this.#shown += page.cases.length;
        this.#next = page.next;
        this.through = page.through;
        if (this.#running !== mine) break;
        if (this.#next && this.#shown < goal) this.#tell(t('searching', { day: day(page.through) }), t('stop'), 'stop');
      } while (this.#next && this.#shown < goal);
    } catch (reason) {
      if (!(reason instanceof api.Refused)) throw reason;
      this.#tell(reason.message || t('failed'), t('again'), 'more');
      return;
    } finally {
      if (this.#running === mine) this.#running = 0;
    }
    const found = t(this.#next ? 'shownMore' : this.#shown ? 'shown' : 'nothing', { n: number(this.#shown) });
    const stopped = this.#next && this.#shown < goal;
    this.#tell(stopped ? `${found} ${t('stopped', { day: day(this.through) })}` : found, this.#next ? t(stopped ? 'further' : 'more') : null, 'more');
    say(found);
    if (first) this.items.children[first]?.querySelector('a')?.focus();
  }

  #tell(text, button, more) {
    this.state.textContent = text;
    this.button.hidden = !button;
    this.button.textContent = button ?? '';
    this.button.dataset.more = more;
  }
}

export const pill = (standing, text = t(standing)) => el('span', { className: `pill ${standing}` }, text);

function line(c) {
  const facts = [c.channel, c.topic, c.kind].filter(Boolean).join(' · ');
  return el('li', { 'data-case': c.caseId },
    el('div', { className: 'line-head' },
      el('a', { href: `#kasus/${c.caseId}` }, c.number ?? t('newCase')), pill(c.standing), c.urgent && el('span', { className: 'pill urgent' }, t('isUrgent'))),
    el('p', { className: 'words' }, c.summary),
    el('p', { className: 'dim' }, facts),
    el('p', { className: 'where' },
      c.closedAt ? `${c.outcome} · ${wib(c.closedAt)}` : c.step && `${c.step}${c.held.length ? ` · ${t('heldBy')} ${c.held.join(', ')}` : ''}`),
    el('p', { className: 'dim' }, c.due ? `${t('due')} ${wib(c.due)} · ${t('receivedAt')} ${wib(c.receivedAt)}` : `${t('receivedAt')} ${wib(c.receivedAt)}`));
}
