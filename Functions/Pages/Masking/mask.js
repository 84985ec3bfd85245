'use strict';
// Boxes over a picture, in pixels of the original: drag to add, tap to remove, arrows to move, all of it undone one by one.
(() => {
  const board = document.getElementById('papan');
  const words = JSON.parse(board.dataset.words);
  const size = { width: Number(board.dataset.width), height: Number(board.dataset.height) };
  const field = document.getElementById('bagian');
  const [add, undo, clear, save, none, count] = ['tambah', 'urung', 'hapus', 'simpan', 'kosong', 'jumlah'].map(id => document.getElementById(id));
  const before = [];
  let areas = JSON.parse(field.value);
  let drag = null;

  const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const within = (value, most) => Math.min(Math.max(value, 0), most);
  const least = () => ({ width: Math.max(4, Math.round(size.width / 100)), height: Math.max(4, Math.round(size.height / 150)) });

  function change(next) {
    before.push(areas);
    areas = next;
    draw();
  }

  function place(element, area) {
    element.style.left = `${area.left * 100 / size.width}%`;
    element.style.top = `${area.top * 100 / size.height}%`;
    element.style.width = `${area.width * 100 / size.width}%`;
    element.style.height = `${area.height * 100 / size.height}%`;
  }

  function draw(focus) {
    board.querySelectorAll('.box').forEach(b => b.remove());
    areas.forEach((area, i) => {
      const box = document.createElement('button');
      box.type = 'button';
      box.className = 'box';
      box.textContent = area.kind;
      box.setAttribute('aria-label', say(words.box, area.kind, i + 1, areas.length));
      box.addEventListener('click', () => change(areas.filter((_, j) => j !== i)));
      box.addEventListener('keydown', e => nudge(e, i));
      place(box, area);
      board.append(box);
    });
    field.value = JSON.stringify(areas);
    count.textContent = areas.length ? say(words.count, areas.length) : words.none;
    undo.hidden = before.length === 0;
    clear.hidden = areas.length < 2;
    save.hidden = areas.length === 0;
    none.hidden = areas.length > 0;
    if (focus !== undefined) board.querySelectorAll('.box')[focus]?.focus();
  }

  function nudge(e, i) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (!step) return;
    e.preventDefault();
    const by = Math.max(1, Math.round(size.width / 100));
    const a = { ...areas[i] };
    if (e.shiftKey) {
      a.width = within(a.width + step[0] * by, size.width - a.left) || 1;
      a.height = within(a.height + step[1] * by, size.height - a.top) || 1;
    } else {
      a.left = within(a.left + step[0] * by, size.width - a.width);
      a.top = within(a.top + step[1] * by, size.height - a.height);
    }
    before.push(areas);
    areas = areas.map((old, j) => j === i ? a : old);
    draw(i);
  }

  function enough() {
    const full = areas.length >= Number(words.limit);
    if (full) count.textContent = words.most;
    return full;
  }

  function at(e) {
    const frame = board.getBoundingClientRect();
    return {
      x: within(Math.round((e.clientX - frame.left) * size.width / frame.width), size.width),
      y: within(Math.round((e.clientY - frame.top) * size.height / frame.height), size.height),
    };
  }

  function arm(on) {
    add.setAttribute('aria-pressed', String(on));
    board.classList.toggle('armed', on);
    if (on) count.textContent = words.draw;
  }

  const armed = () => add.getAttribute('aria-pressed') === 'true';
  const span = (a, b) => ({ left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y), kind: 'lain' });

  board.addEventListener('pointerdown', e => {
    // A finger scrolls the page, unless it was told to draw; a tap on a box is the box's own.
    if (drag || !e.isPrimary || e.button !== 0 || (e.pointerType === 'touch' && !armed()) || (e.target.classList.contains('box') && !armed()) || enough()) return;
    e.preventDefault();
    board.setPointerCapture(e.pointerId);
    const line = document.createElement('div');
    line.className = 'line';
    board.append(line);
    drag = { from: at(e), line };
    place(line, span(drag.from, drag.from));
  });
  board.addEventListener('pointermove', e => { if (drag) place(drag.line, span(drag.from, at(e))); });
  for (const end of ['pointerup', 'pointercancel']) {
    board.addEventListener(end, e => {
      if (!drag) return;
      const area = span(drag.from, at(e));
      drag.line.remove();
      drag = null;
      if (end === 'pointercancel' || area.width < least().width || area.height < least().height) return;
      arm(false);
      change([...areas, area]);
    });
  }

  add.addEventListener('click', e => {
    if (enough()) return;
    // Without a pointer there is nothing to drag with: a box comes into view and is moved by arrows.
    if (e.detail !== 0) return arm(!armed());
    const frame = board.getBoundingClientRect();
    const middle = within((innerHeight / 2 - frame.top) * size.height / frame.height, size.height);
    const area = { width: Math.round(size.width / 4), height: Math.max(8, Math.round(size.width / 16)), kind: 'lain' };
    area.height = Math.min(area.height, size.height);
    area.left = Math.round((size.width - area.width) / 2);
    area.top = Math.round(within(middle - area.height / 2, size.height - area.height));
    before.push(areas);
    areas = [...areas, area];
    draw(areas.length - 1);
  });
  undo.addEventListener('click', () => { areas = before.pop() ?? areas; draw(); });
  clear.addEventListener('click', () => change([]));
  add.hidden = false;
  none.classList.remove('quiet');
  draw();
})();
