import * as api from './api.js';
import { bars, clear } from './charts.js';
import { el, say } from './dom.js';
import { bucket, number, percent, t, wib, day } from './texts.js';

/** The office at a glance. */

const MOST_TOPICS = 8;
let unit = 'bulan';

export async function summary() {
  const data = await api.numbers(unit);
  const charts = [];
  const page = el('div', { className: 'summary' },
    head(data), tiles(data), indicators(data.indicators), steps(data, charts), trend(data, charts),
    group(data, t('channels'), t('channel'), data.channels, 'kanal', charts), group(data, t('topics'), t('topic'), largest(data.topics), 'topik', charts));
  return { page, data, title: t('summary'), shown: () => charts.forEach((draw) => draw()), gone: clear };
}

const word = (data) => (data.unit === 'minggu' ? t('week') : t('month'));

function head(data) {
  const choose = (value, label) => el('button', {
    type: 'button', 'aria-pressed': String(unit === value), 'data-unit': value,
    onclick: () => { unit = value; document.dispatchEvent(new CustomEvent('again', { detail: `[data-unit=${value}]` })); },
  }, label);
  return el('div', { className: 'bar' },
    el('h1', { tabIndex: -1 }, t('summary')),
    el('p', { className: 'dim' }, t('at', { time: wib(data.at) })),
    el('div', { className: 'switch', role: 'group', 'aria-label': t('periodLabel') }, choose('bulan', t('byMonth')), choose('minggu', t('byWeek'))),
    el('button', { type: 'button', className: 'soft', 'data-again': '', onclick: () => { document.dispatchEvent(new CustomEvent('again', { detail: '[data-again]' })); say(t('reload')); } }, t('reload')));
}

function tiles(data) {
  const last = data.trend.at(-1);
  const done = data.finished;
  const tile = (key, label, value, below, href, alarm) => el(href ? 'a' : 'div', { className: `tile${alarm ? ' alarm' : ''}`, href: href ?? undefined, 'data-tile': key },
    el('span', { className: 'label' }, label), el('strong', {}, value), el('span', { className: 'dim' }, below));
  return el('section', { className: 'tiles', 'aria-label': t('summary') },
    tile('open', t('open'), number(data.open.cases), data.urgent ? `${t('openNow')}, ${t('urgentNow', { n: number(data.urgent) })}` : t('openNow'), '#kasus?keadaan=terbuka'),
    tile('late', t('late'), number(data.open.late), t('lateNow'), '#kasus?keadaan=terlambat', data.open.late > 0),
    tile('received', t('received'), number(last.received), t('receivedThis', { period: word(data) })),
    tile('finished', t('finished'), number(last.finished.cases), t('finishedThis', { period: word(data) }), '#kasus?keadaan=selesai'),
    tile('ontime', t('doneOnTime'), done.cases ? percent(done.cases - done.late, done.cases) : '–', done.cases ? t('onTimeOf', { n: number(done.cases), span: t(data.unit === 'minggu' ? 'spanWeek' : 'spanMonth') }) : t('none')));
}

/** A chart with the same numbers as a table, for who cannot or does not want to see it. */
function panel(key, title, lead, hasAny, draw, heads, rows, charts, wide = false) {
  const canvas = el('canvas', { role: 'img', 'aria-label': t('chart', { title }) });
  const table = el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': title },
    el('table', {}, el('caption', { className: 'unseen' }, title),
      el('thead', {}, el('tr', {}, ...heads.map((h) => el('th', { scope: 'col' }, h)))),
      el('tbody', {}, ...rows.map(([name, ...values]) => el('tr', {}, el('th', { scope: 'row' }, name), ...values.map((v) => el('td', {}, number(v))))))));
  if (hasAny) charts.push(() => draw(canvas));
  return el('section', { className: `panel${wide ? ' wide' : ''}`, 'data-panel': key }, el('h2', {}, title), el('p', { className: 'dim' }, lead),
    hasAny ? el('div', { className: 'chart' }, canvas) : el('p', { className: 'empty' }, t('empty')),
    el('details', {}, el('summary', {}, t('table')), table));
}

