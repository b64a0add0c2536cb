// A person of a replay as a stick figure. Measured are the floor point and the hands; the rest is
// drawn: 1.7 m for everybody, legs that stand, a back that bends as far as a hand makes it.

const HIP_MM = 960;
const BACK_MM = 490;
const UPPER_MM = 300;
const LOWER_MM = 300;
const THIGH_MM = 462;
const SHIN_MM = 462;
const SHOULDER_MM = 185;
const REACH_MM = UPPER_MM + LOWER_MM;
const FAST_MM_A_MS = 0.25; // slower than this says nothing about which way somebody looks
const GAP_MS = 350; // a track that is silent for longer is not drawn
const TRAIL_MS = 2000;

/** One track, ready to be asked where it is. */
export class Figure {
  constructor(person) {
    this.person = person;
    this.spots = person.spots;
    this.ways = ways(person.spots);
  }

  /** Where the person is at a time; null if nobody says. */
  at(ms) {
    const { spots } = this;
    let i = 0;
    while (i + 1 < spots.length && spots[i + 1].atMillis <= ms) i++;
    const [a, b] = [spots[i], spots[i + 1]];
    if (ms < a.atMillis - GAP_MS || (!b && ms > a.atMillis + GAP_MS)) return null;
    if (!b || ms <= a.atMillis) return { spot: a, way: this.ways[i], hands: a.hands.map(point) };
    const span = b.atMillis - a.atMillis;
    if (span > 3 * GAP_MS && ms - a.atMillis > GAP_MS && b.atMillis - ms > GAP_MS) return null;
    const t = (ms - a.atMillis) / span;
    const mix = (x, y) => x + t * (y - x);
    const spot = { ...(t < 0.5 ? a : b), xMm: mix(a.xMm, b.xMm), yMm: mix(a.yMm, b.yMm), sdMm: mix(a.sdMm, b.sdMm) };
    const turn = Math.atan2(Math.sin(this.ways[i + 1] - this.ways[i]), Math.cos(this.ways[i + 1] - this.ways[i]));
    return { spot, way: this.ways[i] + t * turn, hands: between(a.hands, b.hands, t) };
  }

  /** Floor points of the last seconds before a time. */
  trail(ms) {
    return this.spots
      .filter((s) => s.atMillis <= ms && s.atMillis >= ms - TRAIL_MS)
      .map((s) => [s.xMm, s.yMm, 6]);
  }

  /** Puts the person on the stage as they are at a time; says where the head is. */
  draw(stage, ms, ink) {
    const now = this.at(ms);
    if (!now) return null;
    const { spot } = now;
    const color = ink.hue(this.person.visitId);
    const alpha = spot.detected ? 1 : 0.5;
    const floor = [spot.xMm, spot.yMm, 4];
    stage.disc(floor, Math.max(60, 2 * spot.sdMm), { fill: color, alpha: 0.13 * alpha, stroke: color });
    stage.disc(floor, 210, { fill: ink.shade, alpha: 0.16 });
    stage.path([...this.trail(ms), floor], 40, { stroke: color, alpha: 0.4 });
    const body = pose(now);
    const look = { stroke: color, alpha };
    for (const leg of body.legs) stage.rod(leg, 72, look);
    stage.rod([body.hip, body.neck, body.head], 110, { ...look, nudge: 20 });
    stage.rod([body.shoulders[0], body.shoulders[1]], 84, look);
    body.arms.forEach((arm, i) => {
      const isSeen = Boolean(body.hands[i]);
      stage.rod(arm, 56, { stroke: color, alpha: isSeen ? alpha : 0.25 * alpha, nudge: 30 });
      if (!isSeen) return;
      const [x, y, z, sd] = body.hands[i];
      stage.ball([x, y, z], sd, { fill: color, alpha: 0.14, nudge: 60 });
      stage.ball([x, y, z], 52, { fill: ink.hand, stroke: color, alpha, nudge: 90 });
    });
    stage.ball(body.head, 108, { fill: color, alpha, nudge: 10 });
    return [body.head[0], body.head[1], body.head[2] + 330];
  }
}

function point(h) {
  return [h.xMm, h.yMm, h.zMm, h.sdMm];
}

/** Hands between two frames; each goes to the nearer one of the next frame. */
function between(a, b, t) {
  const left = b.map(point);
  return a.map(point).flatMap((hand) => {
    left.sort((p, q) => far(hand, p) - far(hand, q));
    const next = left.shift();
    if (!next) return t < 0.5 ? [hand] : [];
    return [hand.map((v, i) => v + t * (next[i] - v))];
  }).concat(t < 0.5 ? [] : left);
}

