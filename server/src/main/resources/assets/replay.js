// A moment at a shelf, played again from any angle: fixtures of the layout, tracks as stick
// figures, what their hands held, and what the plates weighed. No picture is shown or needed.
import { Figure } from './figure.js';
import { Room } from './room.js';
import { Stage } from './stage.js';
import { Curves } from './curves.js';

const SPEEDS = [0.25, 0.5, 1, 2];
const ITEM_MS = 1500;
const TURN_A_PIXEL = 0.008;
const KEY_TURN = 0.12;
const layouts = new Map();

/** Opens the replay that a button points at. */
export async function open(button) {
  const store = document.body.dataset.store;
  const dialog = new Dialog();
  try {
    const [moment, layout] = await Promise.all([get(button.dataset.replay), layoutOf(store)]);
    dialog.show(moment, layout);
  } catch (e) {
    dialog.fail(e.message);
  }
}

async function get(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.rule ? `${body.rule} ${body.maybe}` : 'The shop does not answer.');
  return body;
}

function layoutOf(store) {
  if (!layouts.has(store)) {
    const loading = get(`/api${store}/layout`);
    loading.catch(() => layouts.delete(store));
    layouts.set(store, loading);
  }
  return layouts.get(store);
}

/** The dialog with its controls; it is gone when it is closed. */
class Dialog {
  constructor() {
    this.dialog = document.createElement('dialog');
    this.dialog.className = 'replay';
    this.dialog.setAttribute('aria-label', 'Replay of a moment');
    this.dialog.innerHTML = `
      <header><h2>One moment…</h2><p class="sub"></p><button class="button" type="button" data-do="close">Close</button></header>
      <canvas class="stage" tabindex="0" role="img"></canvas>
      <canvas class="curves" role="img"></canvas>
      <div class="controls">
        <button class="button primary" type="button" data-do="play">Play</button>
        <input type="range" min="0" value="0" step="10" aria-label="Moment">
        <output></output>
        <div class="speeds" role="group" aria-label="Speed">${SPEEDS.map((s) => `<button class="button" type="button" data-speed="${s}" aria-pressed="${s === 1}">${s}×</button>`).join('')}</div>
        <button class="button" type="button" data-do="front">Front</button>
        <button class="button" type="button" data-do="above">Above</button>
      </div>
      <p class="sub hint">Drag or arrow keys: look around · wheel, pinch, + and −: nearer · space: play · , and .: a tenth of a second. Only floor points, hands and weights are measured; everybody is drawn 1.7 m tall.</p>`;
    this.canvas = this.dialog.querySelector('.stage');
    this.range = this.dialog.querySelector('input');
    this.fingers = new Map();
    document.body.append(this.dialog);
    this.dialog.addEventListener('close', () => this.end());
    this.dialog.addEventListener('click', (e) => this.click(e));
    this.dialog.showModal();
  }

  fail(text) {
    this.dialog.querySelector('h2').textContent = 'This cannot be played';
    this.dialog.querySelector('header .sub').textContent = text;
    this.dialog.classList.add('failed');
  }

  show({ replay, moment }, layout) {
    this.replay = replay;
    this.figures = replay.people.map((p) => new Figure(p));
    this.ink = inks(this.dialog);
    this.stage = new Stage(this.canvas);
    this.stage.font = getComputedStyle(this.dialog).fontFamily;
    this.room = new Room(layout, replay, moment);
    this.curves = new Curves(this.dialog.querySelector('.curves'), replay, this.ink, this.stage.font);
    this.curves.isTake = this.room.isTake;
    this.speed = 1;
    this.at = 0;
    this.range.max = replay.lengthMillis;
    const title = moment?.text ?? 'A movement at the shelf';
    this.dialog.querySelector('h2').textContent = title;
    const who = replay.people.length === 1 ? '1 person near' : `${replay.people.length} people near`;
    this.dialog.querySelector('header .sub').textContent =
      `Movement ${replay.movementId} · ${who}${replay.leftOut ? `, ${replay.leftOut} farther away` : ''}${replay.isWhole ? '' : ' · still going on'}`;
    this.canvas.setAttribute('aria-label', `${title}, seen in three dimensions; ${who}`);
    this.room.look(this.stage.eye);
    this.listen();
    this.isPlaying = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.seek(this.isPlaying ? Math.max(0, replay.onsetMillis - 2500) : replay.onsetMillis);
    this.canvas.focus();
    this.frame = requestAnimationFrame((ms) => this.tick(ms));
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener('pointerdown', (e) => {
      canvas.setPointerCapture(e.pointerId);
      this.fingers.set(e.pointerId, [e.clientX, e.clientY]);
    });
    canvas.addEventListener('pointermove', (e) => this.drag(e));
    for (const over of ['pointerup', 'pointercancel']) {
      canvas.addEventListener(over, (e) => this.fingers.delete(e.pointerId));
    }
    canvas.addEventListener('wheel', (e) => {
      e.preventDefault();
      this.stage.zoom(Math.exp(e.deltaY * 0.001));
      this.isStale = true;
    }, { passive: false });
    this.dialog.addEventListener('keydown', (e) => this.key(e));
    this.range.addEventListener('input', () => {
      this.isPlaying = false;
      this.seek(Number(this.range.value));
    });
    this.resized = new ResizeObserver(() => (this.isStale = true));
    this.resized.observe(this.dialog);
  }

