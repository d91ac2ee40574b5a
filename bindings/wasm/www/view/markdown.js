// The pages of the rules, which are Markdown of a few kinds: headings, paragraphs, lists, quotations and code words.
import { h } from './dom.js';

const HAN = /\p{Script=Han}/u;
const MARKED = /(`[^`]+`|\*\*[^*]+\*\*)/;
const QUOTED = { zh: (name) => `「${name}」`, en: (name) => `“${name}”` };

/** The part of a page in a language; its title is in that language. `ruled` gives the words of a rule by its id. */
export function markdown(page, language, title, ruled = () => undefined) {
  /** A code word; a reader knows a rule by its words, not by its id. */
  const code = (word) => {
    const name = ruled(word);
    return name ? QUOTED[language](name.replace(/\.$/, '')) : h('code', {}, word);
  };
  /** Chinese has spaces around an id, and none around words. */
  const spaced = (text) => (language === 'zh' ? text.replaceAll(/ ?(`[A-Z]\d{3}`) ?/g, '$1') : text);
  /** The words of a line, with the code words marked; links are their words. */
  const inline = (text) => spaced(text).replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').split(MARKED).map((part) => {
    if (part.startsWith('`')) return code(part.slice(1, -1));
    return part.startsWith('**') ? h('strong', {}, part.slice(2, -2)) : part;
  });
  const body = page.replace(/^---\n[\s\S]*?\n---\n/, '');
  const parts = body.split(/^(?=## )/m).filter((part) => part.startsWith('## ') && HAN.test(part.split('\n')[0]) === (language === 'zh'));
  const blocks = parts.join('\n').split(/\n{2,}/).map((block) => block.trim()).filter(Boolean);
  return [h('h3', {}, title), blocks.map((block) => {
    if (block.startsWith('## ')) {
      const [heading, ...rest] = block.split('\n');
      return [h('h4', {}, inline(heading.slice(3))), rest.length > 0 && h('p', {}, inline(rest.join(' ')))];
    }
    if (/^[-*] /.test(block)) return h('ul', {}, block.split(/\n(?=[-*] )/).map((item) => h('li', {}, inline(item.slice(2).replaceAll('\n', ' ')))));
    if (block.startsWith('>')) return h('blockquote', {}, inline(block.replaceAll(/^> ?/gm, '')));
    return h('p', {}, inline(block.replaceAll('\n', language === 'zh' ? '' : ' ')));
  })];
}
