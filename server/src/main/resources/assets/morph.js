// Makes a container show new HTML while touching only what differs, so that focus, scroll
// positions and transitions survive. Children with an id are matched by it.

/** Shows `html` inside `container`; new children with an id get the class `fresh`. */
export function morph(container, html, markFresh = true) {
  const next = document.createElement('template');
  next.innerHTML = html;
  children(container, next.content, markFresh);
}

function children(now, next, markFresh) {
  const byId = new Map();
  for (const child of now.children) {
    if (child.id) byId.set(child.id, child);
  }
  let at = now.firstChild;
  for (const wanted of [...next.childNodes]) {
    let have = wanted.id ? byId.get(wanted.id) : null;
    if (have) {
      byId.delete(wanted.id);
    } else if (!wanted.id && at && !at.id && at.nodeType === wanted.nodeType && at.nodeName === wanted.nodeName) {
      have = at;
    }
    if (!have) {
      if (markFresh && wanted.id) wanted.classList.add('fresh');
      now.insertBefore(wanted, at);
      continue;
    }
    if (have === at) at = at.nextSibling;
    else now.insertBefore(have, at);
    node(have, wanted, markFresh);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function node(have, wanted, markFresh) {
  if (have.nodeType === Node.TEXT_NODE) {
    if (have.data !== wanted.data) have.data = wanted.data;
    return;
  }
  if (have.nodeType !== Node.ELEMENT_NODE || have.isEqualNode(wanted)) return;
  if (have.hasAttribute('data-own')) return; // a script of the page draws in there
  for (const { name } of [...have.attributes]) {
    if (!wanted.hasAttribute(name)) have.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (have.getAttribute(name) !== value) have.setAttribute(name, value);
  }
  children(have, wanted, markFresh);
}
