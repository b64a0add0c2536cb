// A small stage in three dimensions on a canvas: shapes in millimetres of the store (z is up),
// seen by an eye that turns around a point, drawn from the farthest to the nearest.

const NEAR_MM = 120;
const LENS = 1.15; // focal length in heights of the picture
const UP_MIN = 0.06;
const UP_MAX = 1.5;

/** Draws what is put on it; `eye` says from where. */
export class Stage {
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext('2d');
    this.eye = { around: 0, up: 0.5, farMm: 5000, at: [0, 0, 1000] };
    this.shapes = [];
  }

  /** Turns the eye; radians. */
  turn(around, up) {
    this.eye.around += around;
    this.eye.up = Math.min(UP_MAX, Math.max(UP_MIN, this.eye.up + up));
  }

  /** Comes nearer (below 1) or goes away. */
  zoom(factor) {
    this.eye.farMm = Math.min(20000, Math.max(1200, this.eye.farMm * factor));
  }

  begin() {
    const density = Math.min(2, devicePixelRatio || 1);
    const { clientWidth, clientHeight } = this.canvas;
    const [width, height] = [Math.round(clientWidth * density), Math.round(clientHeight * density)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.density = density;
    this.pen.clearRect(0, 0, width, height);
    this.focal = LENS * Math.min(height, width * 1.1);
    this.middle = [width / 2, height / 2];
    const { around, up, farMm, at } = this.eye;
    const [c, s] = [Math.cos(up), Math.sin(up)];
    this.forward = [-c * Math.cos(around), -c * Math.sin(around), -s];
    this.right = [-Math.sin(around), Math.cos(around), 0];
    this.above = cross(this.right, this.forward);
    this.from = at.map((v, i) => v - farMm * this.forward[i]);
    this.shapes = [];
  }

  /** A point as the eye has it: right, up, away. */
  seen(p) {
    const d = [p[0] - this.from[0], p[1] - this.from[1], p[2] - this.from[2]];
    return [dot(d, this.right), dot(d, this.above), dot(d, this.forward)];
  }

  /** Where a point is on the canvas, with the pixels of a millimetre there; null if behind. */
  onCanvas(p) {
    const [x, y, z] = this.seen(p);
    return z < NEAR_MM ? null : this.flat(x, y, z);
  }

  flat(x, y, z) {
    const scale = this.focal / z;
    return { x: this.middle[0] + x * scale, y: this.middle[1] - y * scale, scale, z };
  }

  add(layer, depth, draw) {
    this.shapes.push({ layer, depth, draw });
  }

  /** A flat shape of at least three points. Layer 0 lies under everything, 1 on the floor. */
  plane(points, { fill, stroke, alpha = 1, wide = 1, layer = 2, nudge = 0 }) {
    const clipped = clip(points.map((p) => this.seen(p)));
    if (clipped.length < 3) return;
    const depth = clipped.reduce((sum, p) => sum + Math.hypot(...p), 0) / clipped.length - nudge;
    const flat = clipped.map((p) => this.flat(...p));
    this.add(layer, depth, (pen) => {
      pen.globalAlpha = alpha;
      pen.beginPath();
      flat.forEach((p, i) => (i ? pen.lineTo(p.x, p.y) : pen.moveTo(p.x, p.y)));
      pen.closePath();
      if (fill) {
        pen.fillStyle = fill;
        pen.fill();
      }
      if (stroke) {
        pen.strokeStyle = stroke;
        pen.lineWidth = wide * this.density;
        pen.stroke();
      }
    });
  }

  /** A round disc that lies at a height. */
  disc(centre, radiusMm, look) {
    const points = [];
    for (let i = 0; i < 28; i++) {
      const a = (i * Math.PI) / 14;
      points.push([centre[0] + radiusMm * Math.cos(a), centre[1] + radiusMm * Math.sin(a), centre[2]]);
    }
    this.plane(points, { layer: 1, ...look });
  }

  /** A round rod of some thickness along points. */
  rod(points, thickMm, { stroke, alpha = 1, dash, layer = 2, nudge = 0 }) {
    for (let i = 0; i + 1 < points.length; i++) {
      const [a, b] = [this.seen(points[i]), this.seen(points[i + 1])];
      if (a[2] < NEAR_MM || b[2] < NEAR_MM) continue;
      const [p, q] = [this.flat(...a), this.flat(...b)];
      const depth = (Math.hypot(...a) + Math.hypot(...b)) / 2 - nudge;
      this.add(layer, depth, (pen) => {
        pen.globalAlpha = alpha;
        pen.strokeStyle = stroke;
        pen.lineCap = 'round';
        pen.lineWidth = Math.max(this.density, (thickMm * (p.scale + q.scale)) / 2);
        pen.setLineDash(dash ? dash.map((d) => d * p.scale) : []);
        pen.beginPath();
        pen.moveTo(p.x, p.y);
        pen.lineTo(q.x, q.y);
        pen.stroke();
        pen.setLineDash([]);
      });
    }
  }

  /** A line along points that all lie at about the same distance, drawn as one. */
  path(points, thickMm, { stroke, alpha = 1, layer = 1 }) {
    const seen = points.map((p) => this.seen(p)).filter((p) => p[2] >= NEAR_MM);
    if (seen.length < 2) return;
    const flat = seen.map((p) => this.flat(...p));
    const scale = flat.reduce((sum, p) => sum + p.scale, 0) / flat.length;
    this.add(layer, 0, (pen) => {
      pen.globalAlpha = alpha;
      pen.strokeStyle = stroke;
      pen.lineCap = pen.lineJoin = 'round';
      pen.lineWidth = Math.max(this.density, thickMm * scale);
      pen.beginPath();
      flat.forEach((p, i) => (i ? pen.lineTo(p.x, p.y) : pen.moveTo(p.x, p.y)));
      pen.stroke();
    });
  }

  /** How far a point lies behind what the eye looks at; negative if before it. */
  beyond(p) {
    const { at } = this.eye;
    return dot([p[0] - at[0], p[1] - at[1], p[2] - at[2]], this.forward);
  }

  /** A ball. */
  ball(centre, radiusMm, { fill, stroke, alpha = 1, layer = 2, nudge = 0 }) {
    const at = this.onCanvas(centre);
    if (!at) return;
    this.add(layer, Math.hypot(...this.seen(centre)) - nudge, (pen) => {
      pen.globalAlpha = alpha;
      pen.beginPath();
      pen.arc(at.x, at.y, Math.max(1.5 * this.density, radiusMm * at.scale), 0, 2 * Math.PI);
      if (fill) {
        pen.fillStyle = fill;
        pen.fill();
      }
      if (stroke) {
        pen.strokeStyle = stroke;
        pen.lineWidth = 1.5 * this.density;
        pen.stroke();
      }
    });
  }

  /** Text beside a point, over everything. */
  label(point, text, { ink, ground, sub = '', alpha = 1, shift = 0, size = 13 }) {
    const at = this.onCanvas(point);
    if (!at) return;
    this.add(3, at.z, (pen) => {
      const px = size * this.density;
      pen.globalAlpha = alpha;
      pen.textAlign = 'left';
      pen.textBaseline = 'middle';
      const bold = `600 ${px}px ${this.font}`;
      const plain = `400 ${px}px ${this.font}`;
      pen.font = bold;
      const wide = pen.measureText(text).width;
      pen.font = plain;
      const whole = wide + (sub ? pen.measureText(` ${sub}`).width : 0);
      const left = Math.min(this.canvas.width - whole - px, Math.max(px, at.x - whole / 2));
      const y = Math.max(1.2 * px, at.y + shift * px);
      pen.fillStyle = ground;
      pen.beginPath();
      pen.roundRect(left - 0.5 * px, y - 0.78 * px, whole + px, 1.56 * px, 0.5 * px);
      pen.fill();
      pen.fillStyle = ink;
      pen.font = bold;
      pen.fillText(text, left, y);
      if (sub) {
        pen.font = plain;
        pen.fillText(` ${sub}`, left + wide, y);
      }
    });
  }

  /** Draws everything that was put here since `begin`. */
  end() {
    this.shapes.sort((a, b) => a.layer - b.layer || b.depth - a.depth);
    for (const shape of this.shapes) shape.draw(this.pen);
    this.pen.globalAlpha = 1;
  }
}

/** Cuts off what lies before the near plane. */
function clip(points) {
  const kept = [];
  points.forEach((a, i) => {
    const b = points[(i + 1) % points.length];
    if (a[2] >= NEAR_MM) kept.push(a);
    if (a[2] >= NEAR_MM !== b[2] >= NEAR_MM) {
      const t = (NEAR_MM - a[2]) / (b[2] - a[2]);
      kept.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), NEAR_MM]);
    }
  });
  return kept;
}

export function dot(a, b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a, b) {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
