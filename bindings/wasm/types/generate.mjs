// Writes js/report.d.ts, the types of a report, from its JSON Schema. `--check` says whether it is current.
import { readFileSync, writeFileSync } from 'node:fs';

const schema = JSON.parse(readFileSync(new URL('../../../crates/gov-disclosure/src/report/schema.json', import.meta.url), 'utf8'));
const file = new URL('../js/report.d.ts', import.meta.url);

// These always have all their keys, null where unknown; elsewhere a key that does not apply is left out.
const WHOLE = new Set(['Source', 'Meta', 'Contact', 'FormEditions']);
// But for what few reports have: the form of a table of 2008 to 2018, and their place in a file of several.
const RARE = new Set(['statistics', 'part']);

const comment = (text, indent) => (text ? `${indent}/** ${text.replaceAll(/\[`?([^\]`]+)`?\](?!\()/g, '`$1`').split('\n').join(`\n${indent} * `)} */\n` : '');

function type(node, indent) {
  if (node.$ref) return node.$ref.split('/').at(-1);
  if ('const' in node) return JSON.stringify(node.const);
  const choices = node.oneOf ?? node.anyOf;
  if (choices) return choices.map((choice) => type(choice, indent)).join(' | ');
  const types = [node.type].flat();
  return types.map((name) => named(name, node, indent)).join(' | ');
}

function named(name, node, indent) {
  switch (name) {
    case 'string': case 'boolean': case 'null': return name;
    case 'integer': case 'number': return 'number';
    case 'array': {
      const item = type(node.items, indent);
      if (node.minItems && node.minItems === node.maxItems) return `[${Array(node.minItems).fill(item).join(', ')}]`;
      return item.includes('|') ? `(${item})[]` : `${item}[]`;
    }
    case 'object': return object(node, indent);
    default: throw new Error(`the schema has a type that is not known here: ${JSON.stringify(node)}`);
  }
}

function object(node, indent, whole = false) {
  if (!node.properties) return `{ [id: string]: ${type(node.additionalProperties, indent)} }`;
  const inner = `${indent}  `;
  const members = Object.entries(node.properties).map(([key, value]) => {
    // What has a default is always written; only what is read may lack it.
    const always = node.required?.includes(key) || 'default' in value || (whole && !RARE.has(key) && type(value, inner).endsWith('null'));
    return `${comment(value.description, inner)}${inner}${key}${always ? '' : '?'}: ${always ? type(value, inner) : present(value, inner)};\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}

/** The type of a key that is left out where it is null, unless its description says what null means. */
function present(node, indent) {
  const whole = type(node, indent);
  return /\bnull (where|before)\b/.test(node.description) ? whole : whole.replace(/ \| null$|^null \| /, '');
}

function declaration(name, node) {
  const head = comment(node.description, '');
  if (node.type === 'object' && node.properties) return `${head}export interface ${name} ${object(node, '', WHOLE.has(name))}\n`;
  return `${head}export type ${name} = ${type(node, '')};\n`;
}

const definitions = [['Report', schema], ...Object.entries(schema.$defs)].map(([name, node]) => declaration(name, node));
const text = `// Written by types/generate.mjs from the JSON Schema of a report.\n\n${definitions.join('\n')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('js/report.d.ts is not what the JSON Schema says: run node bindings/wasm/types/generate.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}
