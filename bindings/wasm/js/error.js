/** What would help, in the terms of this package. */
const TERMS = { encoding: '{ encoding }', year: '{ year }', agency: '{ agency }', convert: 'toForm2021()', fields: 'fields()' };

/** No report can be made of an input, or a call failed inside; `code` says why, the same in every language. */
export class DisclosureError extends Error {
  /** @param {{schema: string, source: {name: string | null}, error: {code: string, message: {zh: string, en: string}, hint?: string}}} failure */
  constructor(failure) {
    const { code, message, hint } = failure.error;
    const term = Object.hasOwn(TERMS, hint ?? '') ? ` (${TERMS[hint]})` : '';
    super(`${message.zh} | ${message.en}${term}`);
    this.name = 'DisclosureError';
    this.code = code;
    this.zh = message.zh;
    this.en = message.en;
    this.hint = hint;
    this.failure = failure;
  }
}

/** The failure of an input that made its reader stop. */
export function stopped(name) {
  const message = {
    zh: '文件使读取程序中止；文件可能已损坏，请用原来的程序打开并另存后再试',
    en: 'the file made its reader stop; it may be broken: open it with the program it is from, save it and try again',
  };
  return new DisclosureError({
    schema: 'gov-disclosure/failure/v1',
    source: { name: name ?? null },
    error: { code: 'malformed', message },
  });
}

/** The error of a call that cannot be meant: a `TypeError` with the code `usage`. */
export const usage = (message) => Object.assign(new TypeError(message), { code: 'usage' });

/** What a call threw in words, as the error that a caller is promised. */
export function errorOf(thrown) {
  return thrown.startsWith('{') ? new DisclosureError(JSON.parse(thrown)) : usage(thrown);
}
