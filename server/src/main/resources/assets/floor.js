// Draws people, trails and takes over the plan that the server has drawn.

const SVG = 'http://www.w3.org/2000/svg';
const SURE_PPM = 950000;
const CALLOUTS_MAX = 4;
const CALLOUT_MS = 3500;

/** Takes floor news and shows it in `#floor`. */
export class Floor {
  constructor(root) {
    this.root = root;
    this.people = root.querySelector('#people');
    this.trails = root.querySelector('#trails');
    this.callouts = root.querySelector('#callouts');
    this.empty = root.querySelector('#floor-empty');
    this.dots = new Map();
    this.told = new Set();
    this.clock = document.getElementById('floor-clock');
    this.time = new Intl.DateTimeFormat('en-GB', {
      timeZone: root.dataset.zone === 'Z' ? 'UTC' : root.dataset.zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    this.cells = new Map();
    for (const cell of root.querySelectorAll('.cell')) this.cells.set(cell.dataset.plate, cell);
  }

  show(floor) {
    this.empty.hidden = floor.people.length > 0;
    if (floor.atNanos > 0) this.clock.textContent = this.time.format(floor.atNanos / 1e6);
    const here = new Set();
    for (const person of floor.people) {
      here.add(person.trackId);
      this.place(person);
    }
    for (const [id, dot] of this.dots) {
      if (!here.has(id)) {
        dot.g.remove();
        dot.trail.remove();
        this.dots.delete(id);
      }
    }
    for (const flash of floor.flashes) this.flash(flash);
    if (this.told.size > 400) this.told = new Set([...this.told].slice(-200));
  }

  place(person) {
    let dot = this.dots.get(person.trackId);
    if (!dot) {
      dot = this.make();
      this.dots.set(person.trackId, dot);
    }
    const sure = person.ppm >= SURE_PPM;
    const hue = person.visitId ? `v${person.visitId % 10}` : 'v-none';
    dot.g.setAttribute(
      'class',
      `dot ${hue}${sure ? '' : ' unsure'}${person.detected ? '' : ' predicted'} role-${person.role.toLowerCase()}`,
    );
    dot.g.style.transform = `translate(${person.xMm}px, ${-person.yMm}px)`;
    dot.text.textContent = person.visitId || '?';
    dot.title.textContent = person.mayBe.length
      ? person.mayBe.map((b) => `visit ${b.visitId}: ${Math.round(b.ppm / 1e4)} %`).join(', ')
      : 'nobody knows who this is';
    dot.trail.setAttribute('class', `trail ${hue}`);
    dot.trail.setAttribute('points', points([...person.trail, person.xMm, person.yMm]));
    this.hands(dot, person);
  }

  make() {
    const g = element('g', this.people);
    const title = element('title', g);
    const hands = element('g', g, { class: 'hands' });
    element('circle', g, { class: 'ring', r: 250 });
    element('circle', g, { class: 'body', r: 185 });
    const text = element('text', g);
    return { g, title, text, hands, trail: element('polyline', this.trails) };
  }

  hands(dot, person) {
    const n = person.hands.length / 2;
    while (dot.hands.childElementCount > n) dot.hands.lastElementChild.remove();
    while (dot.hands.childElementCount < n) element('circle', dot.hands, { r: 65 });
    for (let i = 0; i < n; i++) {
      const hand = dot.hands.children[i];
      hand.setAttribute('cx', person.hands[2 * i] - person.xMm);
      hand.setAttribute('cy', person.yMm - person.hands[2 * i + 1]);
    }
  }

  flash(flash) {
    const key = `${flash.movementId} ${flash.text}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    for (const plate of flash.plateIds) {
      const cell = this.cells.get(plate);
      if (!cell) continue;
      cell.classList.remove('flash-take', 'flash-put');
      void cell.getBBox();
      cell.classList.add(flash.isTake ? 'flash-take' : 'flash-put');
    }
    if (flash.ppm > 0) this.call(flash);
  }

  call(flash) {
    const cell = this.cells.get(flash.plateIds[0]);
    if (!cell) return;
    const id = `call-${flash.movementId}`;
    let note = document.getElementById(id);
    if (!note) {
      note = document.createElement('div');
      note.id = id;
      this.callouts.append(note);
      while (this.callouts.childElementCount > CALLOUTS_MAX) this.callouts.firstElementChild.remove();
    }
    note.className = `callout ${flash.isTake ? 'take' : 'put'} ${flash.visitId ? `v${flash.visitId % 10}` : 'v-none'}`;
    note.textContent = `${flash.text} · ${Math.round(flash.ppm / 1e4)} %`;
    const area = this.root.getBoundingClientRect();
    const at = cell.getBoundingClientRect();
    const x = ((at.left + at.right) / 2 - area.left) / area.width;
    note.style.left = `${Math.min(84, Math.max(16, x * 100))}%`;
    note.style.top = `${((at.top - area.top) / area.height) * 100}%`;
    clearTimeout(note.timer);
    note.timer = setTimeout(() => note.remove(), CALLOUT_MS);
  }
}

function points(flat) {
  let text = '';
  for (let i = 0; i + 1 < flat.length; i += 2) text += `${flat[i]},${-flat[i + 1]} `;
  return text;
}

function element(name, parent, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent.append(made);
  return made;
}
