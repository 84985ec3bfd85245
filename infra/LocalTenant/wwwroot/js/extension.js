import { byId, el, icon } from './dom.js';
import { chatPath, post } from './api.js';
import { locale, t } from './i18n.js';
import { CardView } from './cards.js';

const COMMAND = 'laporkan';

/** The dialog of the app's action command, opened from a message's menu or beside the compose box. */
export class Extension {
  #persona = null;
  #message = null;
  #card = null;

  constructor() {
    this.dialog = byId('extension');
    this.dialog.addEventListener('close', () => { this.#card = null; this.dialog.replaceChildren(); });
  }

  /** @param message in whose menu the command was chosen; null beside the compose box. */
  async open(persona, message) {
    this.#persona = persona;
    this.#message = message;
    this.#frame(t('report'), el('p', { className: 'wait', role: 'status' }, t('opening')));
    if (!this.dialog.open) this.dialog.showModal();
    this.#show(await this.#ask('extension', {}));
  }

  redraw() { this.#card?.show(this.shown, { again: true }); }

  #ask(path, body) {
    const place = this.#message ? `messages/${this.#message.id}/${path}` : path;
    return post(chatPath(this.#persona, place), { commandId: COMMAND, locale: locale(), ...body }).catch(() => null);
  }

  #show(reply) {
    const task = reply?.task;
    if (task?.type === 'message') return this.#frame(t('report'), el('p', { className: 'said', role: 'status' }, task.value));
    if (task?.type !== 'continue') return this.#frame(t('report'), el('p', { className: 'failure', role: 'alert' }, t('failed')));
    this.#card = new CardView(async ({ data }) => this.#show(await this.#ask('extension/submit', { data })));
    this.shown = task.value.card.content;
    this.#frame(task.value.title, this.#card.element);
    this.#card.show(this.shown);
  }

  #frame(title, body) {
    this.dialog.setAttribute('aria-label', title);
    this.dialog.replaceChildren(
      el('header', {}, el('h2', {}, title), el('button', { type: 'button', className: 'icon-button', 'aria-label': t('close'), onclick: () => this.dialog.close() }, icon('close'))),
      el('div', { className: 'extension-body' }, body),
    );
  }
}
