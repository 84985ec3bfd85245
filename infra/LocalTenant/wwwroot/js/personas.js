import { byId, el, icon, rove } from './dom.js';
import { get } from './api.js';
import { t } from './i18n.js';

const hues = { tim: 172, kasi: 218, kasi2: 268, kabid: 32, kadis: 340 };
const initials = (name) => name.split(/\s+/).slice(0, 2).map((w) => w[0]).join('').toUpperCase();

export function avatar(persona) {
  const element = el('span', { className: 'avatar', 'aria-hidden': 'true' }, initials(persona.name));
  element.style.setProperty('--hue', hues[persona.key] ?? 200);
  return element;
}

/** The list of people to be; on a narrow window it is a sheet that the button opens. */
export class Personas {
  all = [];
  #current = null;
  #onChoose;
  #timer = 0;
  #buttons = new Map();

  constructor(onChoose) {
    this.#onChoose = onChoose;
    this.list = byId('persona-list');
    this.opener = byId('persona-open');
    this.opener.onclick = () => this.#sheet(this.opener.getAttribute('aria-expanded') !== 'true');
    byId('sheet-back').onclick = () => this.#sheet(false);
    byId('personas').addEventListener('keydown', (e) => { if (e.key === 'Escape') this.#sheet(false, true); });
    rove(this.list, () => [...this.list.querySelectorAll('button')]);
  }

  async load() {
    this.all = await get('/_tenant/chats');
    this.draw();
  }

  /** Many changes at once make one request. */
  loadSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load().catch(() => {}), 150);
  }

  async choose(key) {
    this.#current = this.all.find((p) => p.key === key) ?? this.all[0];
    this.draw();
    this.#sheet(false);
    await this.#onChoose(this.#current);
  }

  draw() {
    for (const p of this.all) this.#paint(this.#button(p.key), p);
    if (!this.#current) return;
    const others = this.all.filter((p) => p.key !== this.#current.key).reduce((sum, p) => sum + p.unread, 0);
    this.opener.setAttribute('aria-label', `${t('choose')}: ${this.#current.name}`);
    this.opener.replaceChildren(
      avatar(this.#current),
      el('span', { className: 'who' }, el('strong', {}, this.#current.name), el('span', {}, this.#current.position)),
      ...(others > 0 ? [el('b', { className: 'badge' }, String(others))] : []),
      icon('down'),
    );
  }

  /** One for good: a button that is drawn anew between press and release takes no click. */
  #button(key) {
    if (!this.#buttons.has(key)) {
      const button = el('button', { type: 'button', className: 'persona', 'data-testid': `persona-${key}`, onclick: () => this.choose(key) });
      this.#buttons.set(key, button);
      this.list.append(el('li', {}, button));
    }
    return this.#buttons.get(key);
  }

  #paint(button, p) {
    const current = p.key === this.#current?.key;
    if (current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    button.tabIndex = current || !this.#current ? 0 : -1;
    button.replaceChildren(
      avatar(p),
      el('span', { className: 'who' }, el('strong', {}, p.name), el('span', {}, p.position), ...(p.reach === 'installed' ? [] : [el('em', {}, t(p.reach))])),
      ...(p.unread > 0 ? [el('b', { className: 'badge', 'aria-label': t('unread', { n: p.unread }) }, p.unread > 99 ? '99+' : String(p.unread))] : []),
    );
  }

  #sheet(open, returnFocus = false) {
    const was = this.opener.getAttribute('aria-expanded') === 'true';
    this.opener.setAttribute('aria-expanded', String(open));
    byId('personas').classList.toggle('open', open);
    byId('sheet-back').hidden = !open;
    if (open) this.list.querySelector('[aria-current]')?.focus();
    else if (was && returnFocus) this.opener.focus();
  }
}
