import * as api from './api.js';
import { el, isWeb } from './dom.js';
import { pill } from './list.js';
import { day, number, t, wib } from './texts.js';

/** Cards that tell something and ask for nothing. */
const TELLS = ['Receipt', 'Waiting'];

/** One case: what it is about, its way through the SOP, who had it and until when. */

export async function detail(caseId) {
  const c = await api.caseOf(caseId);
  const name = c.case.number ?? t('newCase');
  const page = el('article', { className: 'detail' },
    el('p', {}, el('a', { href: '#kasus', className: 'back' }, `← ${t('back')}`)),
    el('div', { className: 'bar' }, el('h1', { tabIndex: -1 }, name), pill(c.standing), c.urgent && el('span', { className: 'pill urgent' }, t('isUrgent'))),
    attention(c), c.case.erasedAt ? erased(c) : question(c, caseId), timeline(c), !c.case.erasedAt && answer(c), cards(c), history(c));
  return { page, title: name };
}

function attention(c) {
  const lines = [...c.case.problems, ...(c.case.notArchived ? [t('notArchived', { n: number(c.case.notArchived) })] : [])];
  return lines.length > 0 && el('section', { className: 'panel notice', 'aria-label': t('attention') }, ...lines.map((l) => el('p', {}, `⚠ ${l}`)));
}

const link = (url) => (isWeb(url) ? el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, url) : url);

function facts(pairs) {
  return el('dl', {}, ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function question(c, caseId) {
  const open = c.steps.find((s) => !s.done);
  return el('section', { className: 'panel' }, el('h2', {}, t('question')), el('p', { className: 'quote' }, c.summary),
    facts([
      // Who has it and until when comes first: the limit of the law alone would be read as that of the step.
      [t('waitingFor'), open && open.holders.join(', ')], [t('until'), open && time(open.due)],
      [t('channel'), c.channel], [t('kind'), c.kind], [t('topic'), c.topic], [t('owner'), c.owner], [t('receivedAt'), wib(c.case.receivedAt)],
      [t('statutory'), c.case.statutoryDue && wib(c.case.statutoryDue)], [t('closedAt'), c.closedAt && wib(c.closedAt)], [t('outcome'), c.outcome], [t('reason'), c.reason], [t('keptUntil'), c.keptUntil && day(c.keptUntil)],
      [t('returns'), c.returns ? t('times', { n: number(c.returns) }) : ''], [t('post'), c.permalink && link(c.permalink)]]),
    el('p', {},
      el('a', { className: 'button soft', href: `/api/evidence/${caseId}`, target: '_blank', rel: 'noopener' }, t('pictures')),
      ' ',
      el('a', { className: 'button soft', href: `/api/cases/${caseId}/dossier`, target: '_blank', rel: 'noopener' }, t('dossier'))));
}

/** What is left to say of a case whose content was given up. */
function erased(c) {
  return el('section', { className: 'panel notice' }, el('h2', {}, t('erased')), facts([
    [t('channel'), c.channel], [t('kind'), c.kind], [t('topic'), c.topic], [t('owner'), c.owner], [t('receivedAt'), wib(c.case.receivedAt)],
    [t('closedAt'), wib(c.closedAt)], [t('outcome'), c.outcome], [t('keptUntil'), day(c.keptUntil)], [t('erasedAt'), wib(c.case.erasedAt)]]));
}

function timeline(c) {
  return el('section', { className: 'panel', 'data-timeline': '' }, el('h2', {}, t('timeline')), el('ol', { className: 'timeline' }, ...c.steps.map((s) => step(s, c))));
}

function step(s, c) {
  const standing = s.done ? (s.late ? 'lewat' : 'tepat') : s.late ? 'terlambat' : 'berjalan';
  const words = { lewat: t('stepLate'), tepat: t('stepOnTime'), terlambat: t('stepLate'), berjalan: t('stepOpen') };
  const asked = c.consultations.filter((a) => a.asked >= s.from && (!s.done || a.asked < s.done));
  return el('li', { className: standing, 'data-step': s.number },
    el('div', { className: 'line-head' }, el('h3', {}, `${s.number}. ${s.title}`), s.combined ? el('span', { className: 'pill' }, t('combined')) : pill(standing, words[standing])),
    facts([
      [t('waitingFor'), s.holders.join(', ')],
      [t('by'), s.by && (s.name && s.name !== s.by ? `${s.by} (${s.name})` : s.by)],
      [t('from'), !s.combined && time(s.from)], [t('until'), !s.combined && el('span', {}, time(s.due), ` (${s.limit})`)], [t('doneAt'), s.done ? time(s.done) : t('openStill')]]),
    asked.length > 0 && el('ul', { className: 'asked' }, ...asked.map(consultation)));
}

const time = (at) => el('time', { datetime: at }, wib(at));

function consultation(a) {
  const standing = a.how === 'ditarik' ? '' : a.done ? (a.late ? 'lewat' : 'tepat') : a.late ? 'terlambat' : 'berjalan';
  return el('li', {}, el('div', { className: 'line-head' }, el('strong', {}, `${t('asked')} ${a.position}`), pill(standing, a.how ? t(a.how) : t('waiting'))),
    facts([[t('by'), a.by !== a.position && a.by], [t('from'), time(a.asked)], [t('until'), time(a.due)], [t('doneAt'), a.done && time(a.done)]]));
}

function answer(c) {
  if (!c.case.answer) return false;
  const isReleased = c.steps.some((s) => s.number === 7) || c.outcome;
  return el('section', { className: 'panel' }, el('h2', {}, isReleased ? t('answer') : t('draft')), el('p', { className: 'quote' }, c.case.answer));
}

function cards(c) {
  const state = (card) => (!card.arrived ? t('cardMissing') : card.isOpen && TELLS.includes(card.kind) ? t('cardSent') : card.isOpen ? t('cardOpen') : card.done ? t('cardDone', { time: wib(card.done), by: card.by }) : t('cardClosed'));
  return el('section', { className: 'panel', 'data-cards': '' }, el('h2', {}, t('cards')),
    el('ul', { className: 'plain' }, ...c.cards.map((card) => el('li', {}, el('strong', {}, t(card.kind)), ` · ${card.position}`, el('br'), el('span', { className: 'dim' }, state(card))))));
}

function history(c) {
  return el('section', { className: 'panel' }, el('details', { 'data-history': '' }, el('summary', {}, t('history')),
    el('ol', { className: 'plain' }, ...c.case.history.map((h) => el('li', {}, el('strong', {}, h.position), h.name && h.name !== h.position ? ` (${h.name})` : '', el('br'), h.what, el('br'), el('span', { className: 'dim' }, time(h.at)))))));
}
