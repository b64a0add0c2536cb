// What every page does: the theme button, and news for the parts that it has.
import { Floor } from './floor.js';
import { morph } from './morph.js';
import { listen } from './stream.js';
import { Wall } from './wall.js';

const root = document.documentElement;

document.getElementById('theme')?.addEventListener('click', () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('saunter-theme', root.dataset.theme);
  } catch (e) {
    // Storage is forbidden: the choice lasts as long as the page.
  }
});

document.addEventListener('click', async (e) => {
  const button = e.target.closest('[data-replay]');
  if (!button) return;
  const { open } = await import('./replay.js'); // few pages need it
  open(button);
});

const { store, topics } = document.body.dataset;
if (store && topics) {
  listen(store, topics, parts());
}

function parts() {
  const on = {};
  const floorRoot = document.getElementById('floor');
  if (floorRoot) {
    const floor = new Floor(floorRoot);
    on.floor = (text) => floor.show(JSON.parse(text));
  }
  for (const topic of ['headline', 'bills', 'moments', 'receipts', 'questions', 'health']) {
    const part = document.getElementById(topic);
    if (part) on[topic] = (html) => morph(part, html, topic !== 'headline' && topic !== 'health');
  }
  const wallRoot = document.getElementById('cameras');
  if (wallRoot) {
    const wall = new Wall(wallRoot, store);
    on.cameras = (html) => {
      morph(wallRoot, html, false);
      wall.look();
    };
  }
  const bills = on.bills;
  if (bills) {
    on.bills = (html) => {
      bills(html);
      document.getElementById('bill-count').textContent =
        document.querySelectorAll('#bills .bill').length;
    };
  }
  const questions = on.questions;
  on.questions = (html) => {
    questions?.(html);
    badge(html);
  };
  const one = document.getElementById('one-bill');
  if (one) on.bills = (html) => oneBill(one, html);
  return on;
}

/** The page of one open visit: its bill while it is open, its receipt as soon as there is one. */
function oneBill(one, html) {
  const all = document.createElement('template');
  all.innerHTML = html;
  const bill = all.content.getElementById(`bill-${one.dataset.visit}`);
  if (bill) morph(one, bill.outerHTML);
  else location.reload();
}

function badge(html) {
  const all = document.createElement('template');
  all.innerHTML = html;
  const n = all.content.querySelectorAll('.question').length;
  const mark = document.getElementById('waiting');
  if (mark) {
    mark.dataset.count = n;
    mark.textContent = n;
  }
}
