import { enter, Refused } from './api.js';
import { detail } from './detail.js';
import { byId, el } from './dom.js';
import { list } from './list.js';
import { summary } from './summary.js';
import { t } from './texts.js';

/** Which part of the dashboard is shown follows the address behind the #; nothing of a person stands there. */

const main = byId('isi');
const inTeams = document.documentElement.dataset.host === 'teams';
let view = null;
let turn = 0;

function route() {
  const [path, query = ''] = location.hash.slice(1).split('?');
  const [part, caseId] = path.split('/');
  if (part === 'kasus' && caseId) return { part, open: () => detail(decodeURIComponent(caseId)) };
  if (part === 'kasus') return { part, open: () => list(Object.fromEntries(new URLSearchParams(query))) };
  return { part: 'ringkasan', open: summary };
}

function navigation(part) {
  byId('nav').replaceChildren(...[['ringkasan', t('summary')], ['kasus', t('cases')]].map(([key, text]) =>
    el('a', { href: `#${key}`, 'aria-current': key === part ? 'page' : undefined }, text)));
}

function who(data) {
  if (!data) return;
  byId('who').replaceChildren(`${inTeams ? '' : `${t('signedIn')} `}`, el('strong', {}, data.name), ` · ${data.positions.join(', ')}`,
    ...(inTeams ? [] : [' · ', el('a', { href: '/api/signout' }, t('signOut'))]));
}

/** @param focus what had the focus before and gets it again; else the heading of a part that was opened by hand */
async function show({ focus = null, quiet = false } = {}) {
  const mine = ++turn;
  const { part, open } = route();
  navigation(part);
  main.setAttribute('aria-busy', 'true');
  let next;
  try {
    next = await open();
  } catch (reason) {
    if (!(reason instanceof Refused)) console.error(reason);
    next = { page: refusal(reason), title: t('failed') };
  }
  if (mine !== turn) return;
  view?.gone?.();
  view = next;
  main.replaceChildren(next.page);
  main.setAttribute('aria-busy', 'false');
  document.title = `${next.title} · SOP 697`;
  who(next.data);
  next.shown?.();
  const target = focus ? main.querySelector(focus) : quiet ? null : main.querySelector('h1');
  target?.focus({ preventScroll: !!focus });
  if (!focus && !quiet) scrollTo(0, 0);
}

function refusal(reason) {
  const [title, lead] = reason.status === 403 || reason.status === 404 ? [t('refused'), reason.message]
    : reason.status === -1 ? [t('noToken'), t('noTokenLead')]
    : [t('failed'), reason.message || t('failedLead')];
  return el('section', { className: 'panel notice', role: 'alert' }, el('h1', { tabIndex: -1 }, title), el('p', {}, lead),
    reason.status !== 403 && el('p', {}, el('button', { type: 'button', onclick: () => show() }, t('again'))));
}

addEventListener('hashchange', () => {
  // The link that skips to the content is no part of the dashboard.
  if (location.hash !== '#isi') show();
});
document.addEventListener('again', (event) => show({ focus: event.detail, quiet: true }));

enter().catch((reason) => console.warn('TeamsJS', reason)).finally(() => show({ quiet: true }));
