// The camera wall: keeps the pictures of the tiles that can be seen fresh, and draws over them.
// A tile has at most one picture on its way and five a second; the page has at most four.

const SVG = 'http://www.w3.org/2000/svg';
const STEP_MS = 200;
const AGAIN_MS = 2000;
const ON_THEIR_WAY_MAX = 4;

/** Shows the pictures of `root`, the list of cameras of the store at `store`. */
export class Wall {
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.tiles = new Map();
    this.onTheirWay = 0;
    this.seen = new IntersectionObserver((entries) => this.cross(entries), { rootMargin: '40px' });
    this.large = new Large(document.getElementById('large'), this);
    root.addEventListener('click', (e) => {
      const glass = e.target.closest('.camera .glass');
      if (glass) this.large.open(glass.closest('.camera').dataset.camera);
    });
    document.getElementById('overlay')?.addEventListener('click', (e) => {
      const on = e.currentTarget.getAttribute('aria-pressed') !== 'true';
      e.currentTarget.setAttribute('aria-pressed', on);
      document.body.classList.toggle('bare', !on);
    });
    document.addEventListener('visibilitychange', () => this.pump());
    this.look();
  }

  /** The list has changed: new numbers, perhaps new tiles. */
  look() {
    const here = new Set();
    for (const li of this.root.querySelectorAll('.camera')) {
      const glass = li.querySelector('.glass');
      if (!glass) continue;
      here.add(li);
      if (this.tiles.has(li)) continue;
      this.tiles.set(li, { li, glass, asked: 0, drawn: 0, isBusy: false, isSeen: false, nextMs: 0 });
      this.seen.observe(li);
    }
    for (const li of this.tiles.keys()) {
      if (here.has(li)) continue;
      this.seen.unobserve(li);
      this.tiles.delete(li);
    }
    this.large.look();
    this.pump();
  }

  tile(camera) {
    return [...this.tiles.values()].find((t) => t.li.dataset.camera === camera);
  }

  cross(entries) {
    for (const entry of entries) {
      const tile = this.tiles.get(entry.target);
      if (tile) tile.isSeen = entry.isIntersecting;
    }
    this.pump();
  }

  isWanted(tile) {
    const isShown = this.large.camera ? this.large.camera === tile.li.dataset.camera : tile.isSeen;
    const number = Number(tile.li.dataset.number); // begins anew when the camera's driver does
    return isShown && !tile.isBusy && number > 0 && number !== tile.asked && number !== tile.drawn;
  }

  /** Asks for what is wanted and due, whoever has waited longest first. */
  pump() {
    clearTimeout(this.timer);
    if (document.hidden) return;
    const now = performance.now();
    const wanted = [...this.tiles.values()].filter((t) => this.isWanted(t));
    wanted.sort((a, b) => a.nextMs - b.nextMs);
    for (const tile of wanted) {
      if (tile.nextMs > now) {
        this.timer = setTimeout(() => this.pump(), tile.nextMs - now + 1);
        return;
      }
      if (this.onTheirWay >= ON_THEIR_WAY_MAX) return;
      this.ask(tile);
    }
  }

  async ask(tile) {
    tile.isBusy = true;
    this.onTheirWay++;
    tile.nextMs = performance.now() + STEP_MS;
    const { camera, number } = tile.li.dataset;
    tile.asked = Number(number);
    try {
      const at = `${this.store}/cameras/${encodeURIComponent(camera)}.json?n=${number}`;
      const answer = await fetch(at, { cache: 'no-store' });
      if (!answer.ok) throw new Error(answer.status);
      const picture = await answer.json();
      const image = new Image(picture.widthPx, picture.heightPx);
      image.alt = says(picture);
      image.src = `data:image/jpeg;base64,${picture.jpeg}`;
      await image.decode();
      tile.drawn = picture.number;
      tile.picture = picture;
      show(tile.glass, image, picture);
      this.large.show(camera, picture);
    } catch (e) {
      tile.asked = 0;
      tile.nextMs = performance.now() + AGAIN_MS; // the shop or the camera is gone: not in a hurry
    } finally {
      tile.isBusy = false;
      this.onTheirWay--;
      this.pump();
    }
  }
}

/** One camera as large as the page. */
class Large {
  constructor(dialog, wall) {
    this.dialog = dialog;
    this.wall = wall;
    this.camera = '';
    this.glass = dialog.querySelector('.glass');
    dialog.addEventListener('close', () => {
      this.camera = '';
      this.glass.replaceChildren();
      wall.pump();
    });
    dialog.addEventListener('click', (e) => {
      if (e.target === dialog || e.target.closest('[data-close]')) dialog.close();
      const step = e.target.closest('[data-step]');
      if (step) this.step(Number(step.dataset.step));
    });
    dialog.addEventListener('keydown', (e) => {
      if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') this.step(e.key === 'ArrowRight' ? 1 : -1);
    });
  }