/** What was wanted of the year and what came of it: words and numbers, a picture would add nothing. */
function indicators(kept) {
  if (!kept) return el('section', { className: 'panel wide', 'data-panel': 'indicators' }, el('h2', {}, t('indicators', { year: '' })), el('p', { className: 'dim' }, t('notCounted')));
  const uncounted = kept.all.some((i) => [i.actual, i.percent, i.quarter, i.month].includes('n/a'));
  const met = (i) => (i.met === null ? null : el('span', { className: `pill ${i.met ? 'tepat' : 'terlambat'}` }, t(i.met ? 'met' : 'notMet')));
  return el('section', { className: 'panel wide', 'data-panel': 'indicators' },
    el('h2', {}, t('indicators', { year: kept.year })), el('p', { className: 'dim' }, t('countedAt', { time: wib(kept.at) }), uncounted && ` ${t('notAvailable')}`),
    el('ul', { className: 'indicators' }, ...kept.all.map((i) => el('li', { 'data-indicator': i.code },
      el('h3', {}, i.name), el('p', {}, el('strong', { className: 'value' }, i.actual), ' ', met(i)),
      el('dl', {}, ...[[t('target'), i.target], [t('achieved'), i.percent], [t('thisQuarter'), i.quarter], [t('thisMonth'), i.month]].flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
      el('details', {}, el('summary', {}, t('meaning')), el('p', { className: 'dim' }, i.meaning))))));
}

function steps(data, charts) {
  const name = (s) => (s.number ? `${s.number}.\u00a0${s.title}` : s.title);
  const within = data.steps.map((s) => s.open.cases - s.open.late);
  const late = data.steps.map((s) => s.open.late);
  return panel('steps', t('steps'), t('stepsLead'), data.open.cases > 0,
    (canvas) => bars(canvas, data.steps.map(name), [{ label: t('withinLimit'), data: within, tone: 'good' }, { label: t('pastLimit'), data: late, tone: 'bad', striped: true }], { across: true }),
    [t('step'), t('withinLimit'), t('pastLimit'), t('total')],
    data.steps.map((s, i) => [s.open.cases ? el('a', { href: `#kasus?langkah=${s.step}` }, name(s)) : name(s), within[i], late[i], s.open.cases]), charts);
}

function trend(data, charts) {
  const labels = data.trend.map((p) => bucket(p.from, data.unit));
  const whole = data.trend.map((p) => (data.unit === 'minggu' ? `${day(p.from)} – ${day(p.to)}` : bucket(p.from, data.unit)));
  const on = data.trend.map((p) => p.finished.cases - p.finished.late);
  const late = data.trend.map((p) => p.finished.late);
  const received = data.trend.map((p) => p.received);
  return panel('trend', t('trend'), data.unit === 'minggu' ? t('trendWeek') : t('trendMonth'), data.trend.some((p) => p.received + p.finished.cases > 0),
    (canvas) => bars(canvas, labels, [
      { label: t('received'), data: received, tone: 'calm', stack: 'in' },
      { label: t('doneOnTime'), data: on, tone: 'good', stack: 'out' }, { label: t('doneLate'), data: late, tone: 'bad', striped: true, stack: 'out' }]),
    [t('period'), t('received'), t('doneOnTime'), t('doneLate')], data.trend.map((_, i) => [whole[i], received[i], on[i], late[i]]), charts);
}

function group(data, title, head, groups, filter, charts) {
  const lead = data.unit === 'minggu' ? t('groupsWeek') : t('groupsMonth');
  const on = groups.map((g) => g.finished.cases - g.finished.late);
  return panel(filter, title, lead, groups.some((g) => g.open.cases + g.finished.cases > 0),
    (canvas) => bars(canvas, groups.map((g) => g.label), [
      { label: t('stillOpen'), data: groups.map((g) => g.open.cases), tone: 'calm' }, { label: t('doneOnTime'), data: on, tone: 'good' },
      { label: t('doneLate'), data: groups.map((g) => g.finished.late), tone: 'bad', striped: true }], { across: true }),
    [head, t('stillOpen'), t('doneOnTime'), t('doneLate')],
    groups.map((g, i) => [g.key === null ? g.label : el('a', { href: `#kasus?${filter}=${encodeURIComponent(g.key || '-')}` }, g.label), g.open.cases, on[i], g.finished.late]), charts);
}

/** Many topics make no picture: the smallest become one. */
function largest(topics) {
  if (topics.length <= MOST_TOPICS) return topics;
  const add = (a, b) => ({ cases: a.cases + b.cases, late: a.late + b.late });
  const rest = topics.slice(MOST_TOPICS - 1).reduce((a, b) => ({ open: add(a.open, b.open), finished: add(a.finished, b.finished) }));
  return [...topics.slice(0, MOST_TOPICS - 1), { key: null, label: t('others'), ...rest }];
}
