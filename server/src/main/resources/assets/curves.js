// What the plates weighed around a moment, as a small chart with a hand that runs along.

const PAD = 8;

/** Draws the weight curves of a replay. */
export class Curves {
  constructor(canvas, replay, ink, font) {
    this.canvas = canvas;
    this.replay = replay;
    this.ink = ink;
    this.font = font;
    this.curves = replay.curves.map(({ plateId, weights }) => {
      const rest = weights[0].grams;
      return { plateId, points: weights.map((w) => [w.atMillis, w.grams - rest]) };
    });
    const all = this.curves.flatMap((c) => c.points.map((p) => p[1]));
    const low = Math.min(0, ...all);
    const high = Math.max(0, ...all);
    const spare = Math.max(4, (high - low) * 0.12);
    this.low = low - spare;
    this.high = high + spare;
    canvas.setAttribute(
      'aria-label',
      this.curves.length ? `Weight of ${this.curves.map((c) => c.plateId).join(', ')} over time` : 'No weights are kept',
    );
  }

  draw(ms) {
    const density = Math.min(2, devicePixelRatio || 1);
    const { canvas, ink, replay } = this;
    const [width, height] = [Math.round(canvas.clientWidth * density), Math.round(canvas.clientHeight * density)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const pen = canvas.getContext('2d');
    const pad = PAD * density;
    const x = (at) => pad + (at / replay.lengthMillis) * (width - 2 * pad);
    const y = (grams) => height - pad - ((grams - this.low) / (this.high - this.low)) * (height - 2 * pad);
    pen.clearRect(0, 0, width, height);
    pen.font = `${11 * density}px ${this.font}`;
    pen.textBaseline = 'middle';
    pen.fillStyle = ink.line;
    pen.globalAlpha = 0.6;
    pen.fillRect(x(replay.onsetMillis), 0, Math.max(density, x(replay.settleMillis) - x(replay.onsetMillis)), height);
    pen.globalAlpha = 1;
    pen.fillStyle = ink.soft;
    pen.textAlign = 'left';
    pen.fillText('the shelf moves', x(replay.onsetMillis) + 5 * density, height - 12 * density);
    if (!this.curves.length) {
      pen.fillStyle = ink.soft;
      pen.textAlign = 'center';
      pen.fillText('No weights of this moment are kept.', width / 2, height / 2);
    }
    pen.strokeStyle = ink.line;
    pen.lineWidth = density;
    line(pen, [[x(0), y(0)], [x(replay.lengthMillis), y(0)]]);
    this.curves.forEach((curve, i) => this.curve(pen, curve, i, x, y, density));
    pen.strokeStyle = ink.text;
    pen.lineWidth = 1.5 * density;
    line(pen, [[x(ms), 0], [x(ms), height]]);
    this.curves.forEach((curve, i) => this.value(pen, curve, i, ms, [width, pad, density]));
  }

  color(i) {
    return i ? this.ink.hue(i + 2) : this.isTake ? this.ink.take : this.ink.put;
  }

  curve(pen, { points }, i, x, y, density) {
    pen.strokeStyle = this.color(i);
    pen.lineWidth = 2 * density;
    pen.lineJoin = 'round';
    line(pen, points.map(([at, grams]) => [x(at), y(grams)]));
  }

  /** What a plate weighs now, against the beginning. */
  value(pen, { plateId, points }, i, ms, [width, pad, density]) {
    let now = points[0][1];
    for (const [at, grams] of points) if (at <= ms) now = grams;
    pen.fillStyle = this.color(i);
    pen.textAlign = 'right';
    const text = `${plateId}  ${now < 0 ? '−' : '+'}${Math.abs(now).toFixed(0)} g`;
    pen.fillText(text, width - pad, (10 + 15 * i) * density);
  }
}

function line(pen, points) {
  pen.beginPath();
  points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.stroke();
}