  open(camera) {
    this.camera = camera;
    this.glass.replaceChildren();
    const picture = this.wall.tile(camera)?.picture;
    if (picture) this.show(camera, picture);
    if (!this.dialog.open) this.dialog.showModal();
    this.look();
    this.wall.pump();
  }

  step(by) {
    const all = [...this.wall.tiles.values()].map((t) => t.li.dataset.camera);
    const at = all.indexOf(this.camera);
    if (at >= 0) this.open(all[(at + by + all.length) % all.length]);
  }

  look() {
    const tile = this.camera && this.wall.tile(this.camera);
    if (!tile) return;
    this.dialog.dataset.past = tile.li.dataset.past;
    document.getElementById('large-name').textContent = `Camera ${this.camera}`;
    const about = document.getElementById('large-about');
    const now = tile.li.querySelector('.about').innerHTML;
    if (this.about !== now) about.innerHTML = this.about = now;
  }

  async show(camera, picture) {
    if (camera !== this.camera) return;
    const image = new Image(picture.widthPx, picture.heightPx);
    image.alt = says(picture);
    image.src = `data:image/jpeg;base64,${picture.jpeg}`;
    await image.decode();
    if (camera === this.camera) show(this.glass, image, picture);
  }
}

function says({ cameraId, people, hands }) {
  const held = hands.filter((h) => h.holds).map((h) => h.holds);
  const holds = held.length ? `; in hands: ${held.join(', ')}` : '';
  return `Camera ${cameraId}, ${people.length === 1 ? '1 person' : `${people.length} people`}${holds}`;
}

/** Puts a decoded picture and its drawing in the place of the ones before, at once. */
function show(glass, image, picture) {
  glass.replaceChildren(image, drawing(picture, picture.widthPx / Math.max(160, glass.clientWidth)));
  glass.dataset.number = picture.number;
}

/** What was found in a picture, as SVG in its pixels; `scale` of them are one of the screen. */
function drawing({ widthPx, heightPx, people, hands, fronts }, scale) {
  const svg = make('svg', null, { viewBox: `0 0 ${widthPx} ${heightPx}`, 'aria-hidden': 'true' });
  const unit = 4 * scale;
  svg.style.fontSize = `${3.2 * unit}px`;
  for (const front of fronts) make('polyline', svg, { class: 'front', points: front.points.join(' ') });
  for (const body of people) {
    const g = make('g', svg, { class: `body ${hue(body.visitId)}` });
    const top = outline(g, body.outline);
    make('line', g, { class: 'stem', x1: top.x, y1: top.y, x2: body.footXPx, y2: body.footYPx });
    make('circle', g, { class: 'foot', cx: body.footXPx, cy: body.footYPx, r: 0.9 * unit });
    const name = body.visitId ? `${body.visitId} · ${body.trackId}` : body.trackId || '?';
    const half = name.length * unit; // about half its width
    const x = Math.min(widthPx - half, Math.max(half, top.x));
    const y = Math.min(heightPx - unit, Math.max(3.2 * unit, top.y - 0.8 * unit));
    make('text', g, { x, y }).textContent = name;
  }
  for (const hand of hands) {
    const g = make('g', svg, { class: `hand ${hue(hand.visitId)}${hand.holds ? ' full' : ''}` });
    make('circle', g, { cx: hand.xPx, cy: hand.yPx, r: (hand.holds ? 1.5 : 1) * unit });
    if (!hand.holds) continue;
    const isLeft = hand.xPx > widthPx * 0.6;
    const text = make('text', g, { x: hand.xPx + (isLeft ? -2.4 : 2.4) * unit, y: hand.yPx + unit });
    text.classList.add(isLeft ? 'end' : 'start');
    text.textContent = hand.holds;
  }
  return svg;
}

/** Draws where a body is; says where its label belongs. */
function outline(g, o) {
  if ('leftPx' in o) {
    const [width, height] = [Math.max(0, o.rightPx - o.leftPx), Math.max(0, o.bottomPx - o.topPx)];
    make('rect', g, { class: 'outline', x: o.leftPx, y: o.topPx, width, height, rx: 3 });
    return { x: (o.leftPx + o.rightPx) / 2, y: o.topPx };
  }
  const [x, y] = [o.centreXPx, o.centreYPx];
  make('ellipse', g, {
    class: 'outline',
    cx: x,
    cy: y,
    rx: Math.max(0, o.radiusXPx),
    ry: Math.max(0, o.radiusYPx),
    transform: `rotate(${o.turnDegrees} ${x} ${y})`,
  });
  const turn = (o.turnDegrees * Math.PI) / 180;
  return { x, y: y - Math.hypot(o.radiusXPx * Math.sin(turn), o.radiusYPx * Math.cos(turn)) };
}

function hue(visitId) {
  return visitId ? `v${visitId % 10}` : 'v-none';
}

function make(name, parent, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
}
