import { byId, el, icon, size } from './dom.js';
import { get } from './api.js';
import { dateTime, t } from './i18n.js';

const PAGE = 50;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const isLibrary = (list) => list.library === true;

/** The archive: each list as a table, the library as pictures. */
export class SharePoint {
  #lists = [];
  #current = null;
  #skip = 0;
  #drawn = 0;

  constructor(panel) { this.panel = panel; }

  async open() {
    this.draw();
    try { this.#lists = await get('/_tenant/sharepoint/lists'); } catch { this.#lists = null; }
    this.#current = this.#lists?.find((l) => l.name === this.#current?.name) ?? this.#lists?.[0] ?? null;
    this.draw();
    await this.#load();
  }

  draw() {
    const content = el('div', { className: 'sp-content', id: 'sp-content' });
    this.panel.replaceChildren(
      el('aside', { className: 'sp-side' },
        el('h1', {}, t('spTitle')), el('p', { className: 'lead' }, t('spLead')),
        el('nav', { 'aria-label': t('spLists') }, ...(this.#lists ?? []).map((list) => this.#item(list)))),
      content,
    );
    if (!this.#lists) content.append(el('p', { className: 'empty' }, t('spMissing')));
    if (!byId('panel-sharepoint').hidden && this.#current) this.#load();
  }

  #item(list) {
    return el('button', {
      type: 'button', className: 'sp-item', 'data-testid': `list-${list.name}`, 'aria-current': list.name === this.#current?.name ? 'true' : null,
      onclick: () => { this.#current = list; this.#skip = 0; this.draw(); byId('sp-content').focus?.(); },
    }, icon(isLibrary(list) ? 'image' : 'table'), el('span', {}, inWords(list.displayName ?? list.name)), Number.isInteger(list.count) && el('small', {}, String(list.count)));
  }

  async #load() {
    const list = this.#current;
    const content = byId('sp-content');
    if (!list || !content) return;
    const turn = ++this.#drawn;
    let body;
    try {
      const name = encodeURIComponent(list.name);
      const answer = await get(isLibrary(list) ? `/_tenant/sharepoint/library/${name}` : `/_tenant/sharepoint/lists/${name}/items?top=${PAGE}&skip=${this.#skip}`);
      const rows = Array.isArray(answer) ? answer : [];
      body = isLibrary(list) ? gallery(rows) : this.#table(list, rows);
    } catch (error) {
      console.error(error);
      body = el('p', { className: 'empty' }, t('spMissing'));
    }
    if (turn !== this.#drawn) return;
    content.replaceChildren(
      el('div', { className: 'sp-head' }, el('h2', {}, inWords(list.displayName ?? list.name)),
        el('button', { type: 'button', className: 'soft', onclick: () => this.#load() }, t('refresh'))),
      body,
    );
  }

  #table(list, rows) {
    if (rows.length === 0 && this.#skip === 0) return el('p', { className: 'empty' }, icon('table'), t('spEmpty'));
    const columns = columnsOf(rows);
    const head = el('tr', {}, ...columns.map((name) => el('th', { scope: 'col' }, title(list, name))));
    const body = rows.map((row) => el('tr', {}, ...columns.map((name, i) => {
      const text = show(row[name]);
      const cell = el('td', { title: text.length > 30 ? text : '' });
      cell.append(i === 0 ? el('button', { type: 'button', className: 'link', 'aria-label': `${t('details')} ${text}`, onclick: () => details(list, columns, row) }, text) : el('span', {}, text));
      if (typeof row[name] === 'number') cell.className = 'number';
      return cell;
    })));
    const pages = el('div', { className: 'pages' },
      el('button', { type: 'button', className: 'soft', disabled: this.#skip === 0, onclick: () => { this.#skip = Math.max(0, this.#skip - PAGE); this.#load(); } }, t('prev')),
      el('span', {}, t('rows', { from: this.#skip + Math.min(1, rows.length), to: this.#skip + rows.length })),
      el('button', { type: 'button', className: 'soft', disabled: rows.length < PAGE, onclick: () => { this.#skip += PAGE; this.#load(); } }, t('next')));
    return el('div', { className: 'table-frame' },
      el('div', { className: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': inWords(list.displayName ?? list.name) }, el('table', {}, el('thead', {}, head), el('tbody', {}, ...body))), pages);
  }
}

const system = /^(@.*|ContentType|Attachments|Edit|LinkTitle.*|Created|Modified|ItemChildCount|FolderChildCount|_.*|.*LookupId)$/;
const forMachines = /^(id|Kunci|CaseKey|ObjectId|Versi|Isi\d?|Hash.*)$/;

/** The case's number first, keys and fingerprints last; a column that only repeats another says nothing. */
function columnsOf(rows) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !system.test(name));
  const repeats = (name) => rows.every((row) => row.Title === row[name]);
  const kept = ['NomorTiket', 'Kunci', 'Kode'].some(repeats) ? names.filter((name) => name !== 'Title') : names;
  const shown = kept.filter((name) => !(name.endsWith('Utc') && kept.includes(name.replace(/Utc$/, 'Wib'))));
  const rank = (name) => (name === 'NomorTiket' ? 0 : forMachines.test(name) ? 2 : 1);
  return shown.sort((a, b) => rank(a) - rank(b));
}

const title = (list, name) => (name === 'Title' ? t('spName') : list.columns?.find((c) => c.name === name)?.displayName ?? name);

/** "HariLibur" in words; the names in SharePoint have no spaces, because addresses are made of them. */
const inWords = (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

function show(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' && ISO.test(value)) return dateTime(value);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function details(list, columns, row) {
  const dialog = byId('details');
  dialog.replaceChildren(
    el('header', {}, el('h2', {}, inWords(list.displayName ?? list.name)), el('button', { type: 'button', className: 'icon-button', 'aria-label': t('close'), onclick: () => dialog.close() }, icon('close'))),
    el('dl', {}, ...columns.flatMap((name) => [el('dt', {}, title(list, name)), el('dd', {}, show(row[name]) || '–')])),
  );
  dialog.showModal();
}

function gallery(files) {
  if (files.length === 0) return el('p', { className: 'empty' }, icon('image'), t('spEmpty'));
  return el('ul', { className: 'gallery' }, ...files.map((file) => {
    const name = file.path.split('/').pop();
    const picture = /^image\//.test(file.mediaType ?? '');
    return el('li', {}, el('a', { href: file.url, target: '_blank', rel: 'noopener' },
      el('span', { className: 'thumb' }, picture ? el('img', { src: file.url, alt: t('openImage', { name }), loading: 'lazy' }) : icon('file')),
      el('strong', {}, name), el('small', {}, `${file.path.slice(0, -name.length)} · ${size(file.size)}`), el('small', {}, dateTime(file.createdAt))));
  }));
}
