// The part of Markdown that Teams shows in a TextBlock. Everything is escaped first; only what is made here is HTML.
const HIDDEN = 0xe000;

const escapeHtml = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A character after a backslash is text: it is moved out of the way of every rule below. */
const hide = (text) => text
  .replace(/[\ue000-\ue07f]/g, '')
  .replace(/\\([!-/:-@[-`{-~])/g, (_, c) => String.fromCharCode(HIDDEN + c.charCodeAt(0)));

const reveal = (html) => html.replace(/[\ue000-\ue07f]/g, (c) => escapeHtml(String.fromCharCode(c.charCodeAt(0) - HIDDEN)));

function link(whole, label, address) {
  const url = reveal(address).replace(/&#38;/g, '&');
  return /^(https?:|mailto:)/i.test(url) && !/["'<>\s]/.test(url)
    ? `<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${label}</a>`
    : whole;
}

const spans = (text) => text
  .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
  .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '<em>$1</em>')
  .replace(/(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)/g, '<strong>$1</strong>')
  .replace(/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '<em>$1</em>');

/** Links are cut out before bold and italic, so that an underscore in an address stays an underscore. */
function inline(text) {
  const links = [];
  const kept = text.replace(/\[([^\]]+)\]\(([^()\s]+)\)/g, (whole, label, address) => {
    links.push(link(whole, spans(label), address));
    return `\ue0ff${links.length - 1}\ue0ff`;
  });
  return spans(kept).replace(/\ue0ff(\d+)\ue0ff/g, (_, n) => links[n]);
}

export function markdown(text) {
  const out = [];
  let list = null;
  let paragraph = [];
  const endParagraph = () => { if (paragraph.length) out.push(`<p>${paragraph.join('<br>')}</p>`); paragraph = []; };
  const endList = () => { if (list) out.push(`</${list}>`); list = null; };
  for (const line of escapeHtml(hide(String(text).replace(/\ue0ff/g, ''))).split(/\r\n?|\n/)) {
    const item = /^\s*(?:([-*+])|(\d{1,3})[.)])\s+(.*)$/.exec(line);
    if (item) {
      endParagraph();
      const kind = item[1] ? 'ul' : 'ol';
      if (list !== kind) { endList(); out.push(kind === 'ol' && item[2] !== '1' ? `<ol start="${Number(item[2])}">` : `<${kind}>`); list = kind; }
      out.push(`<li>${inline(item[3])}</li>`);
    } else if (line.trim() === '') { endParagraph(); endList(); } else { endList(); paragraph.push(inline(line)); }
  }
  endParagraph();
  endList();
  return reveal(out.join(''));
}
