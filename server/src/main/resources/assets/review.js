// The review form: remembers the reviewer, sends once, edits the lines.

const NAME = 'saunter-reviewer';

for (const input of document.querySelectorAll('input[name=reviewer]')) {
  try {
    input.value = localStorage.getItem(NAME) ?? '';
    input.addEventListener('change', () => localStorage.setItem(NAME, input.value));
  } catch (e) {
    // Storage is forbidden: the name is typed each time.
  }
}

for (const form of document.querySelectorAll('form.once')) {
  form.addEventListener('submit', () => {
    const chosen = form.querySelector('input[name=alternative]:checked');
    if (chosen) form.querySelector('input[name=seen]').value = chosen.dataset.seen;
    for (const button of form.querySelectorAll('button[type=submit]')) {
      button.disabled = true;
      button.textContent = 'Sending…';
    }
  });
}

const lines = document.getElementById('edit-lines');
const none = document.getElementById('no-lines');

lines?.addEventListener('click', (e) => {
  const step = e.target.closest('[data-step]');
  if (step) change(step.closest('li'), Number(step.dataset.step));
});

document.getElementById('found')?.addEventListener('click', (e) => {
  const button = e.target.closest('button.add');
  if (button) add(button.dataset);
});

document.getElementById('product')?.addEventListener('keydown', (e) => {
  if (e.key !== 'Enter') return;
  e.preventDefault();
  document.querySelector('#found button.add')?.click();
});

function change(line, by) {
  const input = line.querySelector('input[name=count]');
  input.value = Math.max(0, Math.min(999, (Number(input.value) || 0) + by));
  line.classList.toggle('gone', input.value === '0');
}

function add({ sku, name, price }) {
  for (const line of lines.children) {
    if (line.dataset.sku === sku) {
      change(line, 1);
      return;
    }
  }
  const line = document.createElement('li');
  line.dataset.sku = sku;
  const hidden = make('input', { type: 'hidden', name: 'sku', value: sku });
  const title = make('span', { className: 'title', textContent: name });
  title.append(make('span', { className: 'sub', textContent: `${price} each · added` }));
  const stepper = make('span', { className: 'stepper' });
  const less = make('button', { type: 'button', textContent: '−', ariaLabel: `One less ${name}` });
  less.dataset.step = '-1';
  const count = make('input', { name: 'count', inputMode: 'numeric', value: '1', required: true, ariaLabel: `Count of ${name}` });
  const more = make('button', { type: 'button', textContent: '+', ariaLabel: `One more ${name}` });
  more.dataset.step = '1';
  stepper.append(less, count, more);
  line.append(hidden, title, stepper);
  lines.append(line);
  none.hidden = true;
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
