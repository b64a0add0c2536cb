// The shop around a moment: floor, walls, fixtures with their shelves, and the plates that moved.

const FAR_MM = 9000; // fixtures farther from the moment than this are not drawn
const FULL_MM = 2600; // within this they have shelves and plates

/** What stands around the plates that moved. */
export class Room {
  constructor(layout, replay, moment) {
    this.layout = layout;
    this.replay = replay;
    this.isTake = moment ? moment.isUnweighed || moment.deltaMilligrams < 0 : true;
    this.moved = new Map(replay.plates.map((p) => [p.plateId, p.deltaMilligrams]));
    const plates = layout.fixtures.flatMap((f) => f.shelves.flatMap((s) => s.plates.map((p) => [f, p])));
    const hit = plates.filter(([, p]) => this.moved.has(p.id));
    this.home = hit[0]?.[0] ?? null;
    this.at = hit.length ? middle(hit.map(([, p]) => [p.xMm, p.yMm, p.zMm])) : start(replay);
    const near = (x, y) => Math.hypot(x - this.at[0], y - this.at[1]);
    this.fixtures = layout.fixtures
      .filter((f) => near(f.xMm, f.yMm) < FAR_MM)
      .map((f) => ({ f, isFull: f === this.home || near(f.xMm, f.yMm) < FULL_MM }));
  }

  /** Puts the eye in front of the shelf, a little to its side; or above it. */
  look(eye, isAbove = false) {
    const facing = ((this.home?.facingDegrees ?? 270) * Math.PI) / 180;
    eye.around = isAbove ? facing : facing + this.aside(facing);
    eye.up = isAbove ? 1.45 : 0.42;
    eye.farMm = isAbove ? 5200 : 4200;
    const out = 450; // between shelf and shopper
    eye.at = [this.at[0] + out * Math.cos(facing), this.at[1] + out * Math.sin(facing), isAbove ? 500 : 950];
  }

  /** From the side on which whoever is nearest does not stand in the way. */
  aside(facing) {
    const { people, onsetMillis } = this.replay;
    const spot = people[0]?.spots.findLast((s) => s.atMillis <= onsetMillis) ?? people[0]?.spots[0];
    if (!spot) return 0.95;
    const left = (spot.yMm - this.at[1]) * Math.cos(facing) - (spot.xMm - this.at[0]) * Math.sin(facing);
    return left > 0 ? -0.95 : 0.95;
  }

  draw(stage, ink, ms) {
    this.floor(stage, ink);
    for (const w of this.layout.walls) this.wall(stage, ink, w);
    for (const { f, isFull } of this.fixtures) this.fixture(stage, ink, f, isFull, ms);
  }

  floor(stage, ink) {
    const [cx, cy] = this.at.map((v) => Math.round(v / 1000) * 1000);
    const r = 6000;
    stage.plane(
      [[cx - r, cy - r, 0], [cx + r, cy - r, 0], [cx + r, cy + r, 0], [cx - r, cy + r, 0]],
      { fill: ink.floor, layer: 0 },
    );
    for (let d = -r; d <= r; d += 1000) {
      stage.rod([[cx + d, cy - r, 0], [cx + d, cy + r, 0]].flatMap(split), 8, { stroke: ink.line, layer: 0.5 });
      stage.rod([[cx - r, cy + d, 0], [cx + r, cy + d, 0]].flatMap(split), 8, { stroke: ink.line, layer: 0.5 });
    }
  }

  wall(stage, ink, { x1Mm, y1Mm, x2Mm, y2Mm }) {
    const [a, b] = [[x1Mm, y1Mm], [x2Mm, y2Mm]];
    stage.plane([[...a, 0], [...b, 0], [...b, 350], [...a, 350]], { fill: ink.wall, alpha: 0.18, layer: 1 });
  }

