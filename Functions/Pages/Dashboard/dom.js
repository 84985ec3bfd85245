/** Makes an element. `props` sets properties, `data-…`/`aria-…`/`role`/`for` attributes and listeners (`onclick`). Text is never HTML. */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name.includes('-') || ['role', 'for', 'colSpan', 'scope', 'datetime'].includes(name)) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Tells a screen reader what changed. */
export function say(text) {
  byId('say').textContent = text;
}

/** Only addresses of the web become links: what people typed may be anything. */
export const isWeb = (url) => /^https?:\/\//i.test(url ?? '');
