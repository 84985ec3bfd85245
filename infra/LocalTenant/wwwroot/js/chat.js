import { byId, el, icon, size } from './dom.js';
import { chatPath, get, post } from './api.js';
import { clockTime, dateTime, dayKey, dayName, locale, t } from './i18n.js';
import { CardView } from './cards.js';
import { markdown } from './markdown.js';

const PAGE = 40;
const CARD = 'application/vnd.microsoft.card.adaptive';
const ERROR = 'application/vnd.microsoft.error';

/** The chat of one persona: messages, cards, what is new. */
export class Chat {
  persona = null;
  #views = new Map();
  #refreshed = new Set();
  #opening = 0;
  #late = null;
  #typing = 0;
  #stick = true;
  #marked = {};
  #onReport;

  /** `onReport(message)` opens the dialog of the app's action command for a message. */
  constructor(onReport) {
    this.#onReport = onReport;
    this.box = byId('messages');
    this.newest = byId('to-newest');
    this.newest.onclick = () => this.#toEnd();
    this.box.addEventListener('scroll', () => { this.#stick = this.#atEnd(); if (this.#stick) this.newest.hidden = true; });
    // A picture that arrives late must not push the newest message out of sight.
    this.box.addEventListener('load', () => { if (this.#stick) this.#toEnd(); }, true);
    document.addEventListener('visibilitychange', () => this.#markSeen());
    // Teams runs a card's refresh when the card comes into view.
    this.seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.#refresh(entry.target.dataset.id);
    }, { root: this.box });
  }

  async open(persona) {
    this.persona = persona;
    this.#refreshed.clear();
    this.relabel();
    await this.reload();
  }

  /** Reads the newest messages again; a later call wins over an earlier one that is still under way. */
  async reload() {
    if (!this.persona) return;
    const turn = ++this.#opening;
    const late = this.#late = [];
    let messages;
    try {
      messages = await get(chatPath(this.persona.key, `messages?top=${PAGE}`));
    } finally {
      if (this.#late === late) this.#late = null;
    }
    if (turn !== this.#opening) return;
    this.#clear();
    this.box.replaceChildren(...this.#older(messages));
    for (const message of messages) this.#put(message);
    this.#placeholders();
    this.#toNewest();
    for (const [kind, message] of late) this.apply(kind, message);
    this.#markSeen();
  }

  relabel() {
    if (!this.persona) return;
    byId('chat-title').textContent = 'SOP 697';
    byId('chat-sub').textContent = t('chatWith', { name: this.persona.name });
    for (const view of this.#views.values()) view.draw(view.message);
    this.#days();
    this.#placeholders();
  }

  /** Draws every card anew, after the theme or the kind of client changed. */
  redraw() { for (const view of this.#views.values()) view.card?.show(view.message.card, { again: true }); }

  shown() { this.#toNewest(); this.#markSeen(); }

  apply(kind, message) {
    // The list under way may have been read before this happened.
    if (this.#late) { this.#late.push([kind, message]); return; }
    if (kind === 'typing') return this.#showTyping();
    if (!message) return;
    const atEnd = this.#atEnd();
    if (kind === 'deleted') { this.#views.get(message.id)?.element.remove(); this.#views.delete(message.id); this.#days(); return; }
    if (kind !== 'added' && !this.#views.has(message.id)) return;
    if (message.from === 'bot') this.#hideTyping();
    this.#put(message);
    this.#placeholders();
    if (kind === 'added' && (atEnd || message.from !== 'bot')) this.#toStartOf(message.id);
    else if (atEnd && kind !== 'viewed') this.#toNewest();
    else if (kind === 'added') this.newest.hidden = false;
    this.#markSeen();
  }

  #put(message) {
    const known = this.#views.get(message.id);
    if (known) {
      known.draw(message);
      if (message.refresh && this.#inView(known.element)) this.#refresh(message.id);
      return;
    }
    const view = new MessageView(this.persona, message, this.#onReport);
    this.#views.set(message.id, view);
    const after = [...this.#views.values()].filter((v) => BigInt(v.message.id) > BigInt(message.id))
      .reduce((best, v) => (!best || BigInt(v.message.id) < BigInt(best.message.id) ? v : best), null);
    this.box.insertBefore(view.element, after?.element ?? null);
    this.seen.observe(view.element);
    this.#days();
  }

  #clear() {
    this.seen.disconnect();
    this.#views.clear();
    this.box.replaceChildren();
    this.newest.hidden = true;
    this.#hideTyping();
  }

  /** Runs a card's own refresh once for each version of the card; after a failure not again. */
  async #refresh(id) {
    const message = this.#views.get(id)?.message;
    const version = `${this.persona.key}/${id}/${message?.updatedAt ?? ''}`;
    if (!message?.refresh || this.#refreshed.has(version)) return;
    this.#refreshed.add(version);
    await post(chatPath(this.persona.key, `messages/${id}/refresh?locale=${locale()}`)).catch(() => {});
  }

  #older(messages) {
    if (messages.length < PAGE) return [];
    const button = el('button', { type: 'button', className: 'older', onclick: () => this.#loadOlder(button) }, t('older'));
    return [button];
  }

  async #loadOlder(button) {
    const first = [...this.#views.keys()].reduce((a, b) => (BigInt(a) < BigInt(b) ? a : b));
    const persona = this.persona.key;
    const messages = await get(chatPath(persona, `messages?top=${PAGE}&before=${first}`));
    if (persona !== this.persona.key) return;
    const height = this.box.scrollHeight;
    for (const message of messages) this.#put(message);
    if (messages.length < PAGE) button.remove();
    this.box.scrollTop += this.box.scrollHeight - height;
  }

  #days() {
    for (const line of this.box.querySelectorAll('.day')) line.remove();
    let last = '';
    for (const element of [...this.box.querySelectorAll('.message')]) {
      const at = element.dataset.at;
      if (dayKey(at) !== last) element.before(el('div', { className: 'day' }, el('span', {}, dayName(at))));
      last = dayKey(at);
    }
  }

  #placeholders() {
    this.box.querySelector('.empty')?.remove();
    if (this.#views.size === 0) this.box.append(el('p', { className: 'empty' }, icon('image'), t('empty')));
  }

  #markSeen() {
    const last = [...this.#views.keys()].reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b), '0');
    if (last === '0' || document.hidden || byId('panel-chat').hidden || last === this.#marked[this.persona.key]) return;
    this.#marked[this.persona.key] = last;
    post(chatPath(this.persona.key, 'seen'), { id: last }).catch(() => {});
  }

  #showTyping() {
    byId('typing').hidden = false;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#hideTyping(), 8000);
  }

  #hideTyping() { byId('typing').hidden = true; }

  #atEnd() { return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 120; }

  #toEnd() { this.#stick = true; this.box.scrollTop = this.box.scrollHeight; this.newest.hidden = true; }

  #toNewest() {
    const last = this.box.querySelector('.message:last-of-type')?.dataset.id;
    if (last) this.#toStartOf(last); else this.#toEnd();
  }

  /** A message higher than the window is read from its top. */
  #toStartOf(id) {
    this.#toEnd();
    const { element } = this.#views.get(id);
    const top = element.offsetTop - this.box.offsetTop;
    if (top >= this.box.scrollTop) return;
    this.#stick = false;
    this.box.scrollTop = top;
  }

  #inView(element) {
    const a = element.getBoundingClientRect();
    const b = this.box.getBoundingClientRect();
    return a.bottom > b.top && a.top < b.bottom;
  }
}

/** One message on the page. */
class MessageView {
  card = null;

  constructor(persona, message, onReport) {
    this.persona = persona;
    this.message = message;
    this.onReport = onReport;
    const mine = message.from !== 'bot';
    this.meta = el('p', { className: 'meta' });
    this.bubble = el('div', { className: 'bubble' });
    this.element = el(
      'article',
      { className: `message ${mine ? 'mine' : 'theirs'}`, 'data-testid': `message-${message.id}`, 'data-id': message.id, 'data-at': message.at },
      !mine && el('img', { className: 'from', src: '/page/icon.svg', alt: '', width: 28, height: 28 }),
      el('div', { className: 'stack' }, this.meta, this.bubble),
    );
    this.draw(message);
  }

  draw(message) {
    this.message = message;
    this.meta.replaceChildren(...this.#meta());
    this.#text();
    this.#files();
    if (message.card) this.#card();
    this.#delivery();
    this.bubble.classList.toggle('has-card', Boolean(message.card));
  }

  #meta() {
    const { message } = this;
    const changed = message.updatedAt && message.from === 'bot' && ` · ${t('edited')} ${clockTime(message.updatedAt)}`;
    return [
      el('strong', {}, message.from === 'bot' ? 'SOP 697' : t('you')), ' ',
      el('time', { dateTime: message.at, title: dateTime(message.at) }, clockTime(message.at)),
      ...(changed ? [changed] : []),
      ...(message.from === 'bot' ? [] : [' ', this.#menu()]),
    ];
  }

  /** As Teams has it: what can be done with a message is behind three dots. */
  #menu() {
    const report = () => { menu.open = false; this.onReport(this.message); };
    const menu = el('details', { className: 'menu', onkeydown: (e) => { if (e.key === 'Escape') { menu.open = false; menu.firstElementChild.focus(); } } },
      el('summary', { 'aria-label': t('more'), title: t('more') }, icon('more')),
      el('div', {}, el('button', { type: 'button', onclick: report }, icon('flag'), t('report'))));
    return menu;
  }

  #text() {
    this.text?.remove();
    this.text = null;
    if (!this.message.text) return;
    this.text = el('div', { className: 'text' });
    // What people type is text; what the bot writes is Markdown, escaped before it is marked up.
    if (this.message.from === 'bot') this.text.innerHTML = markdown(this.message.text);
    else this.text.textContent = this.message.text;
    this.bubble.prepend(this.text);
  }

  #files() {
    if (this.drawnFiles || this.message.files.length === 0) return;
    this.drawnFiles = true;
    this.bubble.append(el('div', { className: 'files' }, ...this.message.files.map((file) =>
      (/^image\/(png|jpeg|webp|gif)$/.test(file.mediaType)
        ? el('a', { href: file.url, target: '_blank', rel: 'noopener', 'aria-label': t('openImage', { name: file.name }) }, el('img', { src: file.url, alt: file.name, loading: 'lazy' }))
        : el('a', { className: 'file', href: file.url, download: file.name }, icon('file'), el('span', {}, file.name, el('small', {}, size(file.size))))))));
  }

  #card() {
    if (!this.card) {
      this.card = new CardView((press) => this.#press(press));
      this.bubble.append(this.card.element);
    }
    this.card.show(this.message.card);
  }

  #delivery() {
    this.failure?.remove();
    if (this.message.delivered) return;
    this.failure = el('p', { className: 'failure', role: 'alert' }, t('notDelivered'), ' ', el('button', { type: 'button', onclick: () => this.#resend() }, t('resend')));
    this.bubble.after(this.failure);
  }

  async #resend() {
    const form = new FormData();
    form.set('text', this.message.text ?? '');
    form.set('locale', locale());
    for (const file of this.message.files) {
      form.set('as', file.inline ? 'image' : 'file');
      const bytes = await (await fetch(file.url)).blob();
      form.append('file', new File([bytes], file.name, { type: file.mediaType }));
    }
    await post(chatPath(this.persona.key, 'messages'), form);
  }

  async #press(press) {
    let answer;
    try {
      answer = await post(chatPath(this.persona.key, `messages/${this.message.id}/execute`), { ...press, locale: locale() });
    } catch {
      this.card.tell(t('failed'), 'error');
      return;
    }
    if (answer.type === CARD && answer.statusCode === 200) {
      this.message = { ...this.message, card: answer.value };
      this.card.tell('');
      this.card.show(answer.value);
    } else if (answer.type === ERROR || answer.statusCode >= 400) {
      this.card.tell(answer.value?.message ?? t('failed'), 'error');
    } else {
      this.card.tell(typeof answer.value === 'string' && answer.value ? answer.value : t('sent'), 'good');
      this.card.reset();
    }
  }
}

