import { byId, el, icon } from './dom.js';
import { get } from './api.js';
import { frozen } from './cards.js';
import { dateTime, t } from './i18n.js';

/** What was done in a case, as its people may read it, and each card as it was answered. */
export async function showHistory(persona, caseId, number) {
  const dialog = byId('details');
  const list = el('div', { className: 'history', 'data-testid': 'history', 'aria-live': 'polite' }, el('p', { className: 'quiet' }, t('busy')));
  dialog.replaceChildren(
    el('header', {}, el('h2', {}, t('historyOf', { number })), el('button', { type: 'button', className: 'icon-button', 'aria-label': t('close'), onclick: () => dialog.close() }, icon('close'))),
    list,
  );
  dialog.showModal();
  const view = await read(list, `/_tenant/as/${persona}/api/cases/${caseId}`);
  if (view) list.replaceChildren(el('ol', {}, ...view.history.map((line) => entry(persona, caseId, line))));
}

function entry(persona, caseId, line) {
  const place = el('div', { className: 'answered' });
  const button = line.hasCard && el('button', { type: 'button', className: 'link', 'aria-expanded': 'false', 'data-testid': `answered-${line.version}` }, t('answeredCard'));
  if (button) button.onclick = () => toggle(button, place, persona, caseId, line);
  return el('li', {},
    el('p', {}, el('strong', {}, line.name), ` ${line.what}`),
    el('small', {}, `${dateTime(line.at)} · ${line.position}`), button, place);
}

async function toggle(button, place, persona, caseId, line) {
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', String(open));
  place.replaceChildren();
  if (!open) return;
  const view = await read(place, `/_tenant/as/${persona}/api/cases/${caseId}/commits/${line.version}/card`);
  if (!view) return;
  place.replaceChildren(
    el('p', { className: 'quiet' }, t('answeredBy', { name: view.name, position: view.position, at: dateTime(view.at) })),
    ...(view.redrawn ? [el('p', { className: 'quiet' }, t('redrawn'))] : []),
    el('div', { className: 'card frozen', 'data-testid': 'answered-card' }, el('div', { className: 'card-body' }, frozen(view.card, view.verb, view.inputs))));
  place.scrollIntoView({ block: 'nearest' });
}

async function read(place, path) {
  try {
    return await get(path);
  } catch (error) {
    console.error(error);
    place.replaceChildren(el('p', { className: 'quiet', role: 'alert' }, t(/: 403$/.test(error.message) ? 'historyForbidden' : 'failed')));
    return null;
  }
}
