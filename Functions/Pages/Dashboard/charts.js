import { number } from './texts.js';

/** Bar charts in the colours of the page. What is late is striped as well, so that colour alone says nothing. */

/** Pixels that must stay free beside a number: two that touch are read as one. */
const GAP = 3;

const drawn = new Set();
const narrow = () => matchMedia('(max-width: 40rem)').matches;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function stripes(ground) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour('card');
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const [x, y] of [[-2, 2], [-2, 10], [6, 10]]) { pen.moveTo(x, y); pen.lineTo(x + 8, y - 8); }
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}

/** Long labels in lines of so many letters. */
function lines(text, width) {
  const out = [''];
  for (const word of text.split(' ')) {
    if (out.at(-1) && out.at(-1).length + word.length >= width) out.push(word);
    else out.push(`${out.pop()} ${word}`.trim());
  }
  return out.length > 3 ? [...out.slice(0, 2), `${out[2]}…`] : out;
}

/** The sum of a stack at its end. */
const totals = {
  id: 'totals',
  afterDatasetsDraw(chart, _, { across }) {
    const pen = chart.ctx;
    pen.save();
    pen.fillStyle = colour('ink');
    pen.font = `600 ${Chart.defaults.font.size}px ${Chart.defaults.font.family}`;
    for (const stack of new Set(chart.data.datasets.map((d) => d.stack))) {
      const shown = chart.data.datasets.map((d, i) => ({ d, i })).filter(({ d, i }) => d.stack === stack && chart.isDatasetVisible(i));
      chart.data.labels.forEach((_, at) => {
        const sum = shown.reduce((s, { d }) => s + d.data[at], 0);
        if (!sum) return;
        const bars = shown.map(({ i }) => chart.getDatasetMeta(i).data[at]);
        if (!across && pen.measureText(number(sum)).width + GAP > bars[0].width) return;
        const end = bars.reduce((a, b) => (across ? (b.x > a.x ? b : a) : (b.y < a.y ? b : a)));
        pen.textAlign = across ? 'left' : 'center';
        pen.textBaseline = across ? 'middle' : 'bottom';
        pen.fillText(number(sum), across ? end.x + 6 : end.x, across ? end.y : end.y - 3);
      });
    }
    pen.restore();
  },
};

function options(across, labels) {
  const grid = { color: colour('line') };
  const value = { beginAtZero: true, grace: '12%', stacked: true, grid, border: { display: false }, ticks: { precision: 0, color: colour('dim'), maxTicksLimit: 6 } };
  const width = narrow() ? 17 : 28;
  const name = {
    stacked: true, grid: { display: false }, border: grid,
    ticks: { color: colour('ink'), autoSkip: !across, maxRotation: 50, callback: (_, at) => (across ? lines(labels[at], width) : labels[at]) },
  };
  return {
    indexAxis: across ? 'y' : 'x',
    responsive: true, maintainAspectRatio: false, animation: false,
    scales: across ? { x: value, y: name } : { x: name, y: value },
    plugins: {
      totals: { across },
      legend: { position: 'bottom', align: 'start', labels: { color: colour('ink'), boxWidth: 14, boxHeight: 14, padding: 14 } },
      tooltip: { callbacks: { title: ([item]) => labels[item.dataIndex] } },
    },
  };
}

/**
 * @param canvas where to draw; its box gives the size
 * @param labels names along the axis
 * @param series `{label, data, tone, striped, stack}`; tone is a colour of the page
 * @param across bars lie
 */
export function bars(canvas, labels, series, { across = false } = {}) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  if (across) canvas.parentElement.style.height = `${labels.length * (narrow() ? 54 : 42) + 76}px`;
  const sets = () => series.map((s) => ({
    label: s.label, data: s.data, stack: s.stack ?? 'one', maxBarThickness: across ? 22 : 26, borderRadius: 3, borderColor: colour(s.tone), borderWidth: 1,
    backgroundColor: s.striped ? stripes(colour(s.tone)) : colour(s.tone),
  }));
  const chart = new Chart(canvas, { type: 'bar', data: { labels, datasets: sets() }, options: options(across, labels), plugins: [totals] });
  drawn.add({ chart, sets, options: () => options(across, labels) });
  return chart;
}

export function clear() {
  for (const { chart } of drawn) chart.destroy();
  drawn.clear();
}

function repaint() {
  for (const one of drawn) {
    one.chart.options = one.options();
    one.sets().forEach((s, i) => Object.assign(one.chart.data.datasets[i], s));
    one.chart.update();
  }
}

document.addEventListener('theme', repaint);
for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(max-width: 40rem)']) matchMedia(query).addEventListener('change', repaint);
