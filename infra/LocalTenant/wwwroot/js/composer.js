import { byId, el, icon, size } from './dom.js';
import { chatPath, post } from './api.js';
import { locale, t } from './i18n.js';

const MAX_FILES = 10;

/** Where a person types, pastes and drops. Every persona has a draft of its own. */
export class Composer {
  #drafts = new Map();
  #sending = false;
  #persona;
  #key = null;

  constructor(persona) {
    this.#persona = persona;
    this.form = byId('composer');
    this.text = byId('composer-text');
    this.input = byId('composer-file');
    this.previews = byId('previews');
    this.form.onsubmit = (event) => { event.preventDefault(); this.#send(); };
    byId('composer-attach').onclick = () => this.input.click();
    this.input.onchange = () => { this.#add(this.input.files); this.input.value = ''; };
    this.text.oninput = () => { this.#draft.text = this.text.value; this.#fit(); };
    this.text.onkeydown = (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#send(); }
    };
    document.addEventListener('paste', (event) => this.#paste(event));
    this.#listenToDrops(document.querySelector('.chat'));
  }

  get #draft() {
    if (!this.#drafts.has(this.#key)) this.#drafts.set(this.#key, { text: '', files: [], as: 'image' });
    return this.#drafts.get(this.#key);
  }

  switchTo(key) {
    this.#key = key;
    this.text.value = this.#draft.text;
    this.#fit();
    this.draw();
  }

  draw() {
    const { files } = this.#draft;
    this.previews.hidden = files.length === 0;
    this.previews.replaceChildren(...files.map((f) => this.#preview(f)), ...(files.some((f) => f.url) ? [this.#sendAs()] : []));
  }

  #paste(event) {
    const files = [...event.clipboardData.files];
    // A paste into a card's input belongs to the card.
    if (files.length === 0 || (event.target !== this.text && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))) return;
    event.preventDefault();
    this.#add(files);
    this.text.focus();
  }

  #listenToDrops(area) {
    let depth = 0;
    const drop = byId('drop');
    const carries = (event) => event.dataTransfer?.types.includes('Files');
    area.addEventListener('dragenter', (e) => { if (carries(e)) { e.preventDefault(); depth++; drop.hidden = false; } });
    area.addEventListener('dragover', (e) => { if (carries(e)) e.preventDefault(); });
    area.addEventListener('dragleave', (e) => { if (carries(e) && --depth <= 0) { depth = 0; drop.hidden = true; } });
    area.addEventListener('drop', (e) => {
      if (!carries(e)) return;
      e.preventDefault();
      depth = 0;
      drop.hidden = true;
      this.#add(e.dataTransfer.files);
      this.text.focus();
    });
  }

  #add(files) {
    for (const file of files) {
      if (this.#draft.files.length >= MAX_FILES) break;
      this.#draft.files.push({ file, url: file.type.startsWith('image/') ? URL.createObjectURL(file) : null });
    }
    this.draw();
  }

  #preview(item) {
    const { file } = item;
    return el(
      'figure',
      { className: 'preview' },
      item.url ? el('img', { src: item.url, alt: '' }) : icon('file'),
      el('figcaption', {}, el('span', {}, file.name), el('small', {}, size(file.size))),
      el('button', { type: 'button', className: 'remove', 'aria-label': t('remove', { name: file.name }), onclick: () => this.#remove(item) }, icon('close')),
    );
  }

  #sendAs() {
    const select = el('select', { id: 'send-as', onchange: () => { this.#draft.as = select.value; } },
      el('option', { value: 'image' }, t('asImage')), el('option', { value: 'file' }, t('asFile')));
    select.value = this.#draft.as;
    return el('label', { className: 'send-as' }, t('sendAs'), select);
  }

  #remove(item) {
    if (item.url) URL.revokeObjectURL(item.url);
    this.#draft.files.splice(this.#draft.files.indexOf(item), 1);
    this.draw();
    this.text.focus();
  }

  async #send() {
    const draft = this.#draft;
    const text = this.text.value.trim();
    if (this.#sending || (!text && draft.files.length === 0)) return;
    this.#sending = true;
    this.form.setAttribute('aria-busy', 'true');
    const form = new FormData();
    form.set('text', text);
    form.set('locale', locale());
    if (draft.files.some((f) => f.url)) form.set('as', draft.as);
    for (const { file } of draft.files) form.append('file', file);
    const persona = this.#persona();
    // The field is free at once: the message is in the chat before the bot has answered.
    const kept = { text: draft.text, files: draft.files };
    Object.assign(draft, { text: '', files: [] });
    this.switchTo(this.#key);
    try {
      const sent = post(chatPath(persona, 'messages'), form);
      this.#sending = false;
      this.form.setAttribute('aria-busy', 'false');
      await sent;
      for (const { url } of kept.files) if (url) URL.revokeObjectURL(url);
    } catch {
      Object.assign(draft, { text: kept.text + draft.text, files: [...kept.files, ...draft.files] });
      this.switchTo(this.#key);
      byId('live').textContent = t('failed');
    }
  }

  #fit() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 180)}px`;
  }
}
