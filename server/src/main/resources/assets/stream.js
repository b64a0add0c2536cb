// The event stream of the store, and what the little light at the top says about it.

const AGAIN_MS = 10000;

/** Listens to topics of a store; `on` maps a topic to what takes its text. */
export function listen(store, topics, on) {
  const light = document.getElementById('link');
  const say = (state, text) => {
    if (!light) return;
    light.dataset.state = state;
    light.querySelector('.text').textContent = text;
  };
  const events = new EventSource(`${store}/events?topics=${topics}`);
  events.addEventListener('open', () => say('live', 'Live'));
  events.addEventListener('error', () => {
    if (events.readyState !== EventSource.CLOSED) {
      say('lost', 'Reconnecting');
      return;
    }
    say('lost', 'Not connected'); // refused: too many pages, or the shop is gone
    setTimeout(() => listen(store, topics, on), AGAIN_MS);
  });
  for (const [topic, take] of Object.entries(on)) {
    events.addEventListener(topic, (e) => take(e.data));
  }
  addEventListener('pagehide', () => events.close());
  addEventListener('pageshow', (e) => e.persisted && location.reload());
}
