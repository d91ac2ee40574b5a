// What the library says of itself is data, loaded by those who ask, of which each gets a copy.

const listed = (file) => async () => structuredClone((await file()).default);

export const fields = listed(() => import('../dist/fields.js'));
export const printed = listed(() => import('../dist/printed.js'));
export const indicatorDefinitions = listed(() => import('../dist/indicatorDefinitions.js'));
export const rules = listed(() => import('../dist/rules.js'));
export const schema = listed(() => import('../dist/schema.js'));