  fixture(stage, ink, f, isFull, ms) {
    const front = (f.facingDegrees * Math.PI) / 180;
    const [fx, fy] = [Math.cos(front), Math.sin(front)];
    // u runs along the front, v from the back (-) to the front (+)
    const to = (u, v, z) => [f.xMm - u * fy + v * fx, f.yMm + u * fx + v * fy, z];
    const [w, d, h] = [f.widthMm / 2, f.depthMm / 2, f.heightMm];
    const shell = { fill: ink.case, stroke: ink.wall, wide: 0.7 };
    const isBehind = fx * (stage.from[0] - f.xMm) + fy * (stage.from[1] - f.yMm) < 0;
    const isBefore = f === this.home ? isBehind : stage.beyond([f.xMm, f.yMm, h / 2]) < -150;
    const isHidden = isBefore && f !== this.home; // it would hide the moment: only where it stands
    if (isHidden || !isFull) {
      stage.plane([to(-w, -d, 2), to(w, -d, 2), to(w, d, 2), to(-w, d, 2)], { ...shell, alpha: 0.35, layer: 1 });
      if (!isHidden) box(stage, to, w, d, h, { ...shell, alpha: 0.13 });
      return;
    }
    const solid = f === this.home ? 1 : 0.45;
    const wall = isBefore ? 0.12 : 0.85 * solid;
    stage.plane([to(-w, -d, 0), to(w, -d, 0), to(w, -d, h), to(-w, -d, h)], { ...shell, alpha: wall, nudge: -150 });
    for (const side of [-w, w]) {
      stage.plane([to(side, -d, 0), to(side, d, 0), to(side, d, h), to(side, -d, h)], { ...shell, alpha: 0.12 * solid });
    }
    stage.plane([to(-w, d, 0), to(w, d, 0), to(w, d, 90), to(-w, d, 90)], { ...shell, alpha: 0.6 * solid });
    for (const shelf of f.shelves) {
      const board = [to(-w, -d, shelf.zMm), to(w, -d, shelf.zMm), to(w, d, shelf.zMm), to(-w, d, shelf.zMm)];
      stage.plane(board, { ...shell, alpha: (isBefore ? 0.3 : 0.8) * solid });
      for (const plate of shelf.plates) this.plate(stage, ink, plate, [fx, fy], ms, isBefore ? 0.4 : solid);
    }
  }

  plate(stage, ink, p, [fx, fy], ms, solid) {
    const isMoved = this.moved.has(p.id);
    const [w, d] = [p.widthMm / 2 - 8, p.depthMm / 2 - 8];
    const at = (u, v, z) => [p.xMm - u * fy + v * fx, p.yMm + u * fx + v * fy, z];
    const ring = (z) => [at(-w, -d, z), at(w, -d, z), at(w, d, z), at(-w, d, z)];
    if (!isMoved) {
      stage.plane(ring(p.zMm + 12), { fill: ink.cell, stroke: ink.case, wide: 0.6, alpha: 0.9 * solid, nudge: 20 });
      return;
    }
    const { onsetMillis, settleMillis } = this.replay;
    const color = this.isTake ? ink.take : ink.put;
    const isNow = ms >= onsetMillis && ms <= settleMillis + 250;
    const hasBeen = ms >= onsetMillis;
    stage.plane(ring(p.zMm + 14), { fill: color, stroke: color, wide: isNow ? 3 : 1.5, alpha: hasBeen ? 0.95 : 0.55, nudge: 40 });
    // its edge shines through whatever stands before it
    stage.plane(ring(p.zMm + 14), { stroke: color, wide: isNow ? 3 : 1.8, alpha: 0.9, layer: 2.5 });
    if (isNow) {
      const lines = ring(p.zMm + 14);
      for (const [i, corner] of lines.entries()) {
        const next = lines[(i + 1) % 4];
        stage.plane([corner, next, raised(next), raised(corner)], { fill: color, alpha: 0.16, nudge: 30 });
      }
    }
    const grams = this.moved.get(p.id) / 1000;
    const text = grams ? `${grams > 0 ? '+' : '−'}${Math.abs(grams).toFixed(0)} g` : 'not weighed';
    if (hasBeen) stage.label([p.xMm, p.yMm, p.zMm + 30], text, { ink: '#16201c', ground: color, sub: p.id, shift: 1.3, size: 12 });
  }
}

function raised([x, y, z]) {
  return [x, y, z + 240];
}

/** A line is cut into metres, so that a part of it may lie behind the eye. */
function split(point, i, [a, b]) {
  if (i) return [];
  const n = 12;
  return Array.from({ length: n + 1 }, (_, k) => a.map((v, j) => v + (k / n) * (b[j] - v)));
}

function box(stage, to, w, d, h, look) {
  const ring = (z) => [to(-w, -d, z), to(w, -d, z), to(w, d, z), to(-w, d, z)];
  const [low, high] = [ring(0), ring(h)];
  stage.plane(high, look);
  for (let i = 0; i < 4; i++) {
    const j = (i + 1) % 4;
    stage.plane([low[i], low[j], high[j], high[i]], look);
  }
}

function middle(points) {
  return [0, 1, 2].map((i) => points.reduce((sum, p) => sum + p[i], 0) / points.length);
}

/** Where the first person stands, if no plate is known. */
function start(replay) {
  const spot = replay.people[0]?.spots[0];
  return spot ? [spot.xMm, spot.yMm, 900] : [0, 0, 900];
}