function far(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Which way somebody looks at each spot: where they walk, else to their hands, else as before. */
function ways(spots) {
  const raw = spots.map((s, i) => {
    const a = spots[Math.max(0, i - 3)];
    const b = spots[Math.min(spots.length - 1, i + 3)];
    const ms = Math.max(1, b.atMillis - a.atMillis);
    const [dx, dy] = [b.xMm - a.xMm, b.yMm - a.yMm];
    if (Math.hypot(dx, dy) / ms > FAST_MM_A_MS) return Math.atan2(dy, dx);
    if (!s.hands.length) return null;
    const x = s.hands.reduce((sum, h) => sum + h.xMm, 0) / s.hands.length - s.xMm;
    const y = s.hands.reduce((sum, h) => sum + h.yMm, 0) / s.hands.length - s.yMm;
    return Math.hypot(x, y) > 150 ? Math.atan2(y, x) : null;
  });
  let last = raw.find((way) => way !== null) ?? 0;
  const held = raw.map((way) => (last = way ?? last));
  return held.map((_, i) => {
    let [x, y] = [0, 0];
    for (let k = Math.max(0, i - 3); k <= Math.min(held.length - 1, i + 3); k++) {
      x += Math.cos(held[k]);
      y += Math.sin(held[k]);
    }
    return Math.atan2(y, x);
  });
}

/** The joints of a body that stands at a floor point and reaches its hands. */
function pose({ spot, way, hands }) {
  const ahead = [Math.cos(way), Math.sin(way), 0];
  const aside = [Math.sin(way), -Math.cos(way), 0]; // to the right hand
  const foot = [spot.xMm, spot.yMm, 0];
  let hip = add(foot, [0, 0, HIP_MM]);
  let neck = add(hip, [0, 0, BACK_MM]);
  const owned = own(hands, foot, aside);
  for (let bend = 0; bend < 4; bend++) {
    const pull = strain(owned, neck, aside);
    if (pull.mm < 5) break;
    neck = add(neck, pull.by);
    hip = add(hip, [0, 0, -Math.min(420 - (HIP_MM - hip[2]), Math.max(0, -pull.by[2]) * 0.6)]);
    neck = along(hip, neck, BACK_MM);
  }
  const shoulders = [-1, 1].map((side) => add(neck, scaled(aside, side * SHOULDER_MM), [0, 0, -40]));
  const arms = shoulders.map((shoulder, i) => {
    const hand = owned[i]?.slice(0, 3) ?? add(shoulder, [0, 0, -REACH_MM + 40], scaled(ahead, 40));
    return limb(shoulder, hand, UPPER_MM, LOWER_MM, add(scaled(ahead, -0.4), [0, 0, -1]));
  });
  const legs = [-1, 1].map((side) => {
    const from = add(hip, scaled(aside, side * 90));
    return limb(from, add(foot, scaled(aside, side * 110), [0, 0, 45]), THIGH_MM, SHIN_MM, ahead);
  });
  const back = scaled(add(neck, scaled(hip, -1)), 1 / BACK_MM);
  const head = add(neck, scaled(add(back, [0, 0, 1]), 75));
  return { hip, neck, shoulders, arms, legs, head, hands: owned };
}

/** Which hand is the left one: by the side of the body that it is on. */
function own(hands, foot, aside) {
  const side = (h) => (h[0] - foot[0]) * aside[0] + (h[1] - foot[1]) * aside[1];
  const sorted = [...hands].sort((a, b) => side(a) - side(b)).slice(0, 2);
  if (sorted.length === 2) return sorted;
  if (!sorted.length) return [null, null];
  return side(sorted[0]) < 0 ? [sorted[0], null] : [null, sorted[0]];
}

/** How far, and where to, the hands pull the shoulders beyond their reach. */
function strain(owned, neck, aside) {
  let [mm, by] = [0, [0, 0, 0]];
  owned.forEach((hand, i) => {
    if (!hand) return;
    const shoulder = add(neck, scaled(aside, (i ? 1 : -1) * SHOULDER_MM), [0, 0, -40]);
    const way = add(hand.slice(0, 3), scaled(shoulder, -1));
    const long = Math.hypot(...way);
    if (long - REACH_MM > mm) [mm, by] = [long - REACH_MM, scaled(way, (long - REACH_MM) / long)];
  });
  return { mm, by };
}

/** Two bones from a to b; the joint goes to where `pole` points. */
function limb(a, b, first, second, pole) {
  const way = add(b, scaled(a, -1));
  const long = Math.hypot(...way);
  if (long >= first + second || long < 1) return [a, b];
  const dir = scaled(way, 1 / long);
  const on = (first * first - second * second + long * long) / (2 * long);
  const off = Math.sqrt(Math.max(0, first * first - on * on));
  const sideways = add(pole, scaled(dir, -(pole[0] * dir[0] + pole[1] * dir[1] + pole[2] * dir[2])));
  const size = Math.hypot(...sideways) || 1;
  return [a, add(a, scaled(dir, on), scaled(sideways, off / size)), b];
}

function along(from, to, length) {
  const way = add(to, scaled(from, -1));
  return add(from, scaled(way, length / (Math.hypot(...way) || 1)));
}

function scaled(v, by) {
  return v.map((x) => x * by);
}

function add(...vectors) {
  return [0, 1, 2].map((i) => vectors.reduce((sum, v) => sum + v[i], 0));
}