  drag(e) {
    const before = this.fingers.get(e.pointerId);
    if (!before) return;
    const others = [...this.fingers].filter(([id]) => id !== e.pointerId).map(([, p]) => p);
    if (others.length) {
      const apart = (p) => Math.hypot(p[0] - others[0][0], p[1] - others[0][1]) || 1;
      this.stage.zoom(apart(before) / apart([e.clientX, e.clientY]));
    } else {
      this.stage.turn((before[0] - e.clientX) * TURN_A_PIXEL, (e.clientY - before[1]) * TURN_A_PIXEL);
    }
    this.fingers.set(e.pointerId, [e.clientX, e.clientY]);
    this.isStale = true;
  }

  key(e) {
    const turns = { ArrowLeft: [-KEY_TURN, 0], ArrowRight: [KEY_TURN, 0], ArrowUp: [0, KEY_TURN / 2], ArrowDown: [0, -KEY_TURN / 2] };
    const isOnRange = e.target === this.range;
    if (turns[e.key] && !isOnRange) this.stage.turn(...turns[e.key]);
    else if (e.key === '+' || e.key === '=') this.stage.zoom(0.88);
    else if (e.key === '-') this.stage.zoom(1.14);
    else if (e.key === ',' || e.key === '.') this.step(e.key === ',' ? -100 : 100);
    else if (e.key === ' ' && e.target.tagName !== 'BUTTON') this.play();
    else return;
    this.isStale = true;
    e.preventDefault();
  }

  click(e) {
    if (e.target === this.dialog) this.dialog.close();
    const button = e.target.closest('button');
    if (!button) return;
    const { speed } = button.dataset;
    if (button.dataset.do === 'close') this.dialog.close();
    if (!this.replay) return;
    if (button.dataset.do === 'play') this.play();
    if (button.dataset.do === 'front') this.room.look(this.stage.eye);
    if (button.dataset.do === 'above') this.room.look(this.stage.eye, true);
    if (speed) {
      this.speed = Number(speed);
      for (const b of this.dialog.querySelectorAll('[data-speed]')) b.setAttribute('aria-pressed', b === button);
    }
    this.isStale = true;
  }

  play() {
    this.isPlaying = !this.isPlaying;
    if (this.isPlaying && this.at >= this.replay.lengthMillis) this.at = 0;
    this.isStale = true;
  }

  step(ms) {
    this.isPlaying = false;
    this.seek(this.at + ms);
  }

  seek(ms) {
    this.at = Math.min(this.replay.lengthMillis, Math.max(0, ms));
    this.isStale = true;
  }

  tick(ms) {
    const passed = Math.min(100, ms - (this.lastMs ?? ms));
    this.lastMs = ms;
    if (this.isPlaying) {
      this.seek(this.at + passed * this.speed);
      this.isPlaying = this.at < this.replay.lengthMillis;
    }
    if (this.isStale) this.draw();
    this.isStale = false;
    this.frame = requestAnimationFrame((next) => this.tick(next));
  }

  draw() {
    const { stage, ink, at } = this;
    stage.begin();
    this.room.draw(stage, ink, at);
    for (const figure of this.figures) {
      const { visitId, trackId } = figure.person;
      const head = figure.draw(stage, at, ink);
      const text = visitId ? String(visitId) : '?';
      if (head) stage.label(head, text, { sub: trackId, ink: ink.onHue, ground: ink.hue(visitId) });
    }
    this.items();
    stage.end();
    this.curves.draw(at);
    const play = this.dialog.querySelector('[data-do=play]');
    play.textContent = this.isPlaying ? 'Pause' : 'Play';
    this.range.value = at;
    const told = `${((at - this.replay.onsetMillis) / 1000).toFixed(1).replace('-', '−')} s`;
    this.dialog.querySelector('output').textContent = told;
    this.range.setAttribute('aria-valuetext', `${told} after the shelf began to move`);
    Object.assign(this.dialog.dataset, { at: Math.round(at), around: stage.eye.around.toFixed(3), up: stage.eye.up.toFixed(3) });
  }

  /** What was seen in hands just now; of one hand only the newest. */
  items() {
    const newest = new Map();
    for (const item of this.replay.items) {
      const age = this.at - item.atMillis;
      if (age >= 0 && age < ITEM_MS) newest.set(item.trackId, { item, age });
    }
    const says = { TAKING: '↑', PUTTING: '↓', CARRYING: '→', UNKNOWN: '·' };
    for (const { item, age } of newest.values()) {
      const alpha = Math.min(1, (ITEM_MS - age) / 400);
      const look = { ink: this.ink.text, ground: this.ink.card, alpha, shift: -2.2, size: 12 };
      this.stage.label([item.xMm, item.yMm, item.zMm], `${says[item.action]} ${item.name || 'something'}`, look);
    }
  }

  end() {
    cancelAnimationFrame(this.frame);
    this.resized?.disconnect();
    this.dialog.remove();
  }
}

/** Colours of the page, as a canvas takes them. */
function inks(dialog) {
  const probe = document.createElement('span');
  dialog.append(probe);
  const read = (value, hue = '') => {
    probe.className = hue;
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const hues = new Map();
  const ink = {};
  for (const name of ['text', 'soft', 'line', 'card', 'floor', 'wall', 'case', 'cell']) ink[name] = read(`var(--${name})`);
  ink.take = read('light-dark(#e58a1f, #f0a33f)');
  ink.put = read('light-dark(#2b8fd6, #5ab4f2)');
  ink.onHue = read('var(--on-hue)');
  ink.hand = read('var(--card)');
  ink.shade = read('light-dark(#16201c, #000000)');
  for (let i = 0; i < 10; i++) hues.set(i, read('var(--hue)', `v${i}`));
  const nobody = read('var(--hue)', 'v-none');
  ink.hue = (visitId) => (visitId ? hues.get(visitId % 10) : nobody);
  probe.remove();
  return ink;
}
