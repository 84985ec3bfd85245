import { el } from './dom.js';
import { hostConfig } from './hostconfig.js';
import { markdown } from './markdown.js';
import { t } from './i18n.js';

let cards = 0;
const theme = () => document.documentElement.dataset.theme;

/** Like a phone that does not know Action.Execute: each is replaced by its own fallback. */
function withoutExecute(node) {
  if (Array.isArray(node)) return node.map(withoutExecute);
  if (!node || typeof node !== 'object') return node;
  if (node.type === 'Action.Execute' && node.fallback?.type) return withoutExecute(node.fallback);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutExecute(value)]));
}

/** The renderer names radio buttons after their input; the same input in two cards of a chat would be one group. */
function separate(element) {
  const card = `card${++cards}`;
  for (const radio of element?.querySelectorAll('input[type=radio]') ?? []) radio.name = `${card}-${radio.name}`;
  return element;
}

/** Every button of a card, also those that unfold a form. */
const actionsOf = (card) => [...(card.actions ?? []), ...(card.body ?? []).flatMap((e) => e.actions ?? [])];
const holds = (card, verb) => actionsOf(card).some((a) => a.verb === verb || (a.card && holds(a.card, verb)));

/** The form that was open when the button was pressed stands in the card; its buttons stay where they were and do nothing. */
function opened(card, verb) {
  const pressed = (a) => a.verb === verb;
  const still = (a) => ({ type: 'Action.Submit', title: pressed(a) ? `✓ ${a.title}` : a.title, style: pressed(a) ? 'positive' : undefined, isEnabled: false });
  const inside = (elements = []) => elements.map((e) => e.actions ? { ...e, actions: e.actions.map(still) } : e);
  const form = actionsOf(card).find((a) => a.card && holds(a.card, verb));
  const unfolded = form ? opened(form.card, verb) : null;
  return {
    ...card, refresh: undefined, selectAction: undefined,
    body: [
      ...inside(card.body),
      ...(unfolded ? [{ type: 'Container', style: 'emphasis', items: [{ type: 'TextBlock', text: form.title, weight: 'bolder' }, ...unfolded.body, { type: 'ActionSet', actions: unfolded.actions }] }] : []),
    ],
    actions: (card.actions ?? []).filter((a) => a !== form).map(still),
  };
}

/** A card as it was answered: what was filled in stands in its fields, and nothing can be pressed or changed. */
export function frozen(json, verb, inputs) {
  const AC = window.AdaptiveCards;
  if (!AC) return el('p', { className: 'card-broken' }, t('noRenderer'));
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown(text); result.didProcess = true; };
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(hostConfig(theme()));
  try {
    card.parse(opened(json, verb));
    for (const input of card.getAllInputs()) if (inputs[input.id] !== undefined) input.defaultValue = inputs[input.id];
    const element = separate(card.render());
    for (const field of element.querySelectorAll('input, select, button')) field.disabled = true;
    for (const field of element.querySelectorAll('textarea')) { field.readOnly = true; field.rows = Math.min(12, Math.max(2, Math.ceil(field.value.length / 60))); }
    return element;
  } catch (error) {
    console.error(error);
    return el('p', { className: 'card-broken' }, t('cardBroken'));
  }
}

export const phoneMode = {
  get on() { return sessionStorage.getItem('phone') === '1'; },
  set on(value) { sessionStorage.setItem('phone', value ? '1' : '0'); },
};

/** One card on the page. `onPress({verb, data, as})` runs the action and resolves to the answer to show under the card. */
export class CardView {
  #card = null;
  #json = '';
  #busy = false;
  #refocus = false;
  #onPress;

  constructor(onPress) {
    this.#onPress = onPress;
    this.note = el('div', { className: 'card-note', role: 'alert' });
    this.body = el('div', { className: 'card-body' });
    this.element = el('div', { className: 'card', tabIndex: -1 }, this.body, this.note);
  }

  /** Shows a card; nothing happens when it is the one already shown, so that half-filled inputs stay. */
  show(card, { again = false } = {}) {
    const json = JSON.stringify(card);
    if (json === this.#json && !again) return;
    const values = again ? this.#values() : {};
    const hadFocus = this.body.contains(document.activeElement);
    this.#json = json;
    if (!again) this.tell('');
    this.body.replaceChildren(this.#render(card, values));
    if (hadFocus) this.element.focus({ preventScroll: true });
  }

  tell(text, kind = '') {
    this.note.textContent = text;
    this.note.dataset.kind = kind;
    // A polite word is not worth interrupting for; a refusal is.
    this.note.setAttribute('role', kind === 'error' ? 'alert' : 'status');
    if (kind === 'error') this.note.scrollIntoView({ block: 'nearest' });
  }

  #values() {
    return Object.fromEntries((this.#card?.getAllInputs() ?? []).map((input) => [input.id, input.value]));
  }

  #render(json, values) {
    const AC = window.AdaptiveCards;
    if (!AC) return el('p', { className: 'card-broken' }, t('noRenderer'));
    AC.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown(text); result.didProcess = true; };
    const card = new AC.AdaptiveCard();
    card.hostConfig = new AC.HostConfig(hostConfig(theme()));
    card.onExecuteAction = (action) => this.#press(action);
    card.onInlineCardExpanded = (action, open) => { if (open) action.card.renderedElement?.scrollIntoView({ block: 'nearest' }); };
    try {
      card.parse(phoneMode.on ? withoutExecute(json) : json);
      for (const input of card.getAllInputs()) if (values[input.id] !== undefined) input.defaultValue = values[input.id];
      this.#card = card;
      return separate(card.render()) ?? el('p', { className: 'card-broken' }, t('cardBroken'));
    } catch (error) {
      console.error(error);
      return el('p', { className: 'card-broken' }, t('cardBroken'));
    }
  }

  async #press(action) {
    const type = action.getJsonTypeName();
    if (type === 'Action.OpenUrl') { window.open(action.url, '_blank', 'noopener,noreferrer'); return; }
    if (type !== 'Action.Execute' && type !== 'Action.Submit') return;
    if (this.#busy) return;
    this.#setBusy(true, action);
    try {
      const data = typeof action.data === 'string' ? {} : action.data ?? {};
      await this.#onPress({ verb: action.verb, data, as: type === 'Action.Submit' ? 'submit' : undefined });
    } finally {
      this.#setBusy(false, action);
    }
  }

  #setBusy(busy, action) {
    // What is inert loses the focus; it comes back to the button, or to the card when the answer has replaced it.
    const hadFocus = this.body.contains(document.activeElement);
    this.#busy = busy;
    this.element.setAttribute('aria-busy', String(busy));
    this.body.inert = busy;
    if (busy) this.#refocus = hadFocus;
    else if (this.#refocus && document.activeElement === document.body) {
      const button = action.renderedElement;
      (button && this.body.contains(button) ? button : this.element).focus({ preventScroll: true });
    }
    action.renderedElement?.classList.toggle('pressed', busy);
    if (busy) this.tell(t('busy'), 'busy');
  }

  /** Clears what the person typed, as Teams does after a text answer. */
  reset() { this.#card?.getAllInputs().forEach((input) => input.resetValue?.()); }
}
