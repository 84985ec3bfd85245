import { byId, el } from './dom.js';
import { get, post, remove } from './api.js';
import { t } from './i18n.js';
import { phoneMode } from './cards.js';

const MANY = 1_000_000;
const ANY = '*';
const presets = {
  graph503: [{ match: `${ANY} /v1\\.0/.*`, status: 503, times: MANY }],
  graph429: [{ match: `${ANY} /v1\\.0/.*`, status: 429, retryAfter: 10, times: MANY }],
  graph504: [{ match: 'POST /v1\\.0/.*', status: 504, afterCommit: true, times: 5 }],
  connector429: [{ match: `${ANY} /connector/.*`, status: 429, retryAfter: 5, times: MANY }],
  slow: [{ match: `${ANY} /(v1\\.0|connector)/.*`, delayMs: 3000, times: MANY }],
};

const same = (a, b) => ['match', 'status', 'retryAfter', 'delayMs'].every((key) => (a[key] ?? null) === (b[key] ?? null)) && Boolean(a.afterCommit) === Boolean(b.afterCommit);

/** Switches for what may go wrong between the product and Microsoft 365. */
export class Faults {
  #on = new Set();
  #own = [];
  #rates = false;

  constructor(panel, personas, onPhone) {
    this.panel = panel;
    this.personas = personas;
    this.onPhone = onPhone;
    this.#read().catch(() => {});
  }

  async open() {
    this.draw();
    try { await this.#read(); } catch (error) { console.error(error); }
    this.draw();
  }

  /** Tools switch faults too, so the tenant is asked what is on. */
  async #read() {
    const orders = (await get('/_tenant/faults')).filter((f) => !f.over).map((f) => f.order);
    this.#on = new Set(Object.keys(presets).filter((name) => presets[name].every((p) => orders.some((o) => same(o, p)))));
    const known = [...this.#on].flatMap((name) => presets[name]);
    this.#own = orders.filter((o) => !known.some((p) => same(o, p)));
    this.#rates = (await get('/_tenant/rates')).perThread;
    this.#dot();
  }

  draw() {
    this.panel.replaceChildren(el('div', { className: 'faults' },
      el('header', {}, el('div', {}, el('h1', {}, t('fTitle')), el('p', { className: 'lead' }, t('fLead'))),
        el('button', { type: 'button', className: 'soft', onclick: () => this.#clear() }, t('fClear'))),
      el('section', { 'aria-label': t('fPresets') }, el('h2', {}, t('fPresets')),
        ...Object.keys(presets).map((name) => toggle(t(name), t(`${name}d`), this.#on.has(name), (on) => this.#preset(name, on), `fault-${name}`))),
      el('section', { 'aria-label': t('fChannel') }, el('h2', {}, t('fChannel')),
        toggle(t('rates'), t('ratesd'), this.#rates, (on) => this.#setRates(on), 'rates'),
        toggle(t('phone'), t('phoned'), phoneMode.on, (on) => { phoneMode.on = on; this.onPhone(); }, 'phone')),
      el('section', { 'aria-label': t('reach') }, el('h2', {}, t('reach')), el('p', { className: 'lead' }, t('reachd')),
        ...this.personas().map((p) => choice(p, (state) => this.#reach(p, state)))),
      el('section', { 'aria-label': t('fOwn') }, el('h2', {}, t('fOwn')), this.#form()),
    ));
  }

  async #preset(name, on) {
    if (on) this.#on.add(name); else this.#on.delete(name);
    await this.#post();
  }

  /** The tenant knows faults by the order they came in, so the whole set is sent anew. */
  async #post() {
    await remove('/_tenant/faults');
    for (const fault of [...[...this.#on].flatMap((name) => presets[name]), ...this.#own]) await post('/_tenant/faults', fault);
    this.#dot();
  }

  async #clear() {
    this.#on.clear();
    this.#own = [];
    await this.#post();
    await this.#setRates(false);
    for (const p of this.personas()) if (p.reach !== 'installed') await this.#reach(p, 'installed');
    phoneMode.on = false;
    this.onPhone();
    this.draw();
  }

  async #setRates(on) { this.#rates = (await post('/_tenant/rates', { perThread: on })).perThread; }

  async #reach(persona, state) {
    await post('/_tenant/reach', { persona: persona.key, state });
    persona.reach = state;
  }

  #dot() { byId('faults-dot').hidden = this.#on.size === 0 && this.#own.length === 0; }

  #form() {
    const field = (name, label, props) => el('label', {}, label, el('input', { name, ...props }));
    const form = el('form', { className: 'own' },
      el('label', {}, t('fMethod'), el('select', { name: 'method' }, ...[ANY, 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((m) => el('option', { value: m }, m)))),
      field('path', t('fPath'), { required: true, placeholder: '/v1\\.0/sites/.*', className: 'wide' }),
      field('status', t('fStatus'), { type: 'number', min: 400, max: 599, placeholder: '503' }),
      field('retryAfter', t('fRetry'), { type: 'number', min: 0 }),
      field('delayMs', t('fDelay'), { type: 'number', min: 0 }),
      field('times', t('fTimes'), { type: 'number', min: 1, value: '1', required: true }),
      el('label', { className: 'check' }, el('input', { type: 'checkbox', name: 'afterCommit' }), t('fAfter')),
      el('label', { className: 'check' }, el('input', { type: 'checkbox', name: 'drop' }), t('fDrop')),
      el('button', { type: 'submit', className: 'primary' }, t('fAdd')),
      el('p', { className: 'own-list', role: 'status' }, this.#own.map((f) => f.match).join(' · ')));
    form.onsubmit = async (event) => {
      event.preventDefault();
      const data = new FormData(form);
      const number = (name) => (data.get(name) === '' ? undefined : Number(data.get(name)));
      this.#own.push({
        match: `${data.get('method')} ${data.get('path')}`, status: number('status'), retryAfter: number('retryAfter'), delayMs: number('delayMs'),
        times: number('times'), afterCommit: data.has('afterCommit') || undefined, drop: data.has('drop') || undefined,
      });
      await this.#post();
      this.draw();
    };
    return form;
  }
}

/** What the bot meets when it writes to this person. */
function choice(persona, change) {
  const select = el('select', { 'data-testid': `reach-${persona.key}`, 'aria-label': persona.name },
    ...['installed', 'notInstalled', 'blocked', 'unlicensed'].map((state) => el('option', { value: state, selected: persona.reach === state }, t(state))));
  select.onchange = async () => {
    try { await change(select.value); } catch (error) { console.error(error); select.value = persona.reach; }
  };
  return el('label', { className: 'switch' }, el('span', { className: 'words' }, el('strong', {}, persona.name), el('span', {}, persona.position)), select);
}

function toggle(title, text, on, change, id) {
  const button = el('button', { type: 'button', className: 'switch', role: 'switch', 'aria-checked': String(Boolean(on)), 'data-testid': id },
    el('span', { className: 'words' }, el('strong', {}, title), el('span', {}, text)), el('i', { 'aria-hidden': 'true' }));
  button.onclick = async () => {
    const next = button.getAttribute('aria-checked') !== 'true';
    button.setAttribute('aria-checked', String(next));
    try { await change(next); } catch (error) { console.error(error); button.setAttribute('aria-checked', String(!next)); }
  };
  return button;
}
