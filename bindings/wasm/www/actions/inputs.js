// What is dropped, chosen or pasted, as files by name: folders and ZIP archives are their files.
import { Encrypted, entries } from '../model/zip.js';

/** Files that are beside others and are no reports: what a system or a program leaves. */
const isJunk = (path) => /(^|\/)(\.|~\$|__MACOSX|Thumbs\.db$|desktop\.ini$)/i.test(path);

const isPackage = (names) => names.some((name) => /^(\[Content_Types\]\.xml|OFD\.xml|mimetype)$/i.test(name));

/** What stands for a file that cannot be unpacked: the beginning of one that breaks off, which is then said of it. */
const BROKEN = new Uint8Array([0x50, 0x4b, 3, 4]);

const bareName = (path) => path.split('/').at(-1);

/** Documents that are archives themselves. */
const isDocument = (name) => /\.(docx|docm|dotx|xlsx|xlsm|ofd|odt|ods|wps|et)$/i.test(name);

/** The files of an archive, whatever its name; a document that is an archive itself is one file. */
async function unpacked({ name, path = null, blob }) {
  const head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  if (head[0] !== 0x50 || head[1] !== 0x4b || isDocument(name)) return [{ name, path, blob }];
  try {
    const found = entries(new Uint8Array(await blob.arrayBuffer()));
    if (isPackage(found.map((entry) => entry.name))) return [{ name, path, blob }];
    const files = found.filter((entry) => !entry.name.endsWith('/') && !isJunk(entry.name));
    const contents = await Promise.all(files.map((entry) => entry.bytes().catch((error) => {
      // Of an archive with a password nothing can be read: it is one refusal, not one for each file.
      if (error instanceof Encrypted) throw error;
      return BROKEN;
    })));
    return files.map((entry, at) => ({ name: bareName(entry.name), path: `${path ?? name}/${entry.name}`, blob: new Blob([contents[at]]) }));
  } catch {
    return [{ name, path, blob }];
  }
}

/** The files of a folder that was dropped, at any depth. */
async function walked(entry, path = '') {
  const own = path + entry.name;
  if (isJunk(own)) return [];
  if (entry.isFile) return [{ name: entry.name, path: own, blob: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  const reader = entry.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    all.push(...some);
  }
  return (await Promise.all(all.map((one) => walked(one, `${own}/`)))).flat();
}

const named = (files) => [...files].filter((file) => !isJunk(file.webkitRelativePath || file.name)).map((file) => ({ name: file.name, path: file.webkitRelativePath || null, blob: file }));

/** Files as a control gives them. */
export const fromList = async (list) => (await Promise.all(named(list).map(unpacked))).flat();

/** Files as a drop gives them. What it holds must be asked for at once, before anything is waited for. */
export async function fromDrop(transfer) {
  const roots = [...transfer.items].map((item) => item.kind === 'file' && item.webkitGetAsEntry?.()).filter(Boolean);
  const plain = named(transfer.files);
  const found = roots.some((root) => root.isDirectory) ? (await Promise.all(roots.map((root) => walked(root)))).flat() : plain;
  return (await Promise.all(found.map(unpacked))).flat();
}
